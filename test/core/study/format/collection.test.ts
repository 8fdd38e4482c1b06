import * as assert from "node:assert/strict";
import { applyChange, inverse } from "../../../../src/core/study/work/change";
import {
  newCollection,
  readCollection,
  withMovedQuote,
  withoutQuote,
  withQuotes,
} from "../../../../src/core/study/format/collection";
import { StudyFolder } from "../../../../src/core/study/work/folder";
import { quoteBlock } from "../../../../src/core/study/format/quote-block";
import { MemoryFiles } from "../../memory-files";
import { idOf } from "../records";

const file = "memos/collections/price.md";
const block = (number: number, words: string) =>
  quoteBlock({ id: idOf(number), words, document: "interviews/r 3.md", participant: "P03" }, file);
const three = withQuotes(newCollection("On  price"), [
  block(1, "One."),
  block(2, "Two.\n\nMore."),
  block(3, "Three."),
]);

const shown = (text: string) => readCollection(text, file)!.quotes.map(({ words }) => words);

describe("A collection", () => {
  it("is a memo with a heading and quotes, each with a link to its coding", () => {
    const { id, title, quotes } = readCollection(three, file)!;
    assert.deepEqual([id, title], ["price", "On price"]);
    assert.deepEqual(
      quotes.map(({ id: coding, document, words }) => [coding, document, words]),
      [
        [idOf(1), "interviews/r 3.md", "One."],
        [idOf(2), "interviews/r 3.md", "Two.\n\nMore."],
        [idOf(3), "interviews/r 3.md", "Three."],
      ],
    );
  });

  it("is read with whatever people write into it, and quotes of other kinds are theirs", () => {
    const text = `# Mine\n\nA thought.\n\n> a saying, no link\n\n${block(1, "One.")}> not ended ](x#emic-nonsense)\n\nMore.\n`;
    assert.deepEqual(shown(text), ["One."]);
    assert.equal(readCollection("", file), null);
    assert.equal(readCollection("words", "memos/collections/No Slug.md"), null);
    assert.deepEqual(shown("no heading"), []);
    const out = `> x — [P](../../../../etc/passwd#emic-${idOf(1)})\n`;
    assert.equal(readCollection(out, file)!.quotes[0]!.document, null);
  });

  it("has its quotes moved and taken out, and what is written between them stays", () => {
    const text = three.replace("> Two.", "Between.\n\n> Two.");
    const moved = withMovedQuote(text, file, 2, 0);
    assert.deepEqual(shown(moved), ["Three.", "One.", "Two.\n\nMore."]);
    assert.ok(moved.indexOf("One.") > moved.indexOf("Between."));
    assert.equal(withMovedQuote(moved, file, 0, 2), text);
    assert.deepEqual(shown(withoutQuote(text, file, 1)), ["One.", "Three."]);
    assert.ok(withoutQuote(text, file, 1).includes("Between."));
    const last = withoutQuote(three, file, 2);
    assert.equal(withQuotes(last, [block(3, "Three.")]), three);
    assert.throws(() => withoutQuote(three, file, 3), RangeError);
    assert.throws(() => withMovedQuote(three, file, 0, 3), RangeError);
  });

  it("is kept in the study, and what was done to it can be undone", async () => {
    const files = new MemoryFiles({ "emic.yaml": "" });
    const folder = new StudyFolder(files, "study");
    await folder.load();
    const change = { kind: "memo", file, before: "", after: three } as const;
    await folder.apply({ label: "Collect", document: file, changes: [change] });
    assert.equal(folder.study.setup.collections.get("price")?.quotes.length, 3);
    await folder.undo(file);
    assert.equal(folder.study.setup.collections.size, 0);
    await folder.redo(file);
    assert.equal(files.files.get(file), three);
    // Written by hand meanwhile, it is left as it is.
    files.files.set(file, `${three}\nMine.\n`);
    assert.equal((await folder.undo(file))?.written.kind, "refused");
    assert.ok(files.files.get(file)!.endsWith("Mine.\n"));
    assert.equal(
      applyChange(null, inverse({ label: "", document: file, changes: [change] }).changes[0]!),
      "",
    );
  });
});
