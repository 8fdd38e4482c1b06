import * as assert from "node:assert/strict";
import { collectedPassages } from "../../../src/core/analysis/collected";
import { readCollection, withQuotes } from "../../../src/core/study/format/collection";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { quoteBlock } from "../../../src/core/study/format/quote-block";
import { rowAt } from "../../../src/core/study/model/shard";
import { marked } from "../marked";
import { MemoryFiles } from "../memory-files";
import { coding, idOf, removal, sidecarOf } from "../study/records";

const file = "memos/collections/safe.md";
const first = "She said [[I felt safe]] there. Then [[I left]].";
const passage = (words: string) => first.replaceAll(/\[\[|\]\]/g, "").replace(words, "[[$&]]");
const files = {
  "emic.yaml": "",
  "a/r1.md": marked(first).text,
  "a/r2.md": marked(first).text,
  "codings/ana/a/r1.md.jsonl": sidecarOf(
    coding(1, passage("I felt safe"), "trust"),
    coding(2, passage("I left"), "trust"),
  ),
  "codings/ana/a/r2.md.jsonl": sidecarOf(coding(3, passage("I left"), null)),
};

/** Where the quotes of a collection are, as `document owner id`, with these links: numbers of codings and documents. */
async function check(
  links: readonly (readonly [number, string | null])[],
  expected: readonly (string | null)[],
  now: Readonly<Record<string, string>> = files,
): Promise<void> {
  const blocks = links.map(([number, document]) =>
    quoteBlock({ id: idOf(number), words: "words", document, participant: "P1" }, file),
  );
  const folder = new StudyFolder(new MemoryFiles(now), "study");
  await folder.load();
  const collection = readCollection(withQuotes("# Safe\n", blocks), file)!;
  const found = collectedPassages(folder.study, collection).map((one) => {
    if (one === null) return null;
    assert.equal(one.rows.length, 1);
    const { document, owner, id } = rowAt(one.shard, one.rows[0]!, folder.study.tables);
    return `${document} ${owner} ${Number(id.slice(-6))}`;
  });
  assert.deepEqual(found, expected);
}

describe("The passages of a collection", () => {
  it("come in its order, comments too, and twice where they were collected twice", () =>
    check(
      [
        [3, "a/r2.md"],
        [2, "a/r1.md"],
        [1, "a/r1.md"],
        [2, "a/r1.md"],
      ],
      ["a/r2.md ana 3", "a/r1.md ana 2", "a/r1.md ana 1", "a/r1.md ana 2"],
    ));

  it("are found by their ids where documents were moved since, or are not named", () =>
    check(
      [
        [1, "old/r1.md"],
        [2, "a/r2.md"],
        [3, null],
      ],
      ["a/r1.md ana 1", "a/r1.md ana 2", "a/r2.md ana 3"],
    ));

  it("are those of the document that is linked, where a copy has the same codings", () =>
    check(
      [
        [3, "a/copy.md"],
        [3, "a/r2.md"],
      ],
      ["a/copy.md ana 3", "a/r2.md ana 3"],
      {
        ...files,
        "a/copy.md": files["a/r2.md"],
        "codings/ana/a/copy.md.jsonl": files["codings/ana/a/r2.md.jsonl"],
      },
    ));

  it("are gone where their codings are", async () => {
    await check(
      [
        [9, "a/r1.md"],
        [1, "a/r1.md"],
      ],
      [null, "a/r1.md ana 1"],
    );
    const removed = {
      ...files,
      "codings/ana/a/r1.md.jsonl": sidecarOf(
        removal(1, "2026-11-22T10:00:00Z"),
        coding(2, passage("I left"), "trust"),
      ),
    };
    await check([[1, "a/r1.md"]], [null], removed);
    await check([[1, "a/r1.md"]], [null], { "emic.yaml": "" });
  });

  it("stay where the document is gone but its codings are there", async () => {
    const gone = Object.fromEntries(Object.entries(files).filter(([path]) => path !== "a/r1.md"));
    await check([[1, "a/r1.md"]], ["a/r1.md ana 1"], gone);
  });
});
