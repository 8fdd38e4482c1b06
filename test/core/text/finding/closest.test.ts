import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { closest, headDistances } from "../../../../src/core/text/finding/closest";
import { tokensOf } from "../../../../src/core/text/finding/tokens";
import { law } from "../../law";

const units = (text: string) => Uint16Array.from(text, (letter) => letter.charCodeAt(0));

/** The same by the book: a table of distances, row by row. */
function byTable(pattern: string, text: string, anchored: boolean): number[] {
  let row = Array.from({ length: text.length + 1 }, (_, at) => (anchored ? at : 0));
  for (const [at, letter] of Array.from(pattern).entries()) {
    const next = [at + 1];
    for (let to = 1; to <= text.length; to++)
      next.push(Math.min(row[to]! + 1, next[to - 1]! + 1, row[to - 1]! + Number(text[to - 1] !== letter)));
    row = next;
  }
  return row;
}

/** The stretch of a text that is closest to some words, between brackets. */
function shown(words: string, text: string): string {
  const tokens = tokensOf(text, new Map());
  const { span } = closest(words, tokens, [0, tokens.count])!;
  return `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`;
}

describe("Distances", () => {
  it("are those that a table gives, for patterns of any length", () => {
    const letters = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 100 });
    law(fc.tuple(letters, letters, fc.boolean()), ([pattern, text, anchored]) => {
      const [words, all] = [pattern.join(""), text.join("")];
      assert.deepEqual([...headDistances(units(words), units(all), anchored)], byTable(words, all, anchored));
    });
  });
});

describe("The stretch closest to some words", () => {
  it("is those words where they stand", () => {
    assert.equal(shown("felt safe", "She felt safe there"), "She [felt safe] there");
  });

  it("is what they were edited to", () => {
    assert.equal(shown("I felt safe there", "She said I felt save here."), "She said [I felt save here].");
  });

  it("takes a line's end for a space", () => {
    assert.equal(shown("felt safe", "I was felt. I felt\nsafe."), "I was felt. I [felt\nsafe].");
  });

  it("is the one that ends first, where several are as close", () => {
    assert.equal(shown("yes", "Well, yes. Yes, yes."), "Well, [yes]. Yes, yes.");
  });

  it("is nothing where there are no words at all", () => {
    assert.equal(closest("yes", tokensOf(" \n", new Map()), [0, 0]), null);
  });
});
