import * as assert from "node:assert/strict";
import { StudyFolder } from "../../../../../src/core/study/work/folder";
import { clearlyLikeliest } from "../../../../../src/core/study/work/renaming/recognise";
import { MemoryFiles } from "../../../memory-files";
import { coding, sidecarOf } from "../../records";

const text =
  "R3: [[They only call when they want]] a number.\n\nR3: Nobody asks how we are doing, and that is all.\n";
const plain = text.replace(/\[\[|\]\]/g, "");
const asked = plain.replace("Nobody asks how we are doing", "[[Nobody asks how we are doing]]");
const short = plain.replace("all.", "[[all]].");

async function gone(
  documents: Record<string, string>,
  lines = sidecarOf(coding(1, text, "trust"), coding(2, asked, "asked")),
) {
  const port = new MemoryFiles({
    "emic.yaml": "",
    "codings/ana/interviews/r3.md.jsonl": lines,
    ...documents,
  });
  const folder = new StudyFolder(port, "study");
  await folder.load();
  return { port, folder };
}

async function likeliest(folder: StudyFolder): Promise<string | null> {
  return clearlyLikeliest((await folder.recognised()).get("interviews/r3.md")!)?.document ?? null;
}

describe("A document that was renamed outside", () => {
  it("is recognised by the words that were coded in it, edited or not", async () => {
    const other = "R4: We buy where it is cheap, and that is all there is to say about us.\n";
    const { folder } = await gone({ "r4.md": other, "talks/r3.md": plain });
    assert.deepEqual((await folder.recognised()).get("interviews/r3.md"), [
      { document: "talks/r3.md", share: 1, isSame: true },
    ]);
    assert.equal(
      await likeliest((await gone({ "r4.md": other, "a.md": plain.replace("and that", "so that") })).folder),
      "a.md",
    );
    assert.equal(await likeliest((await gone({ "r4.md": other })).folder), null);
  });

  it("is recognised by its whole text where the words coded are too few to tell", async () => {
    const lines = sidecarOf(coding(1, short, "trust"));
    assert.equal(
      await likeliest((await gone({ "a.md": `${plain}More.\n`, "b.md": plain }, lines)).folder),
      "b.md",
    );
    assert.equal(await likeliest((await gone({ "a.md": `${plain}More.\n` }, lines)).folder), null);
  });

  it("is for people to choose where two could be it", async () => {
    const { folder } = await gone({ "a.md": plain, "b.md": plain });
    assert.equal((await folder.recognised()).get("interviews/r3.md")!.length, 2);
    assert.equal(await likeliest(folder), null);
  });

  it("is found though nobody told that it is there", async () => {
    const { folder, port } = await gone({ "interviews/r3.md": plain });
    port.files.delete("interviews/r3.md");
    port.files.set("talks/r3.md", plain);
    await folder.refresh(["interviews/r3.md"]);
    assert.equal(await likeliest(folder), "talks/r3.md");
  });

  it("gets its codings by an act that can be undone", async () => {
    const { folder, port } = await gone({ "talks/r3.md": plain });
    const before = port.snapshot();
    const action = await folder.movingCodings("Move codings", "interviews/r3.md", "talks/r3.md");
    assert.equal((await folder.apply(action)).kind, "written");
    assert.deepEqual(
      folder.study.rows("talks/r3.md").map(({ status }) => status),
      ["exact", "exact"],
    );
    assert.deepEqual(folder.study.paths, ["talks/r3.md"]);
    assert.equal((await folder.recognised()).size, 0);
    await folder.undo("talks/r3.md");
    const { [".gitattributes"]: attributes, ...files } = port.snapshot();
    assert.match(attributes!, /merge=union/);
    assert.deepEqual(files, before);
    assert.deepEqual(
      folder.study.rows("interviews/r3.md").map(({ status }) => status),
      ["unchecked", "unchecked"],
    );
  });
});
