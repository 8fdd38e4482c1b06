import * as assert from "node:assert/strict";
import { addCode } from "../../../../../src/core/study/format/codebook/edit";
import { readCodebook } from "../../../../../src/core/study/format/codebook/codebook";
import { starterCodebook, starters } from "../../../../../src/core/study/format/codebook/starters";

describe("A starter codebook", () => {
  for (const [name, starter] of Object.entries(starters)) {
    it(`is small, and all drafts with a definition: ${name}`, () => {
      const { codebook, problems } = readCodebook(starterCodebook(starter));
      assert.deepEqual(problems, []);
      const codes = [...codebook.codes.values()];
      assert.deepEqual(
        codes.map((code) => code.name),
        Object.keys(starter.codes),
      );
      assert.ok(codes.length <= 8);
      for (const { definition, status, from } of codes) {
        assert.match(definition ?? "", /^[A-Z].*\.$/);
        assert.deepEqual([status, from], ["draft", "deductive"]);
      }
      assert.equal(new Set(codes.map(({ color }) => color)).size, codes.length);
    });

    it(`takes another code, and keeps its own as they are written: ${name}`, () => {
      const text = starterCodebook(starter);
      const added = addCode(text, { id: "pride", name: "Pride" }, null);
      assert.equal(added, `${text}  - id: pride\n    name: Pride\n`);
    });
  }
});
