import * as assert from "node:assert/strict";
import { wordToMarkdown } from "../../../src/core/documents/word/word";
import type { Transcript } from "../../../src/core/documents/transcript";
import { turnsOf } from "../../../src/core/text/turns";
import { slice } from "../../../src/core/text/span";
import { docx, p, r, table } from "../docx";

function read(body: string, parts: Record<string, string> = {}): Transcript {
  const read = wordToMarkdown(docx(body, parts));
  assert.ok(!("wrong" in read), JSON.stringify(read));
  return read;
}

const lines = (text: string) => text.split("\n").filter((line) => line !== "");

describe("A Word document", () => {
  it("of an interview with bold names becomes a transcript with its speakers", () => {
    const { text, speakers, omitted } = read(
      [
        p("Interview with R3", '<w:pStyle w:val="berschrift1"/>'),
        p("**Ana:** So, what do you sell?"),
        p("**R3:** Tills. In a **box**."),
        p(""),
        p("**Ana:** Mhm. 2 * 3 &lt;b&gt; # no"),
      ].join(""),
      {
        "styles.xml":
          '<w:styles><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>',
      },
    );
    assert.equal(
      text,
      "# Interview with R3\n\n**Ana:** So, what do you sell?\n\n**R3:** Tills. In a **box**.\n\n**Ana:** Mhm. 2 \\* 3 \\<b> # no\n",
    );
    assert.deepEqual(speakers, ["Ana", "R3"]);
    assert.deepEqual(omitted, []);
    assert.equal(turnsOf(text).length, 3);
  });

  it("is read as it stands once tracked changes are accepted, and says so", () => {
    const { text, omitted } = read(
      p(
        `${r("They ")}<w:del w:id="1">${r("never ").replaceAll("w:t", "w:delText")}</w:del><w:ins w:id="2">${r("only ")}</w:ins>${r("call.")}`,
      ),
    );
    assert.equal(text, "They only call.\n");
    assert.deepEqual(omitted, [
      { what: "tracked deletions, which are accepted", count: 1, where: [] },
      { what: "tracked insertions, which are accepted", count: 1, where: [] },
    ]);
  });

  it("goes on in one paragraph where the end of one was deleted", () => {
    const gone = '<w:rPr><w:del w:id="1"/></w:rPr>';
    assert.equal(
      read(p("They only ", gone) + p("call ", gone) + p("me.") + p("Well.")).text,
      "They only call me.\n\nWell.\n",
    );
    assert.equal(read(p("Last.", gone)).text, "Last.\n");
  });

  it("is bold and italic as its styles of words say, and those that these build on", () => {
    const style = (id: string, inner: string) =>
      `<w:style w:type="character" w:styleId="${id}">${inner}</w:style>`;
    const styles = [
      style("Strong", "<w:rPr><w:b/></w:rPr>"),
      style("Name", '<w:basedOn w:val="Strong"/><w:rPr><w:i/></w:rPr>'),
      style("Ring", '<w:basedOn w:val="Ring"/>'),
    ];
    const run = (look: string, words: string) => `<w:r><w:rPr>${look}</w:rPr><w:t>${words}</w:t></w:r>`;
    const runs = [
      run('<w:rStyle w:val="Name"/>', "Ana:"),
      run('<w:rStyle w:val="Strong"/><w:b w:val="0"/>', " What? "),
      run('<w:rStyle w:val="Ring"/>', "Really"),
    ];
    const { text } = read(p(runs.join("")), { "styles.xml": `<w:styles>${styles.join("")}</w:styles>` });
    assert.equal(text, "***Ana:*** What? Really\n");
  });

  it("keeps a remark that marks no words at its paragraph", () => {
    const reference = '<w:r><w:commentReference w:id="0"/></w:r>';
    const { text, comments } = read(p("First.") + p(`${r("They **only** call.")}${reference}`), {
      "comments.xml": `<w:comments><w:comment w:id="0" w:author="Ben">${p("why?")}</w:comment></w:comments>`,
    });
    assert.deepEqual(
      comments.map(({ span }) => slice(text, span)),
      ["They **only** call."],
    );
  });

  it("keeps what somebody noted in its margin, at its words", () => {
    const start = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
    const end = (id: number) =>
      `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    const { text, comments, omitted } = read(
      p("**R3:** First.") +
        p(
          `${start(0)}${r("**R3:** They * ")}${start(1)}${r("**only** call")}${end(0)}${r(" when")}${end(1)}${start(2)}${end(2)}${r(" they want.")}`,
        ),
      {
        "comments.xml": `<w:comments><w:comment w:id="0" w:author="Ben Miller">${p("taken for granted?")}${p("ask Colm")}</w:comment><w:comment w:id="1">${p("price")}</w:comment><w:comment w:id="2">${p("?")}</w:comment></w:comments>`,
      },
    );
    assert.deepEqual(
      comments.map(({ span, words, author }) => `${author}: ${slice(text, span)} / ${words}`),
      [
        "Ben Miller: **R3:** They \\* **only** call / taken for granted?\nask Colm",
        "null: **only** call when / price",
      ],
    );
    assert.deepEqual(omitted, [{ what: "comments on nothing that is left", count: 1, where: [] }]);
  });

  it("whose transcript is a table becomes turns with times; any other table its rows", () => {
    const rows = [
      ["00:00:06", "Ana", "What do you sell?"],
      ["00:00:11", "Colm", "Tills. In a box, with a stand."],
      ["00:00:37", "Ana", "And where?"],
      ["00:00:40", "Colm", "Half a warehouse."],
    ];
    assert.deepEqual(lines(read(table(rows)).text), [
      "**Ana** [0:06]: What do you sell?",
      "**Colm** [0:11]: Tills. In a box, with a stand.",
      "**Ana** [0:37]: And where?",
      "**Colm** [0:40]: Half a warehouse.",
    ]);
    assert.deepEqual(
      lines(
        read(
          table([
            ["Name", "Colm"],
            ["Age", "41"],
          ]),
        ).text,
      ),
      ["Name — Colm", "Age — 41"],
    );
  });

  it("keeps its lists, and line breaks; what begins a line means nothing in Markdown", () => {
    const item = (number: number, level = 0) =>
      `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>`;
    const level = (format: string) =>
      `<w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>`;
    const { text } = read(
      [
        p("one", item(1)),
        p("two", item(1, 1)),
        p("three", item(2)),
        p(`${r("1. four")}<w:r><w:br/><w:t># five</w:t></w:r>`),
        p("[six]: seven"),
        p(`${r("Under the line")}<w:r><w:br/><w:t>--</w:t><w:br/><w:t>=</w:t><w:br/><w:t>== 8</w:t></w:r>`),
      ].join(""),
      {
        "numbering.xml": `<w:numbering><w:abstractNum w:abstractNumId="7">${level("bullet")}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level("decimal")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>`,
      },
    );
    assert.equal(
      text,
      "- one\n   - two\n1. three\n\n1\\. four\n\\# five\n\n\\[six]: seven\n\nUnder the line\n\\--\n\\=\n== 8\n",
    );
  });

  it("names what Markdown can't hold, piece by piece", () => {
    const { text, omitted } = read(
      p(
        `<w:r><w:t>See</w:t><w:drawing/><w:footnoteReference w:id="1"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>`,
      ),
      { "header1.xml": "<w:hdr/>" },
    );
    assert.equal(text, "See\n");
    assert.deepEqual(
      omitted.map(({ what }) => what),
      ["pictures and text boxes", "footnotes", "hidden words", "what stands on every page"],
    );
  });

  it("that is none is refused in plain words", () => {
    const wrong = (bytes: Uint8Array) => (wordToMarkdown(bytes) as { wrong: string }).wrong;
    assert.equal(wrong(new TextEncoder().encode("Dear diary")), "This is no ZIP archive.");
    assert.match(wrong(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)), /Save it as \.docx/);
    assert.match(wrong(docx("").slice(0, 200)), /cut off/);
    assert.match(wrong(docx("<w:p>")), /Line/);
    assert.match(
      wrong(docx("", { "document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>' })),
      /DOCTYPE/,
    );
  });
});
