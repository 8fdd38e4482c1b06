import * as assert from "node:assert/strict";
import { describe as describePassage } from "../../../../src/core/text/place";
import { resolveAll } from "../../../../src/core/text/finding/resolve";
import { mark, marked, only } from "../../marked";

/**
 * Describes the passage in the one text and finds it in the other, with the old text at hand and without it; `expected`
 * is the status and the text with the passage marked, or the status alone where it has no place.
 */
function check(before: string, after: string, expected: string, expectedWithout = expected): void {
  const { text, span } = only(marked(before));
  for (const [old, answer] of [
    [text, expected],
    [undefined, expectedWithout],
  ] as const) {
    const { status, span: found } = resolveAll([describePassage(text, span)], after, () => old)[0]!;
    const shown = found === null ? status : `${status}: ${mark(after, [found])}`;
    assert.equal(shown, answer, old === undefined ? "without the old text" : "with the old text");
  }
}

const far = "Nothing to do with it at all, and long enough to be more than context. ";

describe("A passage that was edited", () => {
  it("is found where a word was put into it", () => {
    check(
      "She said [[I felt safe there]], and that nobody had asked.",
      "Well, she said I felt really safe there, and that nobody had asked.",
      "changed: Well, she said [[I felt really safe there]], and that nobody had asked.",
    );
  });

  it("is found where its first or its last word was replaced", () => {
    check(
      "She said [[they only call when they want a number]]. Nobody asks.",
      "She said you only call when they want a number. Nobody asks.",
      "changed: She said [[you only call when they want a number]]. Nobody asks.",
    );
    check(
      "She said [[they only call when they want a number]]. Nobody asks.",
      "She said they only call when they want a price. Nobody asks.",
      "changed: She said [[they only call when they want a price]]. Nobody asks.",
    );
  });

  it("cuts no word at its ends", () => {
    check(
      "So we [[use their boxes and their cables]] in the north.",
      "So we misuse their box and their cablesets in the north.",
      "changed: So we [[misuse their box and their cablesets]] in the north.",
    );
  });

  it("is found in lines that were broken elsewhere", () => {
    check(
      "She said [[they only call\nwhen they want a number]]. Nobody asks.",
      "She said they only call when\nthey want a number. Nobody asks.",
      "changed: She said [[they only call when\nthey want a number]]. Nobody asks.",
    );
  });

  it("stays outside of what was typed at its edges", () => {
    const after = "She said often: they only call when they want one number, she thinks. Nobody asks.";
    check(
      "She said [[they only call when they want a number]]. Nobody asks.",
      after,
      `changed: ${after.replace(/they only.*number/, "[[$&]]")}`,
    );
  });

  it("is found where it was moved and edited", () => {
    check(
      `[[They only call when they want a number from us, and nobody asks how we are doing]]. ${far}${far}`,
      `${far}${far}They only ring when they want a number from us, and nobody asks how we are. `,
      `changed: ${far}${far}[[They only ring when they want a number from us, and nobody asks how we are]]. `,
    );
  });

  it("is not taken for its twin far away", () => {
    check(
      `I: And then? R3: [[We buy where it is cheap]], you know. ${far}I: Really? R4: It was quite different. ${far}`,
      `I: And then? R3: We bought where it was cheap, you know. ${far}I: Really? R4: We buy where it is cheap. ${far}`,
      `changed: I: And then? R3: [[We bought where it was cheap]], you know. ${far}I: Really? R4: We buy where it is cheap. ${far}`,
    );
  });

  it("is not found where it was deleted", () => {
    check(`She said [[I felt safe there]], and left. ${far}`, `She said nothing, and left. ${far}`, "lost");
    check(`[[They only call when they want a number]]. ${far}`, far, "lost");
  });

  it("is not found in words that merely stand in both texts", () => {
    check(
      `[[And then they told us that it was the price, and the price alone]]. ${far}`,
      `And so it is that, when they left, the house was the one that they had. ${far}`,
      "lost",
    );
  });

  it("is found in scripts that put no space between words", () => {
    check(
      "山田：[[彼らは数字が欲しい時だけ電話してくる]]。誰も聞かない。",
      "山田：彼らは数字が必要な時だけ電話してくる。誰も聞かない。",
      "changed: 山田：[[彼らは数字が必要な時だけ電話してくる]]。誰も聞かない。",
    );
  });

  it("keeps wide characters and marks whole", () => {
    check(
      "She said [[😀 they laughed about our cafe\u0301 prices]] and left.",
      "So she said 😀 they laughed about our cafe\u0301 price and left.",
      "changed: So she said [[😀 they laughed about our cafe\u0301 price]] and left.",
    );
  });
});
