import * as assert from "node:assert/strict";
import { noFrontMatter } from "../../../../src/core/study/format/front-matter";
import { lastBefore, nextAfter, spansAt, uncodedIn } from "../../../../src/core/study/model/uncoded";
import { speakingIn } from "../../../../src/core/study/model/voices";
import { turnsOf } from "../../../../src/core/text/turns";
import { marked } from "../../marked";

/** What is left to code where the marked passages are coded. */
function left(source: string, interviewers: readonly string[] = ["I"]): string[] {
  const { text, spans } = marked(source);
  const turns = turnsOf(text, [...interviewers, "R3"]);
  const speaking = speakingIn(noFrontMatter, turns, interviewers);
  return uncodedIn(text, turns, speaking, spans).map(({ start, end }) => text.slice(start, end));
}

describe("What is left to code", () => {
  it("are the turns without a coding, the interviewer's aside", () => {
    assert.deepEqual(left("I: Well?\n\nR3: It [[is]] fine.\n\nI: Mhm.\n\nR3: Is it?\n\nR3: No.\n"), [
      "Is it?",
      "No.",
    ]);
  });

  it("is no turn that a longer passage reaches into", () => {
    assert.deepEqual(left("R3: [[One.\n\nI: Mhm.\n\nR3: Two.]]\n\nR3: Three.\n"), ["Three."]);
    assert.deepEqual(left("R3: [[One. [[Two.]] And\n\nR3: three]] more.\n\nR3: Four.\n"), ["Four."]);
  });

  it("are the paragraphs where nobody speaks", () => {
    assert.deepEqual(left("# Head\n\nOne.\n\n[[Two]].\n\nThree.\n"), ["One.", "Three."]);
  });

  it("is nothing once everything is coded", () => {
    assert.deepEqual(left("[[One.]]\n"), []);
    assert.deepEqual(left(""), []);
  });
});

describe("Going through spans", () => {
  const spans = [
    { start: 2, end: 4 },
    { start: 6, end: 9 },
  ];

  it("goes on from the start after the last, and from the end before the first", () => {
    assert.deepEqual(
      [nextAfter(spans, 0), nextAfter(spans, 2), nextAfter(spans, 6)],
      [spans[0], spans[1], spans[0]],
    );
    assert.deepEqual(
      [lastBefore(spans, 9), lastBefore(spans, 6), lastBefore(spans, 2)],
      [spans[1], spans[0], spans[1]],
    );
    assert.deepEqual([nextAfter([], 0), lastBefore([], 0)], [null, null]);
  });

  it("finds those at a place, their ends included, and those that a stretch overlaps", () => {
    assert.deepEqual(spansAt(spans, { start: 4, end: 4 }), [spans[0]]);
    assert.deepEqual(spansAt(spans, { start: 4, end: 6 }), []);
    assert.deepEqual(spansAt(spans, { start: 3, end: 7 }), spans);
  });
});
