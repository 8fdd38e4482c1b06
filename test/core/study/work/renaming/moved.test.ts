import * as assert from "node:assert/strict";
import { StudyFolder } from "../../../../../src/core/study/work/folder";
import { MemoryFiles } from "../../../memory-files";
import { coding, idOf, sidecarOf } from "../../records";
import { sitDown } from "../folder/person";

const text = "R3: They only call when they want a number. Nobody asks how we are doing.\n";
const trust = "R3: [[They only call]] when they want a number. Nobody asks how we are doing.\n";
const asked = "R3: They only call when they want a number. [[Nobody asks]] how we are doing.\n";

/** A study with what two coders found in a document, and a memo and a theme that lead to it. */
function files(): MemoryFiles {
  return new MemoryFiles({
    "emic.yaml": "name: Study\n",
    "interviews/r3.md": text,
    "interviews/r4.md": text,
    "codings/ana/interviews/r3.md.jsonl": `${sidecarOf(coding(1, trust, "trust"))}{"damaged\n`,
    "codings/ben/interviews/r3.md.jsonl": sidecarOf(coding(2, asked, "asked")),
    "codings/ana/interviews/r4.md.jsonl": sidecarOf(coding(3, trust, "trust")),
    "memos/march.md": `# March\r\n> Call — [P03](../interviews/r3.md#emic-${idOf(1)}), [r4](../interviews/./r4.md)\r\n`,
    "themes/taken.md": "---\nstatus: kept\n---\n# Taken\n[r3](../interviews/r3.md)\n",
  });
}

/** What VS Code does before the study is told. */
function rename(port: MemoryFiles, from: string, to: string): void {
  for (const [file, content] of [...port.files]) {
    if (file !== from && !file.startsWith(`${from}/`)) continue;
    port.files.delete(file);
    port.files.set(to + file.slice(from.length), content);
  }
}

async function open(port: MemoryFiles): Promise<StudyFolder> {
  const folder = new StudyFolder(port, "study");
  await folder.load();
  return folder;
}

function rows({ study }: StudyFolder): string[] {
  return study.paths.flatMap((path) =>
    study.rows(path).map(({ owner, code, status }) => `${path}: ${owner} ${code} ${status}`),
  );
}

describe("A document that is renamed", () => {
  it("keeps everybody's codings, and what leads to it", async () => {
    const port = files();
    const before = port.snapshot();
    const folder = await open(port);
    const found = rows(folder);
    const renames = [{ from: "interviews/r3.md", to: "talks/march/r3.md" }];
    rename(port, "interviews/r3.md", "talks/march/r3.md");
    assert.equal((await folder.renamed(renames)).kind, "written");
    assert.deepEqual(rows(folder), [
      found[2],
      ...found.slice(0, 2).map((row) => row.replace("interviews", "talks/march")),
    ]);
    assert.equal(port.files.has("codings/ana/interviews/r3.md.jsonl"), false);
    assert.equal(
      port.files.get("codings/ana/talks/march/r3.md.jsonl"),
      before["codings/ana/interviews/r3.md.jsonl"],
    );
    assert.equal(
      port.files.get("memos/march.md"),
      before["memos/march.md"]!.replace("../interviews/r3.md", "../talks/march/r3.md"),
    );
    assert.match(port.files.get("themes/taken.md")!, /\[r3\]\(\.\.\/talks\/march\/r3\.md\)/);
  });

  it("is as it was when that is taken back, byte for byte, and again when it is done again", async () => {
    const port = files();
    // Written in a way that nobody would write anew.
    port.files.set("memos/march.md", "[r3](.././interviews/r%33.md)\n");
    const before = port.snapshot();
    const folder = await open(port);
    const found = rows(folder);
    rename(port, "interviews", "talks");
    await folder.renamed([{ from: "interviews", to: "talks" }]);
    const renamed = port.snapshot();
    assert.equal(port.files.get("memos/march.md"), "[r3](../talks/r3.md)\n");
    rename(port, "talks", "interviews");
    await folder.renamed([{ from: "talks", to: "interviews" }]);
    assert.deepEqual(port.snapshot(), before);
    assert.deepEqual(rows(folder), found);
    rename(port, "interviews", "talks");
    await folder.renamed([{ from: "interviews", to: "talks" }]);
    assert.deepEqual(port.snapshot(), renamed);
  });

  it("brings its codings to those of its new name that are there already", async () => {
    const port = files();
    port.files.set(
      "codings/ben/talks/r3.md.jsonl",
      sidecarOf(coding(2, asked, "asked"), coding(4, trust, "trust")),
    );
    const before = port.snapshot();
    const folder = await open(port);
    rename(port, "interviews/r3.md", "talks/r3.md");
    await folder.renamed([{ from: "interviews/r3.md", to: "talks/r3.md" }]);
    assert.equal(port.files.get("codings/ben/talks/r3.md.jsonl"), before["codings/ben/talks/r3.md.jsonl"]);
    assert.equal(port.files.get("codings/ben/interviews/r3.md.jsonl"), "");
    assert.equal(folder.study.rows("talks/r3.md").length, 3);
    assert.equal(folder.study.documents.has("interviews/r3.md"), false);
  });

  it("takes the copies along that sync services left of its codings", async () => {
    const port = files();
    const copy = port.files.get("codings/ben/interviews/r3.md.jsonl")!;
    port.files.set("codings/ben/interviews/r3.md (1).jsonl", copy);
    port.files.delete("codings/ben/interviews/r3.md.jsonl");
    const folder = await open(port);
    const found = rows(folder);
    rename(port, "interviews/r3.md", "talks/r3.md");
    await folder.renamed([{ from: "interviews/r3.md", to: "talks/r3.md" }]);
    assert.equal(port.files.get("codings/ben/talks/r3.md (1).jsonl"), copy);
    assert.deepEqual(
      rows(folder).filter((row) => row.startsWith("talks")),
      found.slice(0, 2).map((row) => row.replace("interviews", "talks")),
    );
  });

  it("leaves everything where it was where somebody's codings can't be moved, and says why", async () => {
    const port = files();
    const folder = await open(port);
    rename(port, "interviews/r3.md", "r3.md");
    const before = port.snapshot();
    port.refuses = (path) => (path.startsWith("codings/ben") ? "The folder can’t be written to." : null);
    const written = await folder.renamed([{ from: "interviews/r3.md", to: "r3.md" }]);
    assert.deepEqual(written, { kind: "refused", reason: "The folder can’t be written to." });
    assert.deepEqual(port.snapshot(), before);
    assert.deepEqual(rows(folder)[1], "interviews/r3.md: ben asked unchecked");
    port.refuses = () => null;
    assert.equal((await folder.renamed([{ from: "interviews/r3.md", to: "r3.md" }])).kind, "written");
    assert.equal(folder.study.rows("r3.md").length, 2);
  });

  it("can have its codings undone under its new name", async () => {
    const port = files();
    const person = await sitDown(port, "interviews/r4.md");
    await person.code("Nobody asks", "asked");
    rename(port, "interviews", "talks");
    await person.folder.renamed([{ from: "interviews", to: "talks" }]);
    const { study } = person.folder;
    assert.equal(study.rows("talks/r4.md").length, 2);
    assert.equal((await person.folder.undo("talks/r4.md"))?.written.kind, "written");
    assert.deepEqual(
      study.rows("talks/r4.md").map(({ code }) => code),
      ["trust"],
    );
    assert.equal((await person.folder.redo("talks/r4.md"))?.written.kind, "written");
    assert.equal(study.rows("talks/r4.md").length, 2);
  });
});
