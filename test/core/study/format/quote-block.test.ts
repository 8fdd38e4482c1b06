import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { readCollection } from "../../../../src/core/study/format/collection";
import { quoteBlock, type QuoteSource } from "../../../../src/core/study/format/quote-block";
import { law } from "../../law";
import { anyWords } from "../../analysis/markup";
import { idOf } from "../records";

const source: QuoteSource = {
  id: idOf(1),
  words: "I felt safe.\n\n  There.",
  document: "interviews/Maria Lopez.md",
  participant: "P03",
};
const file = "memos/collections/safe.md";

describe("A quote for a memo", () => {
  it("names its participant and leads to its place", () =>
    assert.equal(
      quoteBlock(source, file),
      `> I felt safe.\n>\n> There. — [P03](../../interviews/Maria%20Lopez.md#emic-${idOf(1)})\n`,
    ));

  it("names no document where that may not be told", () => {
    const block = quoteBlock({ ...source, document: null, participant: "lost" }, file);
    assert.equal(block, `> I felt safe.\n>\n> There. — [lost](#emic-${idOf(1)})\n`);
    assert.doesNotMatch(block, /Maria|interviews|\.md|P03/);
    const nobody = quoteBlock({ ...source, document: null, participant: null }, file);
    assert.doesNotMatch(nobody, /Maria|interviews|\.md|P03/);
  });

  it("is found again in a collection, with its words, also where it names no document", () => {
    for (const document of [source.document, null]) {
      const { quotes } = readCollection(`# Safe\n\n${quoteBlock({ ...source, document }, file)}`, file)!;
      assert.deepEqual(
        quotes.map(({ id, words, document: found }) => ({ id, words, found })),
        [{ id: idOf(1), words: "I felt safe.\n\nThere.", found: document }],
      );
    }
  });

  it("is one blockquote whose link is its own, whatever people wrote", () =>
    law(
      fc.record({
        words: anyWords,
        participant: fc.option(anyWords),
        document: fc.option(anyWords.map((name) => `${name}.md`)),
      }),
      (also) => {
        const block = quoteBlock({ ...source, ...also }, file);
        assert.ok(block.endsWith("\n"));
        const lines = block.slice(0, -1).split("\n");
        for (const line of lines) assert.match(line, /^>/, JSON.stringify(block));
        assert.ok(lines.at(-1)!.endsWith(`#emic-${idOf(1)})`));
        const { quotes } = readCollection(`# Safe\n\n${block}`, file)!;
        assert.deepEqual(
          quotes.map(({ id }) => id),
          [idOf(1)],
          JSON.stringify(block),
        );
      },
      100,
    ));
});
