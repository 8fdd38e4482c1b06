import * as assert from "node:assert/strict";
import { frontMatterExtent, paragraphAt } from "../../../src/core/text/layout";
import { mark, marked, only } from "../marked";

describe("Front matter", () => {
  /** The inner text is marked; what follows the extent stands behind `|`. */
  const check = (expected: string) => {
    const { text: withBar, span } = only(marked(expected.replace("|", "\u0000")));
    const text = withBar.replace("\u0000", "");
    const extent = frontMatterExtent(text);
    assert.deepEqual(extent, { inner: span, end: withBar.indexOf("\u0000") });
  };
  const none = (text: string) => assert.equal(frontMatterExtent(text), null, JSON.stringify(text));

  it("stands between two lines of three hyphens at the start", () => {
    check("---\n[[participant: P03\ndate: 2026-10-06\n]]---\n|So when they brought it in");
    check("---  \n[[a: 1\n]]---\t\n|\nBody");
  });

  it("may be empty, end with three points, or be all there is", () => {
    check("---\n[[]]---\n|Body");
    check("---\n[[a: 1\n]]...\n|Body");
    check("---\n[[a: 1\n]]---|");
  });

  it("is not there when the text begins otherwise, or when it is never closed", () => {
    none("");
    none("Body\n---\na: 1\n---\n");
    none("\n---\na: 1\n---\n");
    none("----\na: 1\n----\n");
    none("---\na: 1\n\nBody without an end\n ---\n----\n");
    none(`---\n${"a: 1\n".repeat(20_000)}---\n`);
  });
});

describe("The paragraph at a place", () => {
  const check = (source: string, expected: string) => {
    const text = source.replace("|", "");
    assert.equal(mark(text, [paragraphAt(text, source.indexOf("|"))]), expected);
  };

  it("reaches to the next blank line on either side", () => {
    check("One.\n\nTwo,\nand m|ore,\nand end.\n\nThree.", "One.\n\n[[Two,\nand more,\nand end.]]\n\nThree.");
    check("O|ne.\n \t\nTwo.", "[[One.]]\n \t\nTwo.");
    check("One.\n\nTwo.|", "One.\n\n[[Two.]]");
    check("One.\n|\nTwo.", "One.\n[[]]\nTwo.");
    check("|", "[[]]");
  });
});
