import assert from "node:assert/strict";
import { randomFillSync } from "node:crypto";
import { applyChange } from "../../src/core/study/work/change";
import { idMaker } from "../../src/core/study/format/ids";
import { nodeFiles } from "../../src/node/files";
import { apply } from "./apply.js";
import { describeInBothHosts, describeInVsCode, eventually, study, type Study } from "./driver/index.js";
import { forbidWriting } from "./read-only.js";

const settings = { "emic.coder": "ana" };
const plain = { "r3.md": "# R3\n\nR3: They only call when they want a number.\n" };

describeInBothHosts("What could go wrong", (emic) => {
  it("says why a coding is refused in a folder that can't be written to, and makes it when it can", async () => {
    const person = await emic.open(study(plain), { settings, alone: true });
    await person.openDocument("r3.md");
    const allow = forbidWriting(person.study.folder);
    try {
      await apply(person, "They only call", "Taken for granted");
      const said = await person.expectNotification("Not done: Apply code “Taken for granted”.");
      assert.deepEqual(said.buttons, ["Try Again"]);
      await person.screenshot("refused");
      await person.expectHighlights();
      assert.deepEqual(person.study.files(), ["r3.md"]);
    } finally {
      allow();
    }
    await person.pressNotificationButton("Try Again");
    await person.expectHighlights("They only call");
    assert.equal(person.study.read("codings/ana/r3.md.jsonl").split("\n").length, 2);
  });

  it("keeps every line when another program writes the same codings at the same time", async () => {
    const words = ["They", "only", "call", "when", "want", "number"];
    const person = await emic.open(study(plain), { settings });
    await person.openDocument("r3.md");
    const file = "codings/ana/r3.md.jsonl";
    const lines = () =>
      Promise.resolve(person.study.exists(file) ? idsIn(person.study.read(file)).length : 0);
    await apply(person, "They only call", "First");
    await eventually(lines, 1);
    const files = nodeFiles(person.study.folder);
    const written: string[] = [];
    const writeOne = async () => {
      const id = makeId(Date.now());
      const after = [JSON.stringify({ id, code: "first", ...passage })];
      const result = await files.update(file, (text) =>
        applyChange(text, { kind: "lines", file, lineChanges: [{ id, before: [], after }] }),
      );
      assert.equal(result.kind, "written");
      written.push(id);
    };
    for (const word of words) {
      // Without locks, as on the web, what is guaranteed is that nothing is lost of what was written before.
      if (emic.host === "web") await writeOne();
      const [, many] = await Promise.all([
        apply(person, word, "First"),
        emic.host === "node" ? writeFor(writeOne, 1000) : 0,
      ]);
      assert.ok(emic.host === "web" || many > 0);
      await person.expectNoQuickPick();
      await eventually(lines, written.length + words.indexOf(word) + 2);
    }
    const ids = idsIn(person.study.read(file));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(written.every((id) => ids.includes(id)));
  });
});

describeInVsCode("What could go wrong", (emic) => {
  it("names what is wrong in files, and works on with the rest", async () => {
    const person = await emic.open(broken(), { settings });
    await person.openDocument("r3.md");
    await person.openView("Codes");
    await person.expectTree("Codes", ["Trust  2", "nobody-knows-it  1"]);
    await person.expectHighlights("They only call", "want a number");
    const problems = await person.problems();
    const named = problems.map(({ file, line, text }) => `${file}:${line} ${text.slice(0, 40)}`).sort();
    assert.deepEqual(named, [
      "codebook.yaml:4 The id “trust” is taken by an earlier co",
      "emic.yaml:2 “approach”: Invalid option: expected one",
      "gone.md.jsonl:1 The document gone.md is not there. Its c",
      "r3.md.jsonl:1 “__proto__” can't be a coder's name: use",
      "r3.md.jsonl:2 This line can't be read: it is cut off o",
      "r3.md.jsonl:3 The code “nobody-knows-it” is not in the",
    ]);
    await person.screenshot("problems-light");
    await person.screenshot("problems-dark", { theme: "dark" });
  });
});

const makeId = idMaker((bytes) => randomFillSync(bytes));

const passage = {
  start: 10,
  quote: "They only call",
  prefix: "# R3\n\nR3: ",
  suffix: " when they want a number.\n",
  text: "000000000000",
  made: "2026-11-21T10:04:00Z",
};

async function writeFor(write: () => Promise<void>, milliseconds: number): Promise<number> {
  let count = 0;
  for (const until = Date.now() + milliseconds; Date.now() < until; count++) await write();
  return count;
}

function idsIn(lines: string): string[] {
  return lines
    .split("\n")
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { id: string }).id);
}

function broken(): Study {
  const record = (more: object) => ({ ...passage, ...more });
  const ids = ["01JD7Q2M8Z3K5V9X0B4N6T1R8A", "01JD7Q2M8Z3K5V9X0B4N6T1R8B", "01JD7Q2M8Z3K5V9X0B4N6T1R8C"];
  const number = {
    start: 30,
    quote: "want a number",
    prefix: "R3: They only call when they ",
    suffix: ".\n",
  };
  const lines = [
    JSON.stringify({ id: ids[0], code: "trust", ...record({}) }),
    "{this is no line",
    JSON.stringify({ id: ids[1], code: "nobody-knows-it", ...record(number) }),
  ];
  return study({
    ...plain,
    "emic.yaml": "name: Broken\napproach: guesswork\n",
    "codebook.yaml": "codes:\n  - id: trust\n    name: Trust\n  - id: trust\n    name: Trust again\n",
    "codings/ana/r3.md.jsonl": `${lines.join("\n")}\n`,
    "codings/ana/gone.md.jsonl": `${JSON.stringify({ id: ids[2], code: "trust", ...record({}) })}\n`,
    "codings/__proto__/r3.md.jsonl": `${lines[0]!}\n`,
  });
}
