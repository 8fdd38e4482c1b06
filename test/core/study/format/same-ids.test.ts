import * as assert from "node:assert/strict";
import { resolver } from "../../../../src/core/text/finding/resolve";
import type { Mark, Passage, Removal } from "../../../../src/core/study/format/record";
import { bestPlace, parseSidecar, currentLines } from "../../../../src/core/study/format/sidecar";
import { mark } from "../../marked";
import { coding, codedMark, removal, sidecarOf } from "../records";

const said = "She said [[I felt safe]] there";
const at = (time: string) => ({ revised: `2026-11-2${time}Z` });

/** Which of the lines of one id counts, and which of the others stay for someone to choose; by their order. */
function check(
  records: readonly (Passage | Mark | Removal)[],
  winner: number,
  rivals: readonly number[] = [],
): void {
  const orders = [records, [...records].reverse()];
  for (const order of orders) {
    const { lines } = parseSidecar(sidecarOf(...order), "");
    const settled = currentLines({ lines, broken: [], problems: [] });
    assert.equal(settled.length, 1);
    assert.deepEqual(settled[0]!.record, records[winner]);
    const kept = (settled[0]!.rivals ?? []).map(({ record }) => JSON.stringify(record));
    assert.deepEqual(kept.sort(), rivals.map((rival) => JSON.stringify(records[rival])).sort());
  }
}

describe("Of several lines with one id", () => {
  it("the latest counts", () => {
    const one = coding(1, said, "trust", at("2T10:00:00"));
    const two = coding(1, said, "doubt", at("2T10:00:01"));
    check([one, two], 1, [0]);
  });

  it("the latest counts by fractions of a second too", () => {
    check([coding(1, said, "trust", at("2T10:00:00")), coding(1, said, "doubt", at("2T10:00:00.5"))], 1, [0]);
  });

  it("a removal counts by its time like any other change", () => {
    const changed = coding(1, said, "trust", at("3T10:00:00"));
    check([changed, removal(1, "2026-11-22T10:00:00Z")], 0, [1]);
    check([changed, removal(1, "2026-11-24T10:00:00Z")], 1, [0]);
  });

  it("the greater line counts where the times are the same", () => {
    check([coding(1, said, "a", at("2T10:00:00")), coding(1, said, "b", at("2T10:00:00"))], 1, [0]);
  });

  it("the original is no rival of what was made from it", () => {
    const original = coding(1, said, "trust");
    check([original, coding(1, said, "doubt", at("2T10:00:00"))], 1);
    check([original, removal(1, "2026-11-22T10:00:00Z")], 1);
    check([codedMark(1), removal(1, "2026-11-22T10:00:00Z")], 1);
  });

  it("two originals that say different things are rivals", () => {
    check([coding(1, said, "doubt"), coding(1, said, "trust")], 1, [0]);
  });

  it("a line that differs only in its place, or in when the same was said, is no rival", () => {
    const one = coding(1, said, "trust", at("2T10:00:00"));
    check([one, coding(1, `Well. ${said}`, "trust", at("2T10:00:00"))], 0);
    check([one, coding(1, said, "trust", at("2T11:00:00"))], 1);
    check([removal(1, "2026-11-22T10:00:00Z"), removal(1, "2026-11-22T11:00:00Z")], 1);
  });

  it("three versions leave two to choose from", () => {
    check(
      [
        coding(1, said, "a", at("2T10:00:00")),
        coding(1, said, "b", at("3T10:00:00")),
        coding(1, said, "c", at("4T10:00:00")),
        coding(1, said, "original"),
      ],
      2,
      [0, 1],
    );
  });

  it("identical ones are one", () => {
    const one = coding(1, said, "trust");
    check([one, one], 0);
  });

  it("each id settles for itself, in the order of the file", () => {
    const text = sidecarOf(
      coding(2, said, "b"),
      coding(1, said, "a"),
      coding(2, said, "c", at("2T10:00:00")),
    );
    const settled = currentLines(parseSidecar(text, ""));
    assert.deepEqual(
      settled.map(({ record }) => (record as Passage).code),
      ["c", "a"],
    );
  });
});

describe("The place of lines with one id", () => {
  const place = (lines: readonly Passage[], text: string) => {
    const sidecar = parseSidecar(sidecarOf(...lines), "");
    const { placing } = bestPlace(currentLines(sidecar)[0]!.record as Passage, sidecar.lines, resolver(text));
    return `${placing.status}: ${placing.span === null ? "" : mark(text, [placing.span])}`;
  };
  const old = coding(1, "She said [[I felt safe]] there", "trust", at("3T10:00:00"));
  const placed = coding(1, "She said [[I felt secure]] there", "trust", at("2T10:00:00"));

  it("is that of whichever resolves best in the present text", () => {
    assert.equal(
      place([old, placed], "She said I felt secure there"),
      "exact: She said [[I felt secure]] there",
    );
    assert.equal(place([old, placed], "She said I felt safe there"), "exact: She said [[I felt safe]] there");
  });

  it("is lost where all of them are", () => {
    assert.equal(place([old, placed], "She said nothing"), "lost: ");
  });
});
