import * as assert from "node:assert/strict";
import { finder } from "../../src/core/text/finding/find";
import { random } from "./random";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 0x7fffffff));

function everywhere(text: string, words: string): number[] {
  return Array.from({ length: text.length }, (_, at) => at).filter((at) => text.startsWith(words, at));
}

describe(`Finding words (seed ${seed})`, () => {
  it("finds every copy, in order, as looking at every place does", () => {
    const draw = random(seed);
    for (let run = 0; run < 300; run++) {
      const letters = draw.pick(["ab", "ab", "abcdefgh ", "a", "aé’😀 "]);
      const of = (length: number) => Array.from({ length }, () => draw.pick(letters.split("|"))).join("");
      const text = of(draw.below(400));
      const find = finder(text);
      for (let asked = 0; asked < 12; asked++) {
        const start = draw.below(text.length + 1);
        const cut = text.slice(start, start + 1 + draw.below(30));
        const words = draw.chance(0.2) || cut === "" ? of(1 + draw.below(20)) : cut;
        const found: number[] = [];
        find(words, (at) => found.push(at) > 0);
        assert.deepEqual(found, everywhere(text, words), JSON.stringify({ text, words }));
      }
    }
  });

  it("stops when told to", () => {
    const find = finder("abcdefgh ".repeat(50));
    for (let asked = 0; asked < 10; asked++) {
      let visits = 0;
      find("abcdefgh", () => ++visits < 3);
      assert.equal(visits, 3);
    }
  });

  it("is not slowed down by texts of one character", () => {
    const find = finder("-".repeat(1_000_000));
    for (let asked = 0; asked < 20; asked++) find("--------x", () => true);
  });
});
