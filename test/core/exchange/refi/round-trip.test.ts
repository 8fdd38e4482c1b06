import * as assert from "node:assert/strict";
import { lawOf } from "../../law";
import * as fc from "fast-check";
import { exported, imported } from "./exchange-study";
import { saidBy, studies } from "./random-studies";

describe("A study that left as a REFI-QDA project", () => {
  it("comes back as it was: codes, colours, passages with their ids, coders, participants and memos", () =>
    lawOf(fc.tuple(studies, fc.constantFrom("lf", "crlf")), async ([files, lineEnds]) => {
      const { bytes, lost } = await exported(files, lineEnds);
      assert.deepEqual(
        lost.map(({ what }) => what.split(",")[0]),
        ["themes"],
      );
      const back = await imported(bytes);
      assert.deepEqual(await saidBy(back.files), await saidBy(files));
      assert.deepEqual([back.lost, back.remarks], [[], []]);
    }));

  it("is the same bytes each time, also after it came back", () =>
    lawOf(studies, async (files) => {
      const first = await exported(files);
      assert.deepEqual((await exported(files)).bytes, first.bytes);
      const back = await imported(first.bytes);
      assert.deepEqual((await exported(back.files)).bytes, first.bytes);
    }));
});
