import * as assert from "node:assert/strict";
import { readInstant } from "../../../src/core/study/format/instant";

function check(written: string | null, time: string | null): void {
  assert.equal(readInstant(written), time);
}

describe("A time from elsewhere", () => {
  it("is kept as UTC, however it was written", () => {
    check("2026-11-21T10:04:00Z", "2026-11-21T10:04:00Z");
    check("2026-11-21T10:04:00.123Z", "2026-11-21T10:04:00.123Z");
    check("2026-11-21T10:04:00.1234567+02:00", "2026-11-21T08:04:00Z");
    check("2026-11-21T10:04:00", "2026-11-21T10:04:00Z");
    check("2026-11-21", "2026-11-21T00:00:00Z");
  });

  it("is none where it can't be one", () => {
    for (const text of [
      null,
      "",
      "yesterday",
      "2026-13-45T10:04:00Z",
      "0000-00-00T00:00:00Z",
      "2026-11-21T99:00:00",
    ])
      check(text, null);
  });
});
