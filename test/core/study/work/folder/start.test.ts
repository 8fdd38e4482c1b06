import * as assert from "node:assert/strict";
import { StudyFolder } from "../../../../../src/core/study/work/folder";
import { MemoryFiles } from "../../../memory-files";

const plan = { name: "Resellers: the “channel”", approach: "grounded", codebook: "codes: []\n" } as const;
const attributes = "codings/**/*.jsonl text eol=lf merge=union\n";

/** A folder in which a study is to begin. */
async function sitDownIn(files: Record<string, string>) {
  const port = new MemoryFiles(files);
  const folder = new StudyFolder(port, "notes");
  await folder.load();
  return { port, folder };
}

describe("A new study", () => {
  it("is written as planned, its mark last, and is read at once", async () => {
    const { port, folder } = await sitDownIn({ "r3.md": "Hm.\n" });
    assert.deepEqual(await folder.start(plan), { kind: "written" });
    assert.deepEqual(port.written, [".gitattributes", "codebook.yaml", "emic.yaml"]);
    assert.deepEqual(port.snapshot(), {
      ".gitattributes": attributes,
      "codebook.yaml": "codes: []\n",
      "emic.yaml": `# Marks this folder as a study.\nname: "Resellers: the “channel”"\napproach: grounded\n`,
      "r3.md": "Hm.\n",
    });
    const { manifest } = folder.study.setup;
    assert.deepEqual([manifest.name, manifest.approach], [plan.name, "grounded"]);
    assert.deepEqual(folder.problems(), []);
  });

  it("may leave the approach open and begin without codes", async () => {
    const { port, folder } = await sitDownIn({});
    await folder.start({ name: "Notes", approach: null, codebook: null });
    assert.deepEqual(port.snapshot(), {
      ".gitattributes": attributes,
      "emic.yaml": `# Marks this folder as a study.\nname: "Notes"\n`,
    });
  });

  it("keeps a codebook and attributes that are there", async () => {
    const own = { "codebook.yaml": "codes:\n  - id: trust\n", ".gitattributes": "*.png binary" };
    const { port, folder } = await sitDownIn(own);
    assert.deepEqual(await folder.start(plan), { kind: "written" });
    assert.equal(port.files.get("codebook.yaml"), own["codebook.yaml"]);
    assert.equal(port.files.get(".gitattributes"), `*.png binary\n${attributes}`);
  });

  it("is refused where one is already, also one that is made in the same moment", async () => {
    const { port, folder } = await sitDownIn({ "emic.yaml": "# ours\nlater: kept\n" });
    assert.equal((await folder.start(plan)).kind, "refused");
    assert.deepEqual(port.written, []);

    const other = await sitDownIn({});
    other.port.meanwhile = (what, path) => {
      if (what === "update" && path === "emic.yaml") other.port.files.set("emic.yaml", "name: Theirs\n");
    };
    assert.equal((await other.folder.start(plan)).kind, "refused");
    assert.equal(other.port.files.get("emic.yaml"), "name: Theirs\n");
  });

  it("can be tried again after any file was refused", async () => {
    for (const file of [".gitattributes", "codebook.yaml", "emic.yaml"]) {
      const { port, folder } = await sitDownIn({});
      port.refuses = (path) => (path === file ? "The folder can’t be written to." : null);
      assert.equal((await folder.start(plan)).kind, "refused", file);
      assert.ok(!port.files.has("emic.yaml"), file);
      port.refuses = () => null;
      assert.deepEqual(await folder.start(plan), { kind: "written" }, file);
      assert.equal(port.files.size, 3, file);
    }
  });
});
