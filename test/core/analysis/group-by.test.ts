import * as assert from "node:assert/strict";
import { attributesOf, dayOf, group } from "../../../src/core/study/model/attributes";
import { everything } from "../../../src/core/query/query";
import { find } from "../../../src/core/query/find";
import { groupsOf } from "../../../src/core/analysis/group-by";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { MemoryFiles } from "../memory-files";

/** A study of one interview a participant, with these columns of `participants.csv` beside the first. */
async function studyOf(header: string, rows: readonly string[], also: Record<string, string> = {}) {
  const files: Record<string, string> = {};
  rows.forEach(
    (_, at) =>
      (files[`r${at}.md`] = `---\nparticipant: P${at}\ndate: 2026-03-12T10:00\nmethod: call\n---\nWords.\n`),
  );
  files["participants.csv"] = `participant,${header}\n${rows.map((row, at) => `P${at},${row}`).join("\n")}\n`;
  const folder = new StudyFolder(new MemoryFiles({ ...files, ...also }), "people");
  await folder.load();
  return folder.study;
}

async function check(
  rows: readonly string[],
  expected: string,
  also: Record<string, string> = {},
): Promise<void> {
  const study = await studyOf("fact", rows, also);
  const scope = [...find(study, { query: everything, reading: { kind: "union" } })];
  const labels = groupsOf(study, scope, "fact", "others").map(({ label }) => label ?? "–");
  assert.equal(labels.join(" | "), expected);
}

describe("Groups of an attribute", () => {
  it("are its values, the commonest first, then those who say nothing", async () => {
    await check(["shop", "market", "market", "", "shop", "market"], "market | shop | –");
    await check([], "");
  });

  it("are numbers by size", () => check(["10", "9", "9.5", "-1"], "-1 | 9 | 9.5 | 10"));

  it("gather what is rare among many values", () =>
    check("a b c d e f g h i j j".split(" "), "j | a | b | c | d | e | f | others"));

  it("gather many numbers into three with about as many people each", async () => {
    await check(["1", "2", "3", "4", "5", "6", "7", "8", "9"], "1–3 | 4–6 | 7–9");
    await check(["1", "1", "1", "1", "1", "1", "2", "3", "4", "5", "6", "7", "8", "90"], "1 | 2–4 | 5–90");
  });

  it("take a document's own attribute where its participant has none of that name", () =>
    check(["shop", ""], "shop | town", { "r1.md": "---\nparticipant: P1\nfact: [town]\n---\nWords.\n" }));
});

describe("Attributes", () => {
  it("are the group, facts and what front matter says, but for what tells nothing apart", async () => {
    const study = await studyOf("group,years", ["lost,3"], {
      "x.md": "---\ntitle: X\nmedia: x.mp3\nplace: here\n---\n",
    });
    assert.deepEqual(attributesOf(study), [group, "years", "date", "method", "place"]);
    assert.equal(dayOf(study.documents.get("r0.md")!), "2026-03-12");
    assert.equal(dayOf(study.documents.get("x.md")!), null);
  });
});
