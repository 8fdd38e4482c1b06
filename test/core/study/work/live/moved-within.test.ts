import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { invertEdits, type Edits } from "../../../../../src/core/text/edit";
import { lawOf } from "../../../law";
import { mark } from "../../../marked";
import { MemoryFiles } from "../../../memory-files";
import { sitDown, type Person } from "../folder/person";

const first = "She said I felt safe there, and that was that.";
const second = "Nobody had asked her about it since.";
const text = `# R3\n\n${first}\n\n${second}\n\nSo much for that.\n`;
const study = {
  "emic.yaml": "",
  ".gitattributes": "codings/**/*.jsonl text eol=lf merge=union\n",
  "codebook.yaml": "codes:\n  - id: trust\n",
  "r3.md": text,
};

async function atWork(words: readonly string[]): Promise<Person> {
  const ana = await sitDown(new MemoryFiles(study), "r3.md");
  await ana.open();
  for (const one of words) await ana.code(one, "trust");
  return ana;
}

/** Takes words that stand once out of the document. */
function cut(ana: Person, words: string): void {
  ana.type(words, "");
}

function paste(ana: Person, before: string, words: string): void {
  ana.edit({ start: ana.find(before).start, end: ana.find(before).start }, words);
}

/** Each passage's words, in the order in which they were coded. */
function words(ana: Person): string[] {
  const rows = [...ana.folder.study.rows("r3.md")].sort((a, b) => (a.id < b.id ? -1 : 1));
  return rows.map(({ start, length, status }) =>
    status === "lost" ? status : ana.text.slice(start, start + length),
  );
}

describe("Words that are cut", () => {
  const coded = ["I felt safe", "felt", first];

  it("bring their passages along where they are put in again, nested ones too, at once", async () => {
    const ana = await atWork(coded);
    cut(ana, `${first}\n\n`);
    assert.deepEqual(words(ana), ["", "", ""]);
    paste(ana, "So much", `${first}\n\n`);
    assert.deepEqual(words(ana), coded);
    await ana.save();
    assert.deepEqual(words(ana), coded);
    const again = await sitDown(ana.files, "r3.md");
    assert.deepEqual(words(again), coded);
  });

  it("bring their passages along with what was typed in them and not saved", async () => {
    const ana = await atWork(["I felt safe"]);
    ana.type("felt safe", "really felt quite safe");
    const line = first.replace("felt safe", "really felt quite safe");
    cut(ana, `${line}\n\n`);
    paste(ana, "So much", line);
    assert.deepEqual(words(ana), ["I really felt quite safe"]);
    await ana.save();
    const again = await sitDown(ana.files, "r3.md");
    assert.deepEqual(words(again), ["I really felt quite safe"]);
  });

  it("bring their passages along when they are put in after the place was given up, and was saved", async () => {
    const ana = await atWork(coded);
    cut(ana, `${first}\n\n`);
    await ana.folder.lookAgain("r3.md");
    assert.deepEqual(words(ana), ["lost", "lost", "lost"]);
    await ana.save();
    paste(ana, "So much", `${first}\n`);
    assert.deepEqual(words(ana), coded);
    await ana.save();
    assert.deepEqual(words(await sitDown(ana.files, "r3.md")), coded);
  });

  it("keep their passages where a line is moved past another in one step", async () => {
    const ana = await atWork(coded);
    const [from, to] = [ana.find(`${first}\n\n`), ana.find("So much")];
    ana.editAll([
      { ...from, text: "" },
      { start: to.start, end: to.start, text: `${first}\n\n` },
    ]);
    assert.deepEqual(words(ana), coded);
  });

  it("bring the passages that are in the part that is put in, and none where they are typed letter by letter", async () => {
    const ana = await atWork(coded);
    cut(ana, first);
    paste(ana, "So much", "She said I felt safe");
    assert.deepEqual(words(ana), ["I felt safe", "felt", ""]);
    const ben = await atWork(["felt"]);
    cut(ben, "I felt safe there");
    for (const letter of "felt") ben.edit({ start: 0, end: 0 }, letter);
    assert.deepEqual(words(ben), [""]);
  });

  it("do not come back at what was the last of them, where they were deleted bit by bit", async () => {
    const ana = await atWork(["I felt safe"]);
    for (const bit of [" safe", "I ", "felt"]) cut(ana, bit);
    paste(ana, "So much", "felt");
    assert.deepEqual(words(ana), [""]);
  });

  it("do not take a passage away from where it stands", async () => {
    const ana = await atWork(coded);
    cut(ana, `${first}\n\n`);
    paste(ana, "So much", `${first}\n\n`);
    ana.edit({ start: 0, end: 0 }, `${first}\n\n`);
    assert.equal(ana.text.slice(0, ana.folder.study.rows("r3.md")[0]!.start).includes(first), true);
  });

  it("bring their passages along though words like them stood elsewhere, where these had been found meanwhile", async () => {
    const ana = await atWork([first]);
    const { start, end } = ana.find(first);
    ana.edit({ start: ana.text.length, end: ana.text.length }, first);
    ana.edit({ start, end }, "");
    await ana.folder.lookAgain("r3.md");
    assert.deepEqual(words(ana), [first]);
    paste(ana, "So much", first);
    assert.equal(ana.sees(), `# R3\n\n\n\n${second}\n\n[[${first}]]So much for that.\n${first}`);
    await ana.folder.lookAgain("r3.md");
    await ana.save();
    assert.equal(ana.sees(), `# R3\n\n\n\n${second}\n\n[[${first}]]So much for that.\n${first}`);
  });

  it("are looked for soon where they were replaced as a whole by words like them", async () => {
    const ana = await atWork(["I felt safe", second]);
    const { start } = ana.find(first);
    ana.edit({ start, end: ana.find(second).end }, `${second}\n\n${first.replace("safe", "so safe")}`);
    await ana.folder.lookAgain("r3.md");
    assert.deepEqual(words(ana), ["I felt so safe", second]);
  });
});

describe("A text that comes back", () => {
  it("has its passages where they stood, however words were taken away from them", async () => {
    for (const taken of [
      "I ",
      "said I felt",
      "safe there",
      " felt",
      `${first}\n\n${second}`,
      "She said I felt safe there",
    ]) {
      const ana = await atWork(["I felt safe", second]);
      const edits = [{ ...ana.find(taken), text: "" }];
      const shown = ana.sees();
      ana.editAll(edits);
      await ana.folder.lookAgain("r3.md");
      ana.editAll(invertEdits(text, edits));
      assert.equal(ana.sees(), shown, taken);
      ana.editAll(edits);
      await ana.save();
      ana.editAll(invertEdits(text, edits));
      assert.equal(ana.sees(), shown, `${taken}, saved`);
      await ana.save();
      assert.equal((await sitDown(ana.files, "r3.md")).sees(), shown);
    }
  });

  it("leaves a passage where somebody put it meanwhile", async () => {
    const ana = await atWork(["I felt safe"]);
    const edits = [{ ...ana.find("I felt"), text: "" }];
    ana.editAll(edits);
    ana.editAll(invertEdits(text, edits));
    await ana.setBoundaries("I felt safe", "said I felt safe");
    assert.deepEqual(words(ana), ["said I felt safe"]);
    paste(ana, "So much", "x");
    ana.type("xSo", "So");
    assert.deepEqual(words(ana), ["said I felt safe"]);
  });

  it("has its passages where they stood, whatever was typed, cut and looked for in between", async () => {
    const actionOf = fc.tuple(
      fc.nat(130),
      fc.nat(60),
      fc.constantFrom("", "", "x", "felt", `${first}\n\n`),
      fc.nat(4),
    );
    await lawOf(fc.array(actionOf, { minLength: 1, maxLength: 6 }), async (all) => {
      const ana = await atWork(["I felt safe", second]);
      const shown = ana.sees();
      const undo: { text: string; edits: Edits }[] = [];
      for (const [at, length, typed, then] of all) {
        const start = Math.min(at, ana.text.length);
        const edits = [{ start, end: Math.min(start + length, ana.text.length), text: typed }];
        undo.push({ text: ana.text, edits });
        ana.editAll(edits);
        if (then === 0) await ana.save();
        if (then === 1) await ana.folder.lookAgain("r3.md");
      }
      for (const { text: was, edits } of undo.reverse()) ana.editAll(invertEdits(was, edits));
      assert.equal(ana.text, text);
      assert.equal(ana.sees(), shown);
      assert.equal(mark(text, []), ana.text);
    });
  });
});
