import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { lawOf } from "../../../law";
import { MemoryFiles } from "../../../memory-files";
import { sitDown } from "./person";

const text = "one two three four five six seven eight nine ten\n";
const study = {
  "emic.yaml": "",
  ".gitattributes": "codings/**/*.jsonl text eol=lf merge=union\n",
  "r3.md": text,
};

describe("Undo", () => {
  it("takes back, and does again, byte for byte whatever was done", async () => {
    const acts = fc.array(
      fc.tuple(fc.constantFrom("code", "recode", "remove"), fc.nat(9), fc.constantFrom("a", "b", "new")),
      { maxLength: 5 },
    );
    await lawOf(acts, async (all) => {
      const files = new MemoryFiles({
        ...study,
        "codebook.yaml": "codes:\n  - id: a\n  - id: b\n",
        "codings/ana/r3.md.jsonl": "broken\n",
      });
      const ana = await sitDown(files, "r3.md");
      const states = [files.snapshot()];
      for (const [actionOf, at, code] of all) {
        const word = text.split(" ")[at]!.trim();
        const coded = ana.sees().includes(`[[${word}]]`);
        if (actionOf === "code" && !coded) await ana.code(word, code);
        else if (actionOf !== "code" && coded)
          await (actionOf === "remove" ? ana.remove(word) : ana.recode(word, code === "new" ? "a" : code));
        else continue;
        states.push(files.snapshot());
      }
      const rows = ana.folder.study.rows("r3.md");
      for (const state of [...states].reverse().slice(1)) {
        assert.deepEqual(await ana.undo(), { kind: "written" });
        assert.deepEqual(files.snapshot(), state);
      }
      assert.equal(await ana.undo(), undefined);
      for (const state of states.slice(1)) {
        assert.deepEqual(await ana.redo(), { kind: "written" });
        assert.deepEqual(files.snapshot(), state);
      }
      assert.equal(await ana.redo(), undefined);
      assert.deepEqual(ana.folder.study.rows("r3.md"), rows);
    });
  });

  it("of a coding takes its new code along, and redo brings both back", async () => {
    const files = new MemoryFiles(study);
    const ana = await sitDown(files, "r3.md");
    await ana.code("two", "new");
    const done = files.snapshot();
    await ana.undo();
    assert.ok(!ana.folder.study.setup.codebook.codes.has("new"));
    assert.equal(ana.sees(), text);
    await ana.redo();
    assert.deepEqual(files.snapshot(), done);
    assert.ok(ana.folder.study.setup.codebook.codes.has("new"));
  });

  it("of a coding keeps its new code where that was used again since, by anybody", async () => {
    const files = new MemoryFiles({ ...study, "other.md": "elsewhere\n" });
    const ana = await sitDown(files, "r3.md");
    await ana.code("two", "new");
    const codebook = files.files.get("codebook.yaml");
    const ben = await sitDown(files, "other.md", "ben");
    await ben.code("elsewhere", "new");
    await ana.folder.refresh([ben.sidecar]);
    await ana.undo();
    assert.equal(files.files.get("codebook.yaml"), codebook);
    assert.equal(ana.sees(), text);
    assert.deepEqual(ana.folder.problems(), []);
    await ana.redo();
    assert.equal(ana.sees(), "one [[two]] three four five six seven eight nine ten\n");
  });

  it("keeps what others did to the codebook in between", async () => {
    const files = new MemoryFiles({ ...study, "codebook.yaml": "codes:\n  - id: a\n" });
    const ana = await sitDown(files, "r3.md");
    await ana.code("two", "new");
    files.files.set(
      "codebook.yaml",
      files.files.get("codebook.yaml")!.replace("- id: a", "- id: a\n    name: Renamed"),
    );
    await ana.undo();
    assert.equal(files.files.get("codebook.yaml"), "codes:\n  - id: a\n    name: Renamed\n");
  });

  it("is refused, and loses nothing, where the same coding was changed elsewhere", async () => {
    const files = new MemoryFiles(study);
    const ana = await sitDown(files, "r3.md");
    await ana.code("two", "a");
    const changed = files.files.get(ana.sidecar)!.replace('"made"', '"memo":"by another window","made"');
    files.files.set(ana.sidecar, changed);
    const before = files.snapshot();
    const written = await ana.undo();
    assert.equal(written?.kind, "refused");
    assert.deepEqual(files.snapshot(), before);
    assert.deepEqual(
      ana.folder.log("r3.md").done.map(({ label }) => label),
      ["Apply a"],
    );
  });

  it("is each document's own", async () => {
    const files = new MemoryFiles({ ...study, "other.md": "elsewhere\n" });
    const ana = await sitDown(files, "r3.md");
    await ana.code("two", "a");
    assert.equal(await ana.folder.undo("other.md"), null);
    assert.equal(await ana.folder.redo("r3.md"), null);
  });
});

describe("A coding that can't be written", () => {
  it("is refused with the reason, and leaves everything as it was", async () => {
    for (const refused of ["emic.yaml", ".gitattributes", "codebook.yaml", "codings/ana/r3.md.jsonl"]) {
      const files = new MemoryFiles({ "r3.md": text });
      const ana = await sitDown(files, "r3.md");
      files.refuses = (path) => (path === refused ? "The folder can’t be written to." : null);
      assert.deepEqual(await ana.code("two", "new"), {
        kind: "refused",
        reason: "The folder can’t be written to.",
      });
      assert.equal(files.files.get("codebook.yaml") ?? "", "");
      assert.ok(!files.files.has("codings/ana/r3.md.jsonl"));
      assert.equal(ana.sees(), text);
      assert.deepEqual(ana.folder.log("r3.md").done, []);
      files.refuses = () => null;
      assert.deepEqual(await ana.code("two", "new"), { kind: "written" });
      assert.equal(ana.sees(), text.replace("two", "[[two]]"));
    }
  });

  it("does not take the place of what can be undone", async () => {
    const files = new MemoryFiles(study);
    const ana = await sitDown(files, "r3.md");
    await ana.code("two", "a");
    files.refuses = (path) => (path.endsWith(".jsonl") ? "The disk is full." : null);
    await ana.code("three", "a");
    assert.equal((await ana.undo())?.kind, "refused");
    files.refuses = () => null;
    await ana.undo();
    assert.equal(ana.sees(), text);
  });

  it("does not damage a sidecar that has a broken line", async () => {
    const files = new MemoryFiles({ ...study, "codings/ana/r3.md.jsonl": "broken\n" });
    const ana = await sitDown(files, "r3.md");
    await ana.code("two", "a");
    assert.deepEqual(files.files.get(ana.sidecar)!.split("\n").slice(1), ["broken", ""]);
  });
});
