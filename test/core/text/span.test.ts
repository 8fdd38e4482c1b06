import * as assert from "node:assert/strict";
import { contains, length, overlap, slice, span, trim } from "../../../src/core/text/span";
import { mark, marked, only } from "../marked";

describe("A span", () => {
  it("is refused where its numbers are none", () => {
    assert.deepEqual(span(2, 2), { start: 2, end: 2 });
    for (const [start, end] of [
      [3, 2],
      [-1, 2],
      [0.5, 2],
      [0, NaN],
      [0, Infinity],
    ] as const) {
      assert.throws(() => span(start, end), new RangeError(`no span: start ${start}, end ${end}`));
    }
  });

  it("cuts its words out of the text, and is as long as they are", () => {
    const { text, span: passage } = only(marked("She said [[I felt safe]] there"));
    assert.equal(slice(text, passage), "I felt safe");
    assert.equal(length(passage), "I felt safe".length);
  });

  it("overlaps another where they share a letter, not where they touch, and never where one is empty", () => {
    const check = (source: string, expected: boolean) => {
      const [a, b] = marked(source).spans;
      assert.equal(overlap(a!, b!), expected, source);
      assert.equal(overlap(b!, a!), expected, source);
    };
    check("[[I [[felt]] safe]]", true);
    check("[[I felt]][[ safe]]", false);
    check("[[I]] felt [[safe]]", false);
    check("[[I [[]]felt safe]]", false);
  });

  it("contains another within its edges, itself included", () => {
    const [outer, inner] = marked("She [[said [[I felt safe]]]] there").spans;
    assert.ok(contains(outer!, inner!));
    assert.ok(contains(outer!, outer!));
    assert.ok(!contains(inner!, outer!));
  });

  it("is trimmed of white space at its ends, down to nothing at its start", () => {
    const check = (source: string, expected: string) => {
      const { text, span: passage } = only(marked(source));
      assert.equal(mark(text, [trim(text, passage)]), expected);
    };
    check("She said[[ I felt safe\n\n]]there", "She said [[I felt safe]]\n\nthere");
    check("She said[[\u00a0\t I\u2028]]", "She said\u00a0\t [[I]]\u2028");
    check("She said[[ \n ]]there", "She said[[]] \n there");
    check("She [[said]] I", "She [[said]] I");
  });
});
