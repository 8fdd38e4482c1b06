import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { resolveAll } from "../../../../../src/core/text/finding/resolve";
import { isPassage } from "../../../../../src/core/study/format/record";
import type { Row } from "../../../../../src/core/study/model/shard";
import { parseSidecar, currentLines } from "../../../../../src/core/study/format/sidecar";
import { lawOf } from "../../../law";
import { MemoryFiles } from "../../../memory-files";
import { sitDown, type Person } from "../folder/person";

const text =
  "So when they brought it in she said I felt safe there, and that nobody had asked her about it since.\n";
const study = {
  "emic.yaml": "",
  ".gitattributes": "codings/**/*.jsonl text eol=lf merge=union\n",
  "codebook.yaml": "codes:\n  - id: trust\n  - id: doubt\n",
  "r3.md": text,
};

async function atWork(words = ["I felt safe"]): Promise<Person> {
  const ana = await sitDown(new MemoryFiles(study), "r3.md");
  await ana.open();
  for (const one of words) await ana.code(one, "trust");
  ana.files.written.length = 0;
  return ana;
}

/** A coder's own passages that the editor shows, but for those that somebody has to look at first. */
function shownBy(ana: Person): Map<string, Row> {
  const rows = ana.folder.study.rows("r3.md");
  const shown = rows.filter(
    ({ owner, status, length }) =>
      owner === ana.owner && (status === "exact" || status === "shifted") && length > 0,
  );
  return new Map(shown.map((row) => [row.id, row]));
}

/** The law of the design: a coder's own lines, judged without old text, lead to what the editor showed. */
function keepsTheLaw(ana: Person, rows = shownBy(ana)): void {
  for (const { record } of currentLines(parseSidecar(ana.files.files.get(ana.sidecar)!, ana.sidecar))) {
    const shown = rows.get(record.id);
    if (shown === undefined || !isPassage(record)) continue;
    const [placing] = resolveAll([record], ana.text);
    assert.deepEqual(placing!.span, { start: shown.start, end: shown.start + shown.length }, record.quote);
    assert.ok(
      placing!.status === "exact" || placing!.status === "shifted",
      `${record.quote} is ${placing!.status}`,
    );
  }
}

describe("In an open document", () => {
  it("passages follow what is typed, at once and without a file being touched", async () => {
    const ana = await atWork();
    ana.type("So when", "When");
    assert.equal(ana.sees(), text.replace("So when", "When").replace("I felt safe", "[[$&]]"));
    ana.type("felt", "really felt");
    assert.equal(
      ana.sees(),
      text.replace("So when", "When").replace("I felt safe", "[[I really felt safe]]"),
    );
    assert.deepEqual(ana.files.written, []);
  });

  it("a typo elsewhere rewrites no line when it is saved", async () => {
    const ana = await atWork(["I felt safe", "nobody had asked"]);
    ana.type("brought", "bought");
    ana.type("since", "since then");
    assert.deepEqual(await ana.save(), { kind: "unchanged" });
    assert.deepEqual(ana.files.written, []);
    assert.equal(ana.statuses(), "shifted shifted");
    keepsTheLaw(ana);
  });

  it("an edited passage is written anew when it is saved, and no other line", async () => {
    const ana = await atWork(["I felt safe", "nobody had asked"]);
    const [first, second] = ana.files.files.get(ana.sidecar)!.split("\n");
    ana.type("felt", "really felt");
    assert.deepEqual(await ana.save(), { kind: "written" });
    const lines = ana.files.files.get(ana.sidecar)!.split("\n");
    assert.equal(lines[1], second);
    assert.ok(lines[0]!.includes('"quote":"I really felt safe"') && lines[0] !== first);
    assert.ok(!lines[0]!.includes("revised"));
    assert.equal(ana.statuses(), "exact shifted");
    keepsTheLaw(ana);
  });

  it("a passage whose words now stand elsewhere too is written anew, so that it stays clear which is meant", async () => {
    const ana = await sitDown(new MemoryFiles({ ...study, "r3.md": "She said I felt safe.\n" }), "r3.md");
    await ana.open();
    await ana.code("I felt safe", "trust");
    ana.type("She said", "He said I felt safe. She said");
    ana.edit({ start: 0, end: 0 }, "She said I felt safe.\n");
    await ana.save();
    assert.equal(ana.sees(), "She said I felt safe.\nHe said I felt safe. She said [[I felt safe]].\n");
    keepsTheLaw(ana);
  });

  it("a passage whose line would lead to two places is written anew", async () => {
    const ana = await atWork();
    ana.type("brought it in she said", "😀");
    ana.type("there, and that nobody had asked", "I felt safe, too");
    await ana.save();
    assert.equal(ana.sees(), ana.text.replace("I felt safe", "[[$&]]"));
    assert.equal(ana.statuses(), "exact");
    keepsTheLaw(ana);
  });

  it("what is coded in a text with unsaved edits speaks of that text, and is written at once", async () => {
    const ana = await atWork();
    ana.type("nobody", "no one");
    await ana.code("no one had asked", "doubt");
    assert.deepEqual(ana.files.written, [ana.sidecar]);
    assert.equal(
      ana.sees(),
      text.replace("nobody", "no one").replace("I felt safe", "[[$&]]").replace("no one had asked", "[[$&]]"),
    );
    keepsTheLaw(ana);
  });

  it("after a revert every passage is found again where it is", async () => {
    const ana = await atWork();
    ana.type("felt safe there", "felt");
    await ana.folder.setText("r3.md", null);
    ana.files.files.set("r3.md", text);
    const again = await sitDown(ana.files, "r3.md");
    assert.equal(again.sees(), text.replace("I felt safe", "[[$&]]"));
    await again.open();
    assert.equal(again.statuses(), "exact");
  });

  it("a deleted passage keeps its line, and comes back with its words", async () => {
    const ana = await atWork();
    const line = ana.files.files.get(ana.sidecar);
    ana.type("she said I felt safe there", "nothing");
    await ana.save();
    assert.equal(ana.files.files.get(ana.sidecar), line);
    assert.equal(ana.statuses(), "lost");
    ana.type("nothing", "she said I felt safe there");
    await ana.save();
    assert.equal(ana.sees(), text.replace("I felt safe", "[[$&]]"));
  });

  it("a colleague's passage that was edited is not written anew", async () => {
    const files = new MemoryFiles(study);
    const ben = await sitDown(files, "r3.md", "ben");
    await ben.code("I felt safe", "trust");
    const ana = await sitDown(files, "r3.md");
    await ana.open();
    ana.type("felt", "really felt");
    files.written.length = 0;
    await ana.save();
    assert.deepEqual(files.written, []);
    assert.equal(ana.statuses(), "lost");
  });

  it("passages follow an edit by which it was opened, saved and closed in one breath", async () => {
    const first = await atWork();
    const ana = await sitDown(first.files, "r3.md");
    const opened = ana.open();
    ana.type("felt", "really felt");
    const saved = ana.save();
    await Promise.all([opened, saved, ana.folder.setText("r3.md", null)]);
    const shown = text.replace("I felt safe", "[[I really felt safe]]");
    assert.equal(ana.sees(), shown);
    assert.equal((await sitDown(ana.files, "r3.md")).sees(), shown);
    keepsTheLaw(ana);
  });

  it("passages follow what was typed before they were read, and are written anew with it", async () => {
    const first = await atWork();
    const ana = await sitDown(first.files, "r3.md");
    const opened = ana.open();
    ana.type("So when", "When");
    ana.type("felt", "really felt");
    await opened;
    const shown = text.replace("So when", "When").replace("I felt safe", "[[I really felt safe]]");
    assert.equal(ana.sees(), shown);
    assert.deepEqual(await ana.save(), { kind: "written" });
    assert.equal(ana.sees(), shown);
    keepsTheLaw(ana);
  });

  it("passages stay where they are shown when nothing can be written", async () => {
    const ana = await atWork();
    ana.type("felt", "really felt");
    ana.files.refuses = () => "The disk is full.";
    assert.deepEqual(await ana.save(), { kind: "refused", reason: "The disk is full." });
    assert.equal(ana.sees(), text.replace("I felt safe", "[[I really felt safe]]"));
    ana.files.refuses = () => null;
    await ana.save();
    keepsTheLaw(ana);
  });

  it("the law holds after every save, whatever was typed and coded in between", async () => {
    const actionOf = fc.tuple(
      fc.nat(200),
      fc.nat(12),
      fc.constantFrom("", "x", " and so on", "I felt safe", "\n\n", "😀"),
      fc.nat(4),
    );
    await lawOf(fc.array(actionOf, { maxLength: 10 }), async (all) => {
      const ana = await atWork(["I felt safe", "nobody had asked", "she said I"]);
      for (const [at, length, typed, kind] of all) {
        const start = Math.min(at, ana.text.length);
        const end = Math.min(start + length, ana.text.length);
        if (kind === 0) await ana.save();
        else ana.edit({ start, end }, typed);
        if (kind !== 1) continue;
        const shown = shownBy(ana);
        await ana.folder.refresh([ana.sidecar]);
        assert.deepEqual(shownBy(ana), shown);
      }
      const shown = shownBy(ana);
      await ana.save();
      keepsTheLaw(ana, shown);
      const again = await sitDown(ana.files, "r3.md");
      assert.deepEqual(again.folder.study.rows("r3.md"), ana.folder.study.rows("r3.md"));
    });
  });
});

describe("Undo in an open document", () => {
  it("still takes a coding back after its passage was edited and saved, and brings it back", async () => {
    const ana = await atWork();
    const shown = text.replace("I felt safe", "[[I really felt safe]]");
    ana.type("felt", "really felt");
    await ana.save();
    await ana.undo();
    assert.equal(ana.sees(), ana.text);
    await ana.redo();
    assert.equal(ana.sees(), shown);
    keepsTheLaw(ana);
  });

  it("of a change of code leaves the passage where it is, though it was edited and saved since", async () => {
    const ana = await atWork();
    await ana.recode("I felt safe", "doubt");
    ana.type("felt", "really felt");
    await ana.save();
    const shown = text.replace("I felt safe", "[[I really felt safe]]");
    await ana.undo();
    assert.equal(ana.sees(), shown);
    assert.deepEqual(
      ana.folder.study.rows("r3.md").map(({ code, status }) => [code, status]),
      [["trust", "exact"]],
    );
    await ana.redo();
    assert.equal(ana.sees(), shown);
    await ana.undo();
    await ana.undo();
    assert.equal(ana.sees(), ana.text);
  });

  it("leaves the text and other passages alone while there are unsaved edits", async () => {
    const ana = await atWork(["I felt safe", "nobody had asked"]);
    ana.type("felt", "really felt");
    await ana.undo();
    assert.equal(ana.sees(), text.replace("I felt safe", "[[I really felt safe]]"));
  });
});

describe("While files are read and written, and somebody types on,", () => {
  for (const [what, path] of [
    ["read", "codings/ana/r3.md.jsonl"],
    ["update", "codings/ana/r3.md.jsonl"],
  ] as const) {
    it(`passages stay with their words: during a save's ${what}`, async () => {
      const ana = await atWork(["I felt safe", "nobody had asked"]);
      ana.type("felt", "really felt");
      let left = 2;
      ana.files.meanwhile = (now, file) => {
        if (now === what && file === path && left-- > 0) ana.edit({ start: 0, end: 0 }, "Oh. ");
      };
      await ana.save();
      ana.files.meanwhile = () => undefined;
      const oh = "Oh. ".repeat(2 - Math.max(left, 0));
      const shown =
        oh + text.replace("I felt safe", "[[I really felt safe]]").replace("nobody had asked", "[[$&]]");
      assert.equal(ana.sees(), shown);
      await ana.save();
      assert.equal(ana.sees(), shown);
      keepsTheLaw(ana);
    });

    it(`passages stay with their words: typed within during a save's ${what}`, async () => {
      const ana = await atWork();
      ana.type("felt", "really felt");
      let left = 1;
      ana.files.meanwhile = (now, file) => {
        if (now === what && file === path && left-- > 0) ana.type("felt", "felt so");
      };
      await ana.save();
      ana.files.meanwhile = () => undefined;
      const shown = text.replace("I felt safe", "[[I really felt so safe]]");
      assert.equal(ana.sees(), shown);
      await ana.save();
      assert.equal(ana.sees(), shown);
      keepsTheLaw(ana);
    });

    it(`passages stay with their words: while another is coded, during the ${what}`, async () => {
      const ana = await atWork();
      let left = 1;
      ana.files.meanwhile = (now, file) => {
        if (now === what && file === path && left-- > 0) ana.edit({ start: 0, end: 0 }, "Oh. ");
      };
      await ana.code("nobody had asked", "doubt");
      ana.files.meanwhile = () => undefined;
      const shown = `Oh. ${text.replace("I felt safe", "[[$&]]").replace("nobody had asked", "[[$&]]")}`;
      assert.equal(ana.sees(), shown);
      await ana.save();
      assert.equal(ana.sees(), shown);
      keepsTheLaw(ana);
    });
  }
});
