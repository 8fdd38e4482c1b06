import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { blocksOf } from "../../../src/core/reports/blocks";
import { stepsOf } from "../../../src/core/reports/steps";
import { turnsOf } from "../../../src/core/text/turns";
import { law } from "../../core/law";
import { marked } from "../../core/marked";

const blocksIn = (text: string) => blocksOf({ text, body: 0, turns: turnsOf(text, ["Ana", "R3"]) });

/** Each block as `kind level: words`, bold in `<b>`, italic in `<i>`, who speaks in `{}`. */
function shown(text: string): string[] {
  return blocksIn(text).map(({ kind, level, number, runs }) => {
    const words = runs.map(({ start, end, isBold, isItalic, part }) => {
      const own = text.slice(start, end);
      const look = isBold ? `<b>${own}</b>` : own;
      const both = isItalic ? `<i>${look}</i>` : look;
      return part === "speaker" ? `{${own}}` : both;
    });
    const head = kind === "paragraph" ? "" : `${kind} ${kind === "number" ? number : level}: `;
    return head + words.join("");
  });
}

describe("A document as it is shown", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["# One\n\n### Two **b**\n####### no\n", ["heading 1: One", "heading 3: Two <b>b</b>", "####### no"]],
    ["Ana: So?\nR3: [0:06] Tills.\nIn a box.\n", ["{Ana:} So?", "{R3:} [0:06] Tills.\nIn a box."]],
    [
      "[00:01:10] **Ana** [laughs]: Well\n\nR3  0:03\n\nYes.",
      ["[00:01:10] <b>Ana</b> [laughs]: Well", "{R3}  0:03", "Yes."],
    ],
    ["> a\n> b\n> > c\n\nd", ["quote 1: a\nb", "quote 2: c", "d"]],
    [
      "- a\n  b\n* c\n    - d\n3. e\n4) f",
      ["bullet 0: a\n  b", "bullet 0: c", "bullet 2: d", "number 3: e", "number 4: f"],
    ],
    ["a\n***\nb", ["a", "rule 0: ", "b"]],
    ["*a* **b** ***c*** _d_ __e__", ["<i>a</i> <b>b</b> <i><b>c</b></i> <i>d</i> <b>e</b>"]],
    ["2 * 3 * 4, snake_case_name, **open, a*b", ["2 * 3 * 4, snake_case_name, **open, a*b"]],
    ["**a *b* c**", ["<b>a </b><i><b>b</b></i><b> c</b>"]],
    ["**a *b** c*", ["<b>a *b</b> c*"]],
    ["\\*a\\* \\# \\<b> C:\\dir", ["*a* # <b> C:\\dir"]],
    ["[a](https://b.c) `d` <i>e</i>", ["[a](https://b.c) `d` <i>e</i>"]],
  ];
  for (const [text, expected] of cases) {
    it(`is ${JSON.stringify(expected)} where it is written ${JSON.stringify(text)}`, () => {
      assert.deepEqual(shown(text), expected);
    });
  }

  it("has lines that an editor filled as one, and others as they are", () => {
    const line = "They only call when they want a number, and then it is a Sunday,";
    assert.deepEqual(
      blocksIn(`${line}\n${line}\nand so on.\n\nA short line\nand another.\n`).map(
        ({ isFilled }) => isFilled,
      ),
      [true, false],
    );
  });

  it("leaves out nothing but marks, whatever is written", () => {
    const parts = [
      "a",
      "Ana: ",
      "**Ana:** ",
      "R3  0:03",
      " ",
      "\n",
      "\n\n",
      "# ",
      "> ",
      "- ",
      "12. ",
      "*",
      "**",
      "_",
      "\\",
      "***\n",
      "😀",
      "\t",
    ];
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((all) => all.join(""));
    law(
      texts,
      (text) => {
        let at = 0;
        for (const { start, end } of blocksIn(text).flatMap(({ runs }) => runs)) {
          assert.ok(at <= start && start < end, text);
          assert.match(text.slice(at, start), /^(?:[\s#>*_\\-]|12\.)*$/);
          at = end;
        }
        assert.match(text.slice(at), /^(?:[\s#>*_\\-]|12\.)*$/);
      },
      200,
    );
  });
});

describe("Passages in a document as it is shown", () => {
  /** The text as it is shown, with each passage between its number and `/`. */
  function cut(source: string): { shown: string; absent: readonly number[] } {
    const { text, spans } = marked(source);
    const blocks = blocksIn(text);
    const { steps, absent } = stepsOf(
      text,
      blocks,
      [...spans].sort((a, b) => a.start - b.start),
    );
    const written = steps.map((all) =>
      all
        .map((step) =>
          "opens" in step
            ? `<${step.opens}`
            : "closes" in step
              ? `${step.closes}>`
              : text.slice(step.run.start, step.run.end),
        )
        .join(""),
    );
    return { shown: written.join(" | "), absent };
  }

  const cases: readonly (readonly [string, string, readonly number[]])[] = [
    ["a [[b [[c]] d]] e", "a <0b <1c1> d0> e", []],
    ["**[[a** b]] c", "<0a b0> c", []],
    ["a [[**b**]] c", "a <0b0> c", []],
    ["[[# a]]\n\nb", "<0a0> | b", []],
    ["a [[b\n\nc]] d", "a <0b | c0> d", []],
    ["a [[b\n\n]]# c", "a <0b0> | c", []],
    ["a\n[[***]]\nb [[c]]", "a |  | b <1c1>", [0]],
    ["a [[**]]b** [[c]]", "a b <1c1>", [0]],
    ["a[[\n\n]]b", "a | b", [0]],
  ];
  for (const [source, expected, absent] of cases) {
    it(`are ${JSON.stringify(expected)} where they are ${JSON.stringify(source)}`, () => {
      assert.deepEqual(cut(source), { shown: expected, absent });
    });
  }

  it("each begin and end once, in whatever order they lie, or are said to be absent", () => {
    const place = fc.nat({ max: 60 });
    const input = fc.record({
      text: fc
        .array(fc.constantFrom("ab", " ", "\n\n", "**", "# ", "😀"), { maxLength: 30 })
        .map((all) => all.join("")),
      places: fc.array(fc.tuple(place, place), { maxLength: 12 }),
    });
    law(
      input,
      ({ text, places }) => {
        const spans = places
          .map(([a, b]) => ({
            start: Math.min(a, b, text.length),
            end: Math.min(Math.max(a, b), text.length),
          }))
          .sort((a, b) => a.start - b.start || a.end - b.end);
        const blocks = blocksIn(text);
        const { steps, absent } = stepsOf(text, blocks, spans);
        const open = new Set<number>();
        const done: number[] = [...absent];
        let runs = "";
        for (const step of steps.flat()) {
          if ("opens" in step) open.add(step.opens);
          else if ("closes" in step) {
            assert.ok(open.delete(step.closes));
            done.push(step.closes);
          } else {
            const { start, end } = step.run;
            runs += text.slice(start, end);
            const within = [...spans.keys()].filter((at) => spans[at]!.start < end && start < spans[at]!.end);
            assert.deepEqual(
              [...open].sort((a, b) => a - b),
              within,
            );
          }
        }
        assert.deepEqual(
          done.sort((a, b) => a - b),
          [...spans.keys()],
        );
        assert.equal(
          runs,
          blocks.flatMap((block) => block.runs.map(({ start, end }) => text.slice(start, end))).join(""),
        );
      },
      200,
    );
  });
});
