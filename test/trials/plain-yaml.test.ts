import * as assert from "node:assert/strict";
import { parseDocument } from "yaml";
import { readPlainYaml } from "../../src/core/study/format/plain-yaml";
import { random, type Random } from "./random";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 0x7fffffff));

const keys = [
  "title",
  "speakers",
  "date",
  "x-1",
  "true",
  "NULL",
  "constructor",
  "a b",
  "1",
  "__proto__",
  "toString",
];
const parts = (
  "a|B|é|true|Null|nULL|yes|~|0|7|007|1e5|-1|.inf|2026-11-21|12:30|:| :|: |,|, | ,|  | |#| #|'|''|\"|\\|[|]|{|}|&|*|!|%|@|`|-|- |?|" +
  "? |/|.|…|’|“|”|(|)|+|_|;|<|>|=|||é̂|日本|\t|\u00a0|\u2028|https://x.y/z?a=1&b|{R3: P07, I: interviewer}|[one, two three]|" +
  "\"quoted: text\"|'it is'|{a: b, a: c}|[null, x]"
).split("|");

const plainParts = [
  "A name",
  "north",
  "half a warehouse",
  "video call",
  " by ",
  "R3",
  "…",
  "2026-11-21",
  "47",
  "it’s",
];

/** Lines that front matter may hold, plain ones and what only looks plain. */
function yamlText(draw: Random): string {
  const lines = Array.from({ length: 1 + draw.below(4) }, () => {
    const value: string = Array.from({ length: draw.below(4) }, () =>
      draw.pick(draw.chance(0.6) ? plainParts : parts),
    ).join("");
    return `${draw.chance(0.05) ? " " : ""}${draw.pick(keys)}:${draw.pick([" ", " ", " ", "", "  "])}${value}`;
  });
  return `${lines.join(draw.pick(["\n", "\n", "\n\n"]))}\n`;
}

describe(`The plain reading of YAML (seed ${seed})`, () => {
  it("says what YAML says, wherever it answers", () => {
    const draw = random(seed);
    let answers = 0;
    for (let run = 0; run < 20_000; run++) {
      const text = yamlText(draw);
      const plain = readPlainYaml(text);
      if (plain === null) continue;
      answers++;
      const document = parseDocument(text, { uniqueKeys: true, stringKeys: true, logLevel: "silent" });
      assert.deepEqual(document.errors, [], text);
      assert.deepEqual(plain, document.toJS(), text);
    }
    assert.ok(answers > 1_000, `only ${answers} answers`);
  });

  it("answers for front matter as people write it", () => {
    const text =
      "title: Interview 3, by video\nparticipant: P3\nspeakers: {R3: P3, I: interviewer}\ndate: 2026-11-21\n" +
      'minutes: 47\ntags: [till, north]\nplace: "half a warehouse"\nmedia: https://example.org/a.mp3\nnote:\n';
    assert.deepEqual(readPlainYaml(text), parseDocument(text).toJS());
  });

  it("takes no longer for a text made to be slow", () => {
    for (const slow of [
      `a: b${" ".repeat(60_000)}c`,
      `a: b${" ".repeat(60_000)}\u0001`,
      `a: [b${", c".repeat(20_000)}`,
      `a: {b: c${", d: e".repeat(10_000)}`,
    ])
      readPlainYaml(slow);
  });
});
