import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { applyEdits, invertEdits, mapSpan, type Edit } from "../../../src/core/text/edit";
import { slice, type Span } from "../../../src/core/text/span";
import { law } from "../law";
import { mark, markedEdits, only } from "../marked";

/** Follows the passage of a text through its `{before→after}` edits. */
function check(source: string, expected: string): void {
  const { text, spans, edits } = markedEdits(source);
  const { span } = only({ text, spans });
  assert.equal(mark(applyEdits(text, edits), [mapSpan(span, edits)]), expected);
}

/** A text with some edits made at once, and two passages. */
const edited = fc
  .tuple(fc.nat(30), fc.array(fc.tuple(fc.nat(30), fc.nat(4)), { maxLength: 8 }), fc.nat(30), fc.nat(30))
  .map(([length, cuts, a, b]) => {
    const text = "abcdefghijklmnopqrstuvwxyzabcde".slice(0, length);
    const ends = cuts.map(([at, typed]) => [Math.min(at, length), typed] as const).sort(([x], [y]) => x - y);
    const edits: Edit[] = [];
    for (let at = 0; at + 1 < ends.length; at += 2)
      edits.push({ start: ends[at]![0], end: ends[at + 1]![0], text: "WXYZ".slice(0, ends[at]![1]) });
    const span = (one: number, other: number): Span => ({
      start: Math.min(one, other, length),
      end: Math.min(Math.max(one, other), length),
    });
    return { text, edits, of: span(a, b), other: span(b, length) };
  });

describe("A passage in a text that is edited", () => {
  it("moves with what is typed, deleted or replaced before it", () => {
    check("{→Well. }She said [[I felt safe]] there", "Well. She said [[I felt safe]] there");
    check("{She →}said [[I felt safe]] there", "said [[I felt safe]] there");
    check("{She→My mother} {said→says}[[I felt safe]]", "My mother says[[I felt safe]]");
  });

  it("stays where it is when something is edited behind it", () => {
    check("She said [[I felt safe]] {there→in that room}{→.}", "She said [[I felt safe]] in that room.");
  });

  it("does not take in what is typed at its edges", () => {
    check("She said {→that }[[I felt safe]] there", "She said that [[I felt safe]] there");
    check("She said [[I felt safe]]{→, mostly,} there", "She said [[I felt safe]], mostly, there");
    check("She said[[{→ }I felt safe{→!}]]", "She said [[I felt safe]]!");
  });

  it("grows and shrinks with what is edited inside of it", () => {
    check("She said [[I {felt→feel} {→really }safe]] there", "She said [[I feel really safe]] there");
    check("She said [[I {felt →}safe]] there", "She said [[I safe]] there");
    check("She said [[{I→We} felt {safe→secure}]] there", "She said [[We felt secure]] there");
  });

  it("is what it was replaced by, where exactly it was replaced", () => {
    check("She said [[{I felt safe→it was fine}]] there", "She said [[it was fine]] there");
    check("She said [[{I felt safe→}]] there", "She said [[]] there");
  });

  it("keeps what is left of it where an edit reaches over its edge", () => {
    check("She {said [[I→told us:} felt safe]] there", "She told us:[[ felt safe]] there");
    check("She said [[I felt {safe]] there→good}", "She said [[I felt ]]good");
    check("She {said [[I →}felt {safe]] there→good}", "She [[felt ]]good");
  });

  it("is empty, where it was, once an edit has swallowed it and more", () => {
    check("She {said [[I felt safe]] there→left}.", "She left[[]].");
    check("She {said [[I felt safe]] →}there", "She [[]]there");
  });

  it("holds what stood in it and was not replaced, and nothing that stood outside", () => {
    law(edited, ({ text, edits, of }) => {
      const inside = (edit: Edit) => of.start <= edit.start && edit.end <= of.end;
      const atEdge = (edit: Edit) => edit.end === of.start || edit.start === of.end;
      let expected = "";
      let from = 0;
      for (const edit of [...edits, { start: text.length, end: text.length, text: "" }]) {
        for (let at = from; at < edit.start; at++) if (of.start <= at && at < of.end) expected += text[at]!;
        if (inside(edit) && !atEdge(edit)) expected += edit.text;
        from = edit.end;
      }
      assert.equal(slice(applyEdits(text, edits), mapSpan(of, edits)), expected);
    });
  });

  it("ends up in the same place whether edits that do not touch are made at once or one after the other", () => {
    law(edited, ({ edits: all, of }) => {
      const edits = all.filter((edit, at) => at === 0 || all[at - 1]!.end < edit.start);
      const oneByOne = [...edits].reverse().reduce((span, edit) => mapSpan(span, [edit]), of);
      assert.deepEqual(mapSpan(of, edits), oneByOne);
    });
  });

  it("never comes to begin before one that began before it", () => {
    law(edited, ({ edits, of, other }) => {
      const [first, second] = of.start <= other.start ? [of, other] : [other, of];
      assert.ok(mapSpan(first, edits).start <= mapSpan(second, edits).start);
    });
  });
});

describe("Edits", () => {
  it("can be taken back: applying them and then their inverse leaves the text as it was", () => {
    law(edited, ({ text, edits }) => {
      assert.equal(applyEdits(applyEdits(text, edits), invertEdits(text, edits)), text);
    });
  });

  it("taken back twice are the edits themselves", () => {
    law(edited, ({ text, edits }) => {
      assert.deepEqual(invertEdits(applyEdits(text, edits), invertEdits(text, edits)), edits);
    });
  });
});
