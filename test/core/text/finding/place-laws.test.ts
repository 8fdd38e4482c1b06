import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { applyEdits, mapSpan, type Edit } from "../../../../src/core/text/edit";
import { likeness } from "../../../../src/core/text/finding/likeness";
import { contextLength, describe as describePassage } from "../../../../src/core/text/place";
import { resolveAll } from "../../../../src/core/text/finding/resolve";
import type { Span } from "../../../../src/core/text/span";
import { law, texts } from "../../law";

const passages = (text: string, cuts: readonly number[]): Span[] =>
  cuts
    .map((cut, at) => ({ start: cut % (text.length + 1), length: 1 + ((cut * 7 + at) % 40) }))
    .map(({ start, length }) => ({ start, end: Math.min(text.length, start + length) }))
    .filter(({ start, end }) => start < end);

/** A text in which no word stands twice. */
const distinct = fc
  .tuple(fc.integer({ min: 20, max: 120 }), fc.nat(1000))
  .map(([count, from]) => Array.from({ length: count }, (_, at) => `w${from + at * 7}`).join(" "));

const cuts = fc.array(fc.nat(5000), { minLength: 1, maxLength: 8 });

/** Edits that touch no code unit of `keep`. */
function editsBeside(text: string, keep: Span, places: readonly number[]): Edit[] {
  const ends = places
    .map((place) => place % (text.length + 1))
    .filter((at) => at <= keep.start || at >= keep.end)
    .sort((a, b) => a - b);
  const edits: Edit[] = [];
  for (let at = 0; at + 1 < ends.length; at += 2) {
    const [start, end] = [ends[at]!, ends[at + 1]!];
    if (start <= keep.start && end >= keep.end) continue;
    edits.push({ start, end, text: ["", "Typed ", "\n\n", "😀"][places[at]! % 4]! });
  }
  return edits;
}

describe("The places of passages", () => {
  it("are found each on its own: other records change no answer", () => {
    law(fc.tuple(texts, texts, cuts), ([before, after, at]) => {
      const records = passages(before, at).map((span) => describePassage(before, span));
      const together = resolveAll(records, after);
      assert.deepEqual(
        together,
        records.map((record) => resolveAll([record], after)[0]),
      );
      assert.deepEqual(resolveAll([...records].reverse(), after), [...together].reverse());
    });
  });

  it("are where they were in the text that they speak of", () => {
    law(fc.tuple(texts, cuts), ([text, at]) => {
      for (const span of passages(text, at)) {
        const [found] = resolveAll([describePassage(text, span)], text);
        assert.deepEqual([found!.status, found!.span], ["exact", span]);
      }
    });
  });

  it("hold the passage's own words, or words like them where it is said to have changed", () => {
    law(fc.tuple(texts, texts, cuts), ([before, after, at]) => {
      for (const span of passages(before, at)) {
        const record = describePassage(before, span);
        const found = resolveAll([record], after)[0]!;
        const words = found.span === null ? "" : after.slice(found.span.start, found.span.end);
        if (found.status === "exact" || found.status === "shifted") assert.equal(words, record.quote);
        else if (found.span !== null) assert.ok(likeness(words, record.quote) >= 0.65, words);
        if (found.status === "changed") assert.notEqual(words, record.quote);
        assert.equal(found.span === null, found.status === "lost");
        assert.ok(found.score >= found.runnerUp && found.score <= 100 && found.runnerUp >= 0);
      }
    });
  });

  it("follow a passage and its context, which edits elsewhere leave alone, to where it went", () => {
    law(fc.tuple(distinct, fc.nat(5000), cuts), ([text, at, places]) => {
      for (const span of passages(text, [at])) {
        const keep = { start: span.start - contextLength, end: span.end + contextLength };
        const edits = editsBeside(text, keep, places);
        const after = applyEdits(text, edits);
        const mapped = mapSpan(span, edits);
        const found = resolveAll([describePassage(text, span)], after)[0]!;
        assert.deepEqual(found.span, mapped);
        assert.equal(found.status, mapped.start === span.start ? "exact" : "shifted");
      }
    });
  });

  it("follow a long passage whatever happens beside it, with the old text at hand or without", () => {
    law(fc.tuple(distinct, fc.nat(5000), cuts), ([text, at, places]) => {
      const start = at % (text.length - contextLength);
      const span = { start, end: start + contextLength };
      const edits = editsBeside(text, span, places);
      const after = applyEdits(text, edits);
      const record = describePassage(text, span);
      for (const oldText of [undefined, text]) {
        const [found] = resolveAll([record], after, () => oldText);
        assert.deepEqual(found!.span, mapSpan(span, edits));
        assert.ok(found!.status === "exact" || found!.status === "shifted");
      }
    });
  });
});
