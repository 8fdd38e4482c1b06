import * as assert from "node:assert/strict";
import { StudyFolder } from "../../../../../src/core/study/work/folder";
import type { StudyEvent } from "../../../../../src/core/study/model/study";
import { coding, codedMark, sidecarOf } from "../../records";
import { MemoryFiles } from "../../../memory-files";
import { sitDown } from "./person";

const said = "She said [[I felt safe]] there\n";
const text = "She said I felt safe there\n";
const study = {
  "emic.yaml": "name: Ours\n",
  "codebook.yaml": "codes:\n  - id: trust\n",
  "r3.md": text,
  "codings/ana/r3.md.jsonl": sidecarOf(coding(1, said, "trust")),
};

async function opened(files: Record<string, string> = study) {
  const ana = await sitDown(new MemoryFiles(files), "r3.md");
  const problems = () => ana.folder.problems().map(({ code, file }) => `${code} ${file}`);
  /** Writes, or deletes, a file as another program does, and tells the study of it. */
  const outside = async (path: string, now: string | null) => {
    if (now === null) ana.files.files.delete(path);
    else ana.files.files.set(path, now);
    await ana.folder.refresh([path]);
  };
  return { ana, folder: ana.folder, study: ana.folder.study, problems, outside };
}

describe("What others write while the study is open", () => {
  it("is a colleague's codings: they are there at once", async () => {
    const { study: now, outside, problems } = await opened();
    const events: StudyEvent[] = [];
    now.onChange((event) => events.push(event));
    await outside("codings/ben/r3.md.jsonl", sidecarOf(coding(2, said, "trust"), codedMark(3)));
    assert.deepEqual(
      now.rows("r3.md").map(({ owner }) => owner),
      ["ana", "ben"],
    );
    assert.deepEqual(now.count("trust"), { passages: 1, documents: 1, participants: 0 });
    assert.equal(events.length, 1);
    assert.ok(
      events[0]!.kind === "delta" && events[0]!.added.length === 1 && events[0]!.changed.length === 0,
    );
    await outside("codings/ben/r3.md.jsonl", null);
    assert.deepEqual(
      now.rows("r3.md").map(({ owner }) => owner),
      ["ana"],
    );
    assert.deepEqual(problems(), []);
  });

  it("is a document's text: its passages are found again", async () => {
    const { ana, outside } = await opened();
    await outside("r3.md", `Well. ${text}`);
    assert.equal(ana.sees(), "Well. She said [[I felt safe]] there\n");
    assert.equal(ana.statuses(), "shifted");
    await outside("r3.md", "Nothing.\n");
    assert.equal(ana.statuses(), "lost");
    await outside("r3.md", text);
    assert.equal(ana.statuses(), "exact");
  });

  it("is a document that is gone: its codings are kept, counted and told of", async () => {
    const { study: now, ana, outside, problems } = await opened();
    await outside("r3.md", null);
    assert.equal(now.documents.get("r3.md")!.present, false);
    assert.equal(ana.statuses(), "unchecked");
    assert.equal(now.count("trust").passages, 1);
    assert.deepEqual(problems(), ["document-missing codings/ana/r3.md.jsonl"]);
    await outside("r3.md", text);
    assert.equal(ana.statuses(), "exact");
    assert.deepEqual(problems(), []);
  });

  it("is a document that is gone with all its codings: nothing is left of it", async () => {
    const { study: now, outside } = await opened();
    await outside("codings/ana/r3.md.jsonl", null);
    await outside("r3.md", null);
    assert.deepEqual([...now.documents.keys()], []);
    assert.deepEqual([...now.codesInUse()], []);
  });

  it("is a new document, and one that is none", async () => {
    const { study: now, outside } = await opened();
    await outside("visits/shop.md", "A note.\n");
    await outside("README.md", "Not coded.\n");
    await outside("notes.txt", "Not coded.\n");
    assert.deepEqual([...now.documents.keys()], ["r3.md", "visits/shop.md"]);
  });

  it("is the codebook: counts follow, and codes that are gone are told of where they are used", async () => {
    const { study: now, outside, problems } = await opened();
    await outside("codebook.yaml", "codes:\n  - id: faith\n    aliases: [trust]\n");
    assert.deepEqual([now.count("faith").passages, problems()], [1, []]);
    await outside("codebook.yaml", "codes: []\n");
    assert.deepEqual(problems(), ["unknown-code codings/ana/r3.md.jsonl"]);
    assert.equal(now.count("trust").passages, 1);
    await outside("codebook.yaml", "codes: [{id: trust}]\n");
    assert.deepEqual(problems(), []);
  });

  it("is a codebook that can't be read just now: the last good one stays in force", async () => {
    const { ana, study: now, folder, outside, problems } = await opened();
    for (const [broken, problem] of [
      ["codes:\n  - id: 'trust\n", "syntax"],
      ["codes: *nowhere\n", "too-many-references"],
      [`# ${"x".repeat(4_000_001)}`, "file-size"],
    ] as const) {
      await outside("codebook.yaml", broken);
      assert.deepEqual(problems(), [`${problem} codebook.yaml`]);
      assert.ok(now.setup.codebook.codes.has("trust") && !now.setup.codebook.sound);
    }
    ana.files.fails = (path) => (path === "codebook.yaml" ? "It is locked." : null);
    await folder.refresh(["codebook.yaml"]);
    assert.deepEqual(problems(), ["unreadable codebook.yaml"]);
    assert.ok(now.setup.codebook.codes.has("trust") && !now.setup.codebook.sound);
    ana.files.fails = () => null;
    await outside("codebook.yaml", null);
    assert.deepEqual(problems(), ["unknown-code codings/ana/r3.md.jsonl"]);
  });

  it("is a theme, and a theme that is gone", async () => {
    const { study: now, outside } = await opened();
    await outside("themes/a.md", "# A theme\n");
    assert.deepEqual([...now.setup.themes.keys()], ["a"]);
    await outside("themes/a.md", null);
    assert.deepEqual([...now.setup.themes.keys()], []);
  });

  it("is who takes part, and what the study's documents are", async () => {
    const { study: now, outside } = await opened();
    await outside("participants.csv", "participant,group\nP1,lost\n");
    assert.equal(now.setup.participants.get("P1")!.group, "lost");
    await outside("visits/shop.md", "A note.\n");
    await outside("emic.yaml", "documents: {include: ['*.md']}\n");
    assert.deepEqual([...now.documents.keys()], ["r3.md"]);
    await outside("emic.yaml", "");
    assert.deepEqual([...now.documents.keys()].sort(), ["r3.md", "visits/shop.md"]);
  });
});

describe("Opening a study", () => {
  it("tells how far it is", async () => {
    const folder = new StudyFolder(new MemoryFiles({ ...study, "a.md": "", "b.md": "" }), "notes");
    const steps: string[] = [];
    await folder.load({ progress: (done, total) => steps.push(`${done}/${total}`) });
    assert.deepEqual(steps, ["1/3", "2/3", "3/3"]);
  });

  it("can be stopped, with what was read so far; stopped while it reads anew it forgets nothing", async () => {
    const files = new MemoryFiles({
      ...study,
      ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`d${at}.md`, "x"])),
    });
    const folder = new StudyFolder(files, "notes");
    const cancel = { cancelled: false };
    await folder.load({ cancel, progress: () => (cancel.cancelled = true) });
    const read = folder.study.documents.size;
    assert.ok(read > 0 && read < 41);
    await folder.load();
    assert.equal(folder.study.documents.size, 41);
    files.list = () => Promise.resolve([]);
    await folder.load({ cancel });
    assert.equal(folder.study.documents.size, 41);
  });

  it("does one thing at a time, in the order it was asked for", async () => {
    const files = new MemoryFiles(study);
    const ana = await sitDown(files, "r3.md");
    const done: string[] = [];
    const all = [
      ana.code("I felt", "a").then(() => done.push("a")),
      ana.code("there", "b").then(() => done.push("b")),
      ana.folder.load().then(() => done.push("load")),
      ana.undo().then(() => done.push("undo")),
    ];
    await Promise.all(all);
    assert.deepEqual([...done].sort(), ["a", "b", "load", "undo"]);
    const again = await sitDown(files, "r3.md");
    assert.deepEqual(again.folder.study.rows("r3.md"), ana.folder.study.rows("r3.md"));
  });

  it("goes on after something failed that nobody could foresee", async () => {
    const files = new MemoryFiles(study);
    const ana = await sitDown(files, "r3.md");
    files.meanwhile = () => {
      throw new Error("unplugged");
    };
    await assert.rejects(ana.folder.load(), /unplugged/);
    files.meanwhile = () => undefined;
    await ana.folder.load();
    assert.equal(ana.statuses(), "exact");
  });
});
