import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { strToU8 } from "fflate";
import { rtfToMarkdown } from "../../../src/core/documents/rtf/rtf";
import type { Transcript } from "../../../src/core/documents/transcript";
import { slice } from "../../../src/core/text/span";
import { law } from "../../core/law";
import { inAMoment } from "../../core/moment";
import { reading } from "../reading";

/** Each letter is one byte. */
function read(source: string): Transcript {
  const read = rtfToMarkdown(strToU8(source, true), reading());
  assert.ok(!("wrong" in read), JSON.stringify(read));
  return read;
}

const textOf = (inner: string) => read(`{\\rtf1\\ansi\\ansicpg1252\\uc1 ${inner}}`).text;

describe("A Rich Text document", () => {
  it("of Word has its headings, lists and speakers, and no look of a style by name", () => {
    const source = String.raw`{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\adeff0\deff0{\fonttbl{\f0\fbidi \froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman;}{\f3\fbidi \froman\fcharset2\fprq2 Symbol;}}
{\stylesheet{\ql \li0\ri0\widctlpar \rtlch\fcs1 \af0 \ltrch\fcs0 \fs24 \snext0 \sqformat Normal;}{\s1\ql \keepn\outlinelevel0 \rtlch\fcs1 \ab \ltrch\fcs0 \b\fs32 \sbasedon0 \snext0 heading 1;}{\*\cs10 \additive Default Paragraph Font;}{\s15\ql \ltrch\fcs0 \i \sbasedon0 Quote;}}
{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc23\levelnfcn23{\leveltext\'01\u-3913 ?;}{\levelnumbers;}\f3}{\listlevel\levelnfc0\levelnfcn0{\leveltext\'02\'01.;}{\levelnumbers\'01;}}{\listname ;}\listid77}}{\*\listoverridetable{\listoverride\listid77\listoverridecount0\ls1}}
{\*\rsidtbl \rsid1}{\info{\title Secret title}{\author Ana}}{\header \pard\plain Draft\par}\widowctrl
\pard\plain \ltrpar\s1\ql\outlinelevel0 \rtlch\fcs1 \ab \ltrch\fcs0 \b\fs32 {\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid1 Interview with R3}{\insrsid1
\par }\pard\plain \ltrpar\ql \ltrch\fcs0 \fs24 {\b\insrsid1 Ana Ruiz:}{\insrsid1  What do you sell?
\par }{\b Colm Daly}{\b :}{ Tills \'96 \'93in a box\'94.\~It\rquote s {\i all}.\par}
{\b Ana Ruiz:} Mhm.\par
{\listtext\pard\plain\f3 \'b7\tab}\pard \ltrpar\ql\fi-360\li720\ls1 {one\par {\listtext\pard\plain a.\tab}}\pard \ls1\ilvl1 {two\par}
\pard\plain \s15\i {Said\i0  plainly.\par}
{\*\unknowndest {\b who knows}}{\*\bkmkstart _a}{\field{\*\fldinst { HYPERLINK "https://example.org" }}{\fldrslt {\ul our page}}}{\pict\pngblip 89504e47}\par}`;
    const { text, speakers, omitted } = read(source);
    assert.equal(
      text,
      "# Interview with R3\n\n**Ana Ruiz:** What do you sell?\n\n**Colm Daly:** Tills – “in a box”. It’s *all*.\n\n**Ana Ruiz:** Mhm.\n\n- one\n   1. two\n\nSaid plainly.\n\nour page\n",
    );
    assert.deepEqual(speakers, ["Ana Ruiz", "Colm Daly"]);
    assert.deepEqual(
      omitted.map(({ what }) => what),
      ["what stands on every page", "where links lead", "pictures and text boxes"],
    );
  });

  it("of WordPad and of TextEdit has its lists and paragraphs", () => {
    assert.equal(
      read(
        String.raw`{\rtf1\ansi\ansicpg1252\deff0\nouicompat\deflang1031{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset2 Symbol;}}
{\*\generator Riched20 10.0.19041}\viewkind4\uc1 
\pard\sa200\sl276\slmult1\b\f0\fs22\lang7 Ana:\b0  Was verkaufen Sie?\par
{\pntext\f1\'B7\tab}{\*\pn\pnlvlblt\pnf1\pnindent0{\pntxtb\'B7}}\fi-360\li720 Kassen f\'fcr M\'e4rkte\par
{\pntext\f1\'B7\tab}Waagen\par
{\pntext\f0 1.\tab}\pard Erstens\par
\pard Ende\par
}
`,
      ).text,
      "**Ana:** Was verkaufen Sie?\n\n- Kassen für Märkte\n- Waagen\n1. Erstens\n\nEnde\n",
    );
    assert.equal(
      read(
        String.raw`{\rtf1\ansi\ansicpg1252\cocoartf2639
\cocoatextscaling0\cocoaplatform0{\fonttbl\f0\fswiss\fcharset0 Helvetica-Bold;\f1\fswiss\fcharset0 Helvetica;}
{\colortbl;\red255\green255\blue255;}
\pard\tx566\pardirnatural\partightenfactor0

\f0\b\fs24 \cf0 Ana:
\f1\b0  What do you sell?\
\
\f0\b R3:
\f1\b0  \uc0\u8220 Tills\u8221  \u55357 \u56832 .}`,
      ).text,
      "**Ana:** What do you sell?\n\n**R3:** “Tills” 😀.\n",
    );
  });

  it("is read in the code page of its fonts, and in its own where they name none", () => {
    const cyrillic = String.raw`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 MS Mincho;}{\f3\fcharset161 Arial;}}\f0 \'c4\'e0. \f1 \'cd\'e5\'f2. {\f2 \'83\'8c\'83W.} {\f3 \'cd\'e1\'df.}\par}`;
    assert.equal(read(cyrillic).text, "Да. Нет. レジ. Ναί.\n");
    assert.equal(read(String.raw`{\rtf1\mac f\'9fr}`).text, "für\n");
    assert.equal(read(String.raw`{\rtf1\ansi\ansicpg65001 f\'c3\'bcr}`).text, "für\n");
  });

  it("has one letter for each of Unicode's, whatever stands in for it", () => {
    assert.equal(textOf(String.raw`gr\u252\'fcn \u8211\endash  \u8217 ?s`), "grün – ’s\n");
    assert.equal(textOf(String.raw`\uc2\u26085\'93\'fa\u26412 ab\uc0 x`), "日本x\n");
    assert.equal(textOf(String.raw`{\uc0 \u10004 }\u228{\b a}`), "✔ä**a**\n");
    assert.equal(
      textOf(String.raw`\u-10179 ?\u-8704 ? \u-10179 ? {\upr{ascii}{\*\ud{\u228 ?}}}`),
      "😀 � ä\n",
    );
  });

  it("keeps what somebody noted, at its words or at its paragraph", () => {
    const { text, comments, omitted } = read(
      String.raw`{\rtf1\ansi They {\*\atrfstart 1}only {\b call}{\*\atrfend 1}{\*\atnid BM}{\*\atnauthor Ben M\'fcller}\chatn{\*\annotation{\*\atnref 1}{\*\atndate 123}\pard\plain {\chatn }why?\par more}.\par Nobody asks.{\*\atnauthor Ana}{\*\annotation\pard sad}\par {\*\annotation nothing}\par}`,
    );
    assert.deepEqual(
      comments.map(({ span, words, author }) => `${author}: ${slice(text, span)} / ${words}`),
      ["Ben Müller: only **call** / why?\nmore", "Ana: Nobody asks. / sad"],
    );
    assert.deepEqual(omitted, [{ what: "comments on nothing that is left", count: 1, where: [] }]);
  });

  it("is read as it stands once tracked changes are accepted", () => {
    const { text, omitted } = read(
      String.raw`{\rtf1\ansi They {\deleted\revauthdel1 never }{\deleted ever }{\revised\revauth1 only }call{\deleted\par} me.{\v secret}\par}`,
    );
    assert.equal(text, "They only call me.\n");
    assert.deepEqual(
      omitted.map(({ what, count }) => `${count} ${what}`),
      [
        "1 tracked deletions, which are accepted",
        "1 tracked insertions, which are accepted",
        "1 hidden words",
      ],
    );
  });

  it("has its tables row by row, and says that those within others are left out", () => {
    const row = (...cells: string[]) =>
      `\\trowd\\cellx1\\cellx2\\pard\\intbl ${cells.map((cell) => `${cell}\\cell `).join("")}\\row`;
    const rows = [
      row("Ana", "What do you sell?"),
      row("R3", "Tills.\\par In a box."),
      row("Ana", "And where?"),
      row("R3", "Here."),
    ];
    assert.equal(
      textOf(`Before\\par ${rows.join("\n")}\\pard After\\par`),
      "Before\n\n**Ana**: What do you sell?\n\n**R3**: Tills.\nIn a box.\n\n**Ana**: And where?\n\n**R3**: Here.\n\nAfter\n",
    );
    const nested = String.raw`\trowd\pard\intbl a\cell b\pard\intbl\itap2 in\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl c\cell\row`;
    const { text, omitted } = read(`{\\rtf1 ${nested}}`);
    assert.equal(text, "a — c\n");
    assert.equal(omitted[0]?.what, "tables within tables");
  });

  it("that is cut off is read as far as it goes, and says so", () => {
    const { text, warnings } = read(String.raw`{\rtf1\ansi Ana: So{\b , what do`);
    assert.equal(text, "Ana: So**, what do**\n");
    assert.equal(warnings[0]?.what, "files that are cut off, read as far as they go");
    const sound = String.raw`{\rtf1\ansi{\fonttbl{\f1\fcharset128 A;}}\f1 a\'83\'8c\u-10179 ?{\*\atnauthor B}{\*\annotation n}\trowd\intbl c\cell\row}`;
    for (let end = 5; end < sound.length; end++) read(sound.slice(0, end));
  });

  it("that is none, or stands too deep in itself, is refused", () => {
    const refused = (text: string) => JSON.stringify(rtfToMarkdown(strToU8(text, true), reading()));
    assert.match(refused("Dear diary"), /no RTF document/);
    assert.match(refused(`{\\rtf1 ${"{".repeat(1_000_000)}`), /too deep/);
  });

  it("passes over what it claims to hold, however much", () => {
    assert.equal(textOf(String.raw`{\pict\bin4 }}\}x}a\bin-5 b`), "ab\n");
    assert.equal(read(String.raw`{\rtf1 a\bin4000000000 b}`).text, "a\n");
    assert.equal(
      textOf(String.raw`\u-99999999999999 ?a\ls-3\ilvl-9\outlinelevel-4\itap-2\s-1 b\par`),
      "\u0001ab\n",
    );
  });

  it("takes no longer than its length, and never makes the reader throw", () => {
    for (const part of [
      "\\par ",
      "\\cell\\row ",
      "{\\*\\annotation a}",
      "{\\*\\atrfstart 1}",
      "\\ls1{\\listtext a}\\par",
    ])
      inAMoment(part, (text) => void rtfToMarkdown(strToU8(`{\\rtf1 ${text}`, true), reading()));
    const parts = fc.constantFrom(
      ...[
        "{",
        "}",
        "\\par",
        "\\cell",
        "\\row",
        "\\intbl",
        "\\pard",
        "\\u8364 ",
        "\\'8",
        "\\'83",
        "\\b",
        " a",
        "é",
      ],
      ...[
        "\\*",
        "\\annotation",
        "\\atrfstart",
        "\\listtext",
        "\\deleted",
        "\\fonttbl",
        "\\f1",
        "\\fcharset128",
        ";",
      ],
      ...[
        "\\stylesheet",
        "\\s1",
        "\\bin3",
        "\\uc2",
        "\\upr",
        "\\ud",
        "\\itap2",
        "\\nestrow",
        "\\listtable",
        "\\listlevel",
      ],
    );
    law(
      fc.array(parts, { maxLength: 40 }),
      (all) => {
        read(`{\\rtf1${all.join("")}`);
      },
      60,
    );
  });
});
