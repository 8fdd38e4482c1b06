import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { lawOf } from "../../core/law";
import { exported, imported } from "./exchange-study";
import { saidBy, studies } from "./random-studies";

describe("A study that left as a REFI-QDA project", () => {
  it("comes back as it was, ids included, and leaves again as the same bytes", () =>
    lawOf(fc.tuple(studies, fc.constantFrom("lf", "crlf")), async ([files, lineEnds]) => {
      const { bytes, omitted } = await exported(files, lineEnds);
      assert.deepEqual(
        omitted.map(({ what }) => what.split(",")[0]),
        ["themes"],
      );
      const back = await imported(bytes);
      assert.deepEqual(await saidBy(back.files), await saidBy(files));
      assert.deepEqual([back.omitted, back.warnings], [[], []]);
      assert.deepEqual((await exported(back.files, lineEnds)).bytes, bytes);
    }));
});
