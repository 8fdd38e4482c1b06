import * as assert from "node:assert/strict";
import { describe as describePassage, contextLength } from "../../../src/core/text/place";
import { resolveAll } from "../../../src/core/text/finding/resolve";
import { textVersion } from "../../../src/core/text/version";
import { mark, marked, only } from "../marked";

/**
 * Describes the passage in the one text and finds it in the other; `expected` is the status and the text with the
 * passage marked, or the status alone where it has no place.
 */
function check(before: string, after: string, expected: string): void {
  const { text, span } = only(marked(before));
  const { status, span: found } = resolveAll([describePassage(text, span)], after)[0]!;
  assert.equal(found === null ? status : `${status}: ${mark(after, [found])}`, expected);
}

describe("A passage's description", () => {
  it("holds its words, what stands around them, and the version of the text", () => {
    const { text, span } = only(
      marked("So when they brought it in, she said [[I felt safe]] there, and that nobody had asked."),
    );
    assert.deepEqual(describePassage(text, span), {
      start: 37,
      quote: "I felt safe",
      prefix: "en they brought it in, she said ",
      suffix: " there, and that nobody had aske",
      text: textVersion(text),
    });
  });

  it("has less around them at the text's ends", () => {
    const { text, span } = only(marked("[[I felt safe]]."));
    const { prefix, suffix } = describePassage(text, span);
    assert.deepEqual([prefix, suffix], ["", "."]);
  });

  it("cuts no wide character in two at the edges of its context", () => {
    for (let gap = 30; gap <= 33; gap++) {
      const { text, span } = only(marked(`😀${"a".repeat(gap)}[[I felt safe]]${"b".repeat(gap)}😀`));
      const { prefix, suffix } = describePassage(text, span);
      const wide = gap <= contextLength - 2;
      assert.equal(prefix, (wide ? "😀" : "") + "a".repeat(Math.min(gap, contextLength)));
      assert.equal(suffix, "b".repeat(Math.min(gap, contextLength)) + (wide ? "😀" : ""));
    }
  });

  it("is refused for an empty passage, and for one that is not in the text", () => {
    for (const [start, end] of [
      [2, 2],
      [3, 2],
      [-1, 2],
      [0, 9],
    ] as const) {
      assert.throws(() => describePassage("She said", { start, end }), RangeError);
    }
  });
});

describe("A passage in a text that was changed", () => {
  const far = "Nothing to do with it at all, and long enough to be more than context. ";

  it("is exact where the text is the same", () => {
    check(
      "She said [[I felt safe]] there",
      "She said I felt safe there",
      "exact: She said [[I felt safe]] there",
    );
  });

  it("is exact in the same text also where its words stand twice", () => {
    const text = "Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. Yes. ";
    check(`${text}[[Yes.]] ${text}`, `${text}Yes. ${text}`, `exact: ${text}[[Yes.]] ${text}`);
  });

  it("is exact where it stands at its place with its context, whatever changed elsewhere", () => {
    check(
      `${far}She said [[I felt safe]] there. ${far}`,
      `${far}She said I felt safe there. ${far}And more.`,
      `exact: ${far}She said [[I felt safe]] there. ${far}And more.`,
    );
  });

  it("is shifted where it moved, with what is around it or without", () => {
    check(
      "She said [[I felt safe]] there",
      "Well. She said I felt safe there",
      "shifted: Well. She said [[I felt safe]] there",
    );
    check(
      `She said [[I felt safe with them, all of it, the whole year]] there`,
      `I felt safe with them, all of it, the whole year! ${far}`,
      `shifted: [[I felt safe with them, all of it, the whole year]]! ${far}`,
    );
  });

  it("is found beside the words that stood around it where its words stand twice", () => {
    check(
      `He said I felt safe here. ${far}She said [[I felt safe]] there.`,
      `So. He said I felt safe here. ${far}She said I felt safe there.`,
      `shifted: So. He said I felt safe here. ${far}She said [[I felt safe]] there.`,
    );
  });

  it("is ambiguous where two places compete, and shows the better one", () => {
    check(
      `She said [[I felt safe]] there.`,
      `${far}She said I felt safe there. ${far}She said I felt safe there. ${far}`,
      `ambiguous: ${far}She said [[I felt safe]] there. ${far}She said I felt safe there. ${far}`,
    );
  });

  it("is lost where its words are gone", () => {
    check("She said [[I felt safe]] there", "She said nothing", "lost");
    check("She said [[I felt safe]] there", "", "lost");
  });

  it("is not mistaken for the same short word elsewhere", () => {
    check(`She said [[yes]] to that. ${far}`, `${far}Later he said: yes, why not. ${far}`, "lost");
  });

  it("is not exact at its place when the text before it is not the one it had", () => {
    check(
      `One two. She said [[no]] to that, and left. ${far}`,
      `Was one? She went no further than that. ${far}She said no to that, and left. ${far}`,
      `shifted: Was one? She went no further than that. ${far}She said [[no]] to that, and left. ${far}`,
    );
  });

  it("without words around it is not exact by them", () => {
    const { text, span } = only(marked(`${far}[[yes]] and so on`));
    const bare = { ...describePassage(text, span), prefix: "", suffix: "" };
    const other = `${"x".repeat(far.length)}yes, but elsewhere`;
    assert.equal(resolveAll([bare], text)[0]!.status, "exact");
    assert.equal(resolveAll([bare], other)[0]!.status, "lost");
  });

  it("is lost when its record holds no words", () => {
    const nothing = { ...describePassage("abc", { start: 0, end: 1 }), quote: "" };
    assert.equal(resolveAll([nothing], "abc")[0]!.status, "lost");
  });

  it("is found when its words begin or end within a wide character", () => {
    const before = "So 😀 she laughed at that for quite a while";
    const record = describePassage(before, { start: 4, end: 20 });
    const { status, span } = resolveAll(
      [JSON.parse(JSON.stringify(record)) as typeof record],
      `Oh. ${before}`,
    )[0]!;
    assert.deepEqual([status, span], ["shifted", { start: 8, end: 24 }]);
  });

  it("is taken from the old text where that is at hand, however often its words stand in the new one", () => {
    const { text, span } = only(marked("a a a a [[a]] a a a"));
    const record = describePassage(text, span);
    const found = (after: string) => resolveAll([record], after, () => text)[0]!;
    assert.equal(
      mark("Oh. a a a a a a a a", [found("Oh. a a a a a a a a").span!]),
      "Oh. a a a a [[a]] a a a",
    );
    assert.equal(found("Oh. a a a a a a a a").status, "shifted");
    assert.equal(found("a a a a a a a a, oh").status, "exact");
  });
});
