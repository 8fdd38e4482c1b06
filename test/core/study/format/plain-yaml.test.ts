import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { parseDocument } from "yaml";
import { readPlainYaml } from "../../../../src/core/study/format/plain-yaml";
import { law } from "../../law";

describe("The plainest kind of YAML", () => {
  it("is read at once, as most front matter is written", () => {
    const text =
      "title: R3, in her workshop\nparticipant: P03\nspeakers: {R3: P03, I: interviewer}\ndate: 2026-10-06\nwave: 2\ntags: [a, b c]\n";
    assert.deepEqual(readPlainYaml(text), {
      title: "R3, in her workshop",
      participant: "P03",
      speakers: { R3: "P03", I: "interviewer" },
      date: "2026-10-06",
      wave: 2,
      tags: ["a", "b c"],
    });
  });

  it("is left to YAML wherever there is more to it", () => {
    for (const text of [
      "",
      "# said\n",
      "a: b # said\n",
      "a: b\na: c\n",
      "a: true\n",
      "a: null\n",
      "a: ~\n",
      "a:\n  - b\n",
      "a: 'it''s'\n",
      'a: "\\n"\n',
      "a: &x b\n",
      "a: *x\n",
      "a: 1.5\n",
      "a: -1\n",
      "a: 0x1\n",
      "a: 01\n",
      "- a\n",
      "a: b: c\n",
      "a: {b: 1}\n",
      "a: [1]\n",
      "a: !!str b\n",
      "a: |\n  b\n",
      "__proto__: a\n",
      "a: {__proto__: b}\n",
      "a: .inf\n",
      "a: [b,c]\n",
      "? a\n",
      "a: b\n b\n",
    ]) {
      // prettier-ignore
      assert.equal(readPlainYaml(text), null, JSON.stringify(text));
    }
  });

  it("says, where it answers, what YAML says", () => {
    const value = fc
      .array(
        fc.constantFrom(
          ..."ab1 :,.-'\"[]{}#&*!|>%@`?~\\\t=é😀".split(/(?:)/u),
          "true",
          "No",
          "null",
          "2026-10-06",
          ": ",
          " #",
          "12",
          "0",
        ),
        { maxLength: 7 },
      )
      .map((parts) => parts.join(""));
    const line = fc.tuple(
      fc.constantFrom("a", "b", "c-d", "Yes", "y", "on", "1", "é", "<<"),
      fc.constantFrom(": ", ":", ":  "),
      value,
    );
    let answered = 0;
    law(
      fc.array(line, { minLength: 1, maxLength: 3 }),
      (lines) => {
        const text = lines.map((parts) => `${parts.join("")}\n`).join("");
        const plain = readPlainYaml(text);
        if (plain === null) return;
        answered++;
        const document = parseDocument(text, { stringKeys: true, logLevel: "silent" });
        assert.deepEqual(document.errors, [], text);
        assert.deepEqual(plain, document.toJS(), text);
      },
      1000,
    );
    assert.ok(answered > 20, `only ${answered} of the texts were plain`);
  });
});
