import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { finder, type Find } from "../../../../src/core/text/finding/find";
import { law } from "../../law";

function all(find: Find, words: string, most = Infinity): number[] {
  const found: number[] = [];
  find(words, (at) => found.push(at) < most);
  return found;
}

/** Every place, by trying each. */
function bruteForce(text: string, words: string): number[] {
  return Array.from({ length: text.length }, (_, at) => at).filter((at) => text.startsWith(words, at));
}

const texts = fc
  .array(fc.constantFrom("a", "aaaa", "ab", "she said ", "I felt safe ", "\n", "😀"), { maxLength: 40 })
  .map((parts) => parts.join(""));

describe("Finding words in a text", () => {
  it("finds every place that trying each finds, in order, however often it is asked", () => {
    const cuts = fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 30 })), {
      minLength: 8,
      maxLength: 12,
    });
    law(fc.tuple(texts, cuts), ([text, drawn]) => {
      const find = finder(text);
      for (const [at, length] of drawn) {
        const start = text.length === 0 ? 0 : at % text.length;
        const words =
          at % 5 === 0 ? `I felt safe${"x".repeat(length % 3)}` : text.slice(start, start + length);
        if (words !== "") assert.deepEqual(all(find, words), bruteForce(text, words), words);
      }
    });
  });

  it("stops when it is told to", () => {
    const find = finder("I felt safe. ".repeat(20));
    for (let asked = 0; asked < 6; asked++) assert.deepEqual(all(find, "felt safe", 3), [2, 15, 28]);
  });

  it("finds what stands right behind many places that only begin like it", () => {
    for (let dashes = 500; dashes < 520; dashes++) {
      const text = `${"-".repeat(dashes)}X and ${"-".repeat(dashes)}X`;
      const find = finder(text);
      for (let asked = 0; asked < 6; asked++)
        assert.deepEqual(all(find, "--------X"), [dashes - 8, 2 * dashes - 2]);
    }
  });

  it("is not confused by a text of one letter", () => {
    const text = `${"-".repeat(3000)}I felt safe${"-".repeat(3000)}`;
    const find = finder(text);
    for (let asked = 0; asked < 6; asked++) {
      assert.deepEqual(all(find, "--------I felt"), [2992]);
      assert.equal(all(find, "-".repeat(2999)).length, 4);
    }
  });
});
