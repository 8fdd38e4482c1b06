import * as assert from "node:assert/strict";
import { StudyFolder } from "../../../../../src/core/study/work/folder";
import { MemoryFiles } from "../../../memory-files";
import { coding, idOf, removal, sidecarOf } from "../../records";

const text = "R3: They only call when they want a number. Nobody asks how we are doing.\n";
const trust = "R3: [[They only call]] when they want a number. Nobody asks how we are doing.\n";
const asked = "R3: They only call when they want a number. [[Nobody asks]] how we are doing.\n";

/** What a merge leaves that did not see that one side renamed r3.md: one half of the records' lines under each name. */
function halves(under: { before: string; now: string }): MemoryFiles {
  return new MemoryFiles({
    "emic.yaml": "name: Study\n",
    "interviews/renamed.md": text,
    "codings/ana/r3.md.jsonl": under.before,
    "codings/ana/interviews/renamed.md.jsonl": under.now,
  });
}

async function open(files: MemoryFiles): Promise<StudyFolder> {
  const folder = new StudyFolder(files, "study");
  await folder.load();
  return folder;
}

/** Each coding as `document: number code`, in the order of documents and places. */
function rows({ study }: StudyFolder): string[] {
  const numberOf = (id: string) => [1, 2, 3].find((number) => idOf(number) === id);
  return study.paths.flatMap((path) =>
    study.rows(path).map(({ id, code }) => `${path}: ${numberOf(id)} ${code}`),
  );
}

describe("Codings that a merge left under a document's former name", () => {
  it("are read with what became of them under the new one, and counted once", async () => {
    const folder = await open(
      halves({
        before: sidecarOf(
          coding(1, trust, "trust", { revised: "2026-11-22T10:00:00Z", memo: "later" }),
          coding(2, asked, "asked"),
        ),
        now: sidecarOf(coding(1, trust, "trust"), removal(2, "2026-11-21T12:00:00Z")),
      }),
    );
    assert.deepEqual(rows(folder), ["interviews/renamed.md: 1 trust"]);
    assert.equal(folder.study.count("trust").passages, 1);
    assert.equal(folder.study.count("asked").passages, 0);
  });

  it("stay where they are when they were made there after the other side renamed it", async () => {
    const folder = await open(
      halves({
        before: sidecarOf(coding(1, trust, "trust"), coding(3, asked, "asked")),
        now: sidecarOf(coding(1, trust, "trust")),
      }),
    );
    assert.deepEqual(rows(folder), ["interviews/renamed.md: 1 trust", "r3.md: 3 asked"]);
    assert.deepEqual(
      folder
        .problems()
        .filter(({ code }) => code === "document-missing")
        .map(({ file }) => file),
      ["codings/ana/r3.md.jsonl"],
    );
  });

  it("are what they were as soon as the document is there again", async () => {
    const line = sidecarOf(coding(1, trust, "trust"));
    const files = halves({ before: line, now: line });
    const folder = await open(files);
    files.files.set("r3.md", text);
    files.files.delete("interviews/renamed.md");
    files.files.delete("codings/ana/interviews/renamed.md.jsonl");
    await folder.refresh(["r3.md", "interviews/renamed.md", "codings/ana/interviews/renamed.md.jsonl"]);
    assert.deepEqual(rows(folder), ["r3.md: 1 trust"]);
    assert.deepEqual(
      folder.problems().filter(({ code }) => code === "document-missing"),
      [],
    );
  });
});
