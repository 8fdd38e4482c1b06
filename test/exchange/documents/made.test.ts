import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { toMarkdown } from "../../../src/core/documents/to-markdown";
import type { Transcript } from "../../../src/core/documents/transcript";
import { slice } from "../../../src/core/text/span";
import { reading } from "../reading";

const made = path.join(__dirname, "../../test/exchange/made");

function read(file: string): Transcript {
  const brought = toMarkdown(file, new Uint8Array(fs.readFileSync(path.join(made, file))), reading());
  assert.ok(!("wrong" in brought), JSON.stringify(brought));
  return brought;
}

const transcript = `# Interview with R3 – München, 2. März

**Recorded at the shop**

## How it began

**Ana Ruiz** [00:06]: So, what do you sell? In a word?

**Jörg Müller** [00:11]: Tills, “in a box”, with a stand. They only call when they want a *number*. Nobody asks how we’re doing 😀.

**Ana Ruiz** [00:37]: Mhm. *Really*? Two lines:
this is the second, with a tab.

**Jörg Müller** [00:40]: It starts here

and ends here: 2 \\* 3 < 7 # no, see our page.

A note of mine, in a style of its own.

## What he sells

- tills
   - with a stand
- scales

In this order:

1. first the till
1. then the rest

That was all.
`;

describe("An interview that LibreOffice wrote", () => {
  for (const ending of ["docx", "odt", "rtf"]) {
    it(`as .${ending} is the same transcript, with the same comments and losses`, () => {
      const { text, speakers, comments, omitted, warnings } = read(`interview.${ending}`);
      assert.equal(text, transcript);
      assert.deepEqual(speakers, ["Ana Ruiz", "Jörg Müller"]);
      assert.deepEqual(
        comments.map(({ span, words, author }) => [author, words, slice(text, span)]),
        [
          ["Ben Okafor", "taken for granted?\nAsk him – größer?", "They only call when they want a *number*"],
          ["Ana Ruiz", "price", "It starts here\n\nand ends here"],
        ],
      );
      assert.deepEqual(
        omitted.map(({ what, count }) => `${count} ${what}`),
        [
          "1 tracked deletions, which are accepted",
          "1 tracked insertions, which are accepted",
          "1 footnotes",
          "1 where links lead",
        ],
      );
      assert.deepEqual(warnings, []);
    });
  }

  it("as a web page is the same, but that it holds what was deleted, no comments, and a style's look", () => {
    const { text, comments, omitted } = read("interview.html");
    assert.equal(
      text,
      transcript.replace("They only", "They never only").replace(/^(A note of mine.*)$/m, "*$1*"),
    );
    assert.deepEqual(comments, []);
    assert.deepEqual(
      omitted.map(({ what }) => what),
      ["footnotes", "where links lead"],
    );
  });

  it("as .doc says how it can be read", () => {
    const brought = toMarkdown(
      "a.doc",
      new Uint8Array(fs.readFileSync(path.join(made, "interview.doc"))),
      reading(),
    );
    assert.match(JSON.stringify(brought), /Save it as \.docx/);
  });

  for (const ending of ["docx", "odt", "rtf", "html"]) {
    it(`as a table, in .${ending}, becomes turns with times, in any script`, () => {
      const { text, speakers, omitted } = read(`table.${ending}`);
      assert.equal(
        text,
        "Второе интервью, 3 марта\n\n**Анна** [0:06]: Что вы продаёте?\n\n**Р3** [0:11]: Кассы. **Только** кассы.\nИ весы, конечно, для рынка.\n\n**Анна** [0:37]: А где?\n\n**Р3** [0:40]: На рынке, “у входа”. 日本語も。\n\nКонец записи.\n",
      );
      assert.deepEqual(speakers, ["Анна", "Р3"]);
      assert.deepEqual(omitted, []);
    });
  }
});
