import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { lineAt, lineRange, linesOf, offsetAt, positionAt, rangeOf } from "../../../src/core/text/lines";
import { law, texts } from "../law";
import { marked, only } from "../marked";

describe("The lines of a text", () => {
  it("name a passage as editors do, by line and character", () => {
    const { text, span } = only(marked("R3: Was I?\n\nI: Mhm. [[So when\nthey]] brought it in"));
    assert.deepEqual(rangeOf(linesOf(text), span.start, span.end), {
      start: { line: 2, character: 8 },
      end: { line: 3, character: 4 },
    });
    assert.deepEqual(lineRange(3, 7), { start: { line: 3, character: 0 }, end: { line: 3, character: 7 } });
  });

  it("are found as by counting line ends, at every offset", () => {
    law(texts, (text) => {
      const lines = linesOf(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const before = text.slice(0, offset).split("\n");
        const position = { line: before.length - 1, character: before.at(-1)!.length };
        assert.deepEqual(positionAt(lines, offset), position);
        assert.equal(lineAt(lines, offset), position.line);
        assert.equal(offsetAt(lines, position), offset);
      }
    });
  });

  it("take a place beyond an end for that end", () => {
    law(fc.tuple(texts, fc.nat(40), fc.nat(40)), ([text, line, character]) => {
      const all = text.split("\n");
      const start = all.slice(0, line).join("\n").length + (line > 0 ? 1 : 0);
      const expected = line < all.length ? start + Math.min(character, all[line]!.length) : text.length;
      assert.equal(offsetAt(linesOf(text), { line, character }), expected);
    });
    const lines = linesOf("one\ntwo");
    assert.deepEqual(positionAt(lines, 99), { line: 1, character: 3 });
    assert.deepEqual(positionAt(lines, -1), { line: 0, character: 0 });
    assert.equal(offsetAt(lines, { line: -1, character: 2 }), 0);
    assert.equal(offsetAt(lines, { line: 1, character: -2 }), 4);
  });
});
