import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { escapeMarkup, plainQuotes, richQuotes, type Quotation } from "../../../src/core/analysis/quotation";
import { law } from "../law";
import { inAMoment } from "../moment";
import { anyWords, elementsOf, readMarkup, storable, wordsOf } from "./markup";

const quotations: fc.Arbitrary<Quotation[]> = fc.array(
  fc.record({ words: anyWords, source: fc.array(anyWords, { maxLength: 3 }) }),
  { maxLength: 4 },
);

const two: readonly Quotation[] = [
  { words: " I felt safe.\n\nThere. ", source: ["P03", "lost", "12 March 2026"] },
  { words: "They <b>laughed</b> & left.", source: [] },
];

describe("Quotes for other programs", () => {
  it("are text in quotation marks with its source, a blank line between two", () => {
    assert.equal(
      plainQuotes(two),
      "“I felt safe.\n\nThere.” (P03, lost, 12 March 2026)\n\n“They <b>laughed</b> & left.”\n",
    );
    assert.equal(plainQuotes([]), "");
  });

  it("are blockquotes of paragraphs where text can be formatted", () => {
    assert.equal(
      richQuotes(two),
      "<blockquote><p>I felt safe.</p><p>There.</p><p>— P03, lost, 12 March 2026</p></blockquote>\n" +
        "<blockquote><p>They &lt;b&gt;laughed&lt;/b&gt; &amp; left.</p></blockquote>",
    );
    assert.equal(richQuotes([]), "");
  });

  it("have no empty paragraphs, however many blank lines there were", () =>
    assert.equal(
      richQuotes([{ words: "One.\n\n\n \n\t\nTwo.\nThree.", source: [] }]),
      "<blockquote><p>One.</p><p>Two.\nThree.</p></blockquote>",
    ));

  it("hold whatever people wrote as words, and no markup but their own", () =>
    law(
      quotations,
      (quotes) => {
        const nodes = readMarkup(richQuotes(quotes));
        for (const { name, attributes } of elementsOf(nodes)) {
          assert.ok(["blockquote", "p"].includes(name), name);
          assert.deepEqual(attributes, {});
        }
        const blocks = nodes.filter((node) => typeof node !== "string");
        assert.equal(blocks.length, quotes.length);
        const bare = (words: string) => storable(words).replace(/[\s\ufffd]/g, "");
        for (const [at, { words, source }] of quotes.entries()) {
          const from = source.length === 0 ? "" : `—${source.join(", ")}`;
          assert.equal(bare(wordsOf([blocks[at]!])), bare(words) + bare(from));
        }
      },
      100,
    ));

  it("hold words as they are in plain text", () =>
    law(quotations, (quotes) => {
      const text = plainQuotes(quotes);
      for (const { words, source } of quotes) {
        assert.ok(text.includes(`“${words.trim()}”`));
        for (const one of source) assert.ok(text.includes(one));
      }
    }));

  it("are made of very long ones in a moment", () => {
    for (const part of ["\n \n", "<&>\"'", "\ud83d", " ", "a\n"])
      inAMoment(part, (words) => {
        readMarkup(`<p>${escapeMarkup(words)}</p>`);
        plainQuotes([{ words, source: [words] }]);
        richQuotes([{ words, source: [words] }]);
      });
  });
});

describe("Words in markup", () => {
  it("say what they said", () =>
    law(anyWords, (words) => {
      assert.equal(wordsOf(readMarkup(escapeMarkup(words))), storable(words));
    }));

  it("keep emoji and writing from right to left", () =>
    assert.equal(escapeMarkup("😀👍🏽 שלום \u202eabc"), "😀👍🏽 שלום \u202eabc"));
});
