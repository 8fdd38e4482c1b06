import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { align } from "../../../../src/core/text/finding/align";
import { carry, type Alignment } from "../../../../src/core/text/finding/carry";
import { tokensOf } from "../../../../src/core/text/finding/tokens";
import { law } from "../../law";
import { mark, marked, only } from "../../marked";

function aligned(before: string, after: string): Alignment {
  const ids = new Map<string, number>();
  const [one, other] = [tokensOf(before, ids), tokensOf(after, ids)];
  const within = { before: 0, beforeEnd: one.count, after: 0, afterEnd: other.count };
  return { before: one, after: other, runs: align(one, other, within), within };
}

/** What two texts have in common, run by run. */
function common(before: string, after: string): string[] {
  const { before: one, runs } = aligned(before, after);
  return runs.map((run) => before.slice(one.starts[run.before], one.ends[run.before + run.length - 1]));
}

function carried(before: string, after: string): string | null {
  const { text, span } = only(marked(before));
  const found = carry(span, aligned(text, after));
  return found === null ? null : mark(after, [found]);
}

const words = fc.array(fc.constantFrom("a", "b", "trust", "price", ".", "nobody", "é", "😀"), {
  maxLength: 60,
});

describe("Two texts", () => {
  it("have in common what was left alone, wherever lines end", () => {
    assert.deepEqual(common("It was cheap. They came late.", "It was\ncheap. But they came late."), [
      "It was cheap.",
      "came late.",
    ]);
  });

  it("do not have in common what merely stands in both", () => {
    assert.deepEqual(common("the price of trust", "a house with the door"), []);
  });

  it("share runs that ascend in both and hold the same tokens", () => {
    law(fc.tuple(words, words), ([one, other]) => {
      const { before, after, runs } = aligned(one.join(" "), other.join(" "));
      let [i, j] = [0, 0];
      for (const run of runs) {
        assert.ok(run.before >= i && run.after >= j && run.length > 0);
        for (let at = 0; at < run.length; at++)
          assert.equal(before.ids[run.before + at], after.ids[run.after + at]);
        [i, j] = [run.before + run.length, run.after + run.length];
      }
    });
  });

  it("share everything where they are the same", () => {
    law(words, (one) => {
      const { before, runs } = aligned(one.join(" "), one.join("\n"));
      const whole = [{ before: 0, after: 0, length: before.count }];
      assert.deepEqual(runs, before.count === 0 ? [] : whole);
    });
  });

  it("of any length are aligned, long ones by the words that stand once in each", () => {
    const many = Array.from({ length: 2000 }, (_, at) => `w${at}`);
    const edited = many.map((word, at) => (at % 97 === 0 ? `x${at}` : word));
    const { runs } = aligned(many.join(" "), edited.join(" "));
    assert.equal(
      runs.reduce((sum, { length }) => sum + length, 0),
      edited.filter((word) => word.startsWith("w")).length,
    );
  });
});

describe("A carried passage", () => {
  it("stands from the first to the last of its words that are left", () => {
    assert.equal(
      carried("So [[they came late and asked]] again.", "So often they came very late and asked again."),
      "So often [[they came very late and asked]] again.",
    );
  });

  it("takes in what is like its first and last words in what took their place", () => {
    assert.equal(
      carried("So [[they came late and asked]] again.", "So we came late and begged again."),
      "So [[we came late and be]]gged again.",
    );
  });

  it("begins and ends within a word where it did", () => {
    assert.equal(carried("So th[[ey came la]]te.", "Oh, so they came late."), "Oh, so th[[ey came la]]te.");
  });

  it("is nowhere when none of its words is left", () => {
    assert.equal(carried("So [[they came]] again.", "So again."), null);
  });
});
