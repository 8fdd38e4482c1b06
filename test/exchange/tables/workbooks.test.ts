import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as fc from "fast-check";
import { writeWorkbook } from "../../../src/core/reports/workbook/workbook";
import { readTable } from "../../../src/core/documents/tables/read-table";
import { law } from "../../core/law";
import { reading } from "../reading";
import { rowsXml, tableIn, told, wrongIn, xlsx } from "./xlsx";

const made = path.join(__dirname, "../../test/exchange/made/tables");

/** The one value of a workbook whose other rows are names. */
function valueOf(cell: string, parts: Parameters<typeof xlsx>[1] = {}): string {
  const rows = `<row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Why</t></is></c></row>`;
  const bytes = xlsx([{ name: "A", rows: `${rows}<row><c t="str"><v>P1</v></c>${cell}</row>` }], parts);
  return tableIn("a.xlsx", bytes).rows[0]![1]!;
}

/** Styles of these number formats, the first of them by number, the others by their letters. */
function formats(...codes: readonly string[]): { styles: string } {
  const own = codes.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`).join("");
  const xfs = ["14", "22", ...codes.map((_, at) => String(200 + at))];
  return {
    styles: `<numFmts>${own}</numFmts><cellXfs>${xfs.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`,
  };
}

describe("A table in a workbook", () => {
  it("of LibreOffice is read: umlauts, emoji, lines, dates, numbers as text, formulas, merged cells", () => {
    const table = tableIn("k.xlsx", fs.readFileSync(path.join(made, "kundenbefragung.xlsx")));
    assert.deepEqual(table.columns.slice(0, 4), ["Nr", "Abgesendet am", "Filiale", "Alter"]);
    assert.deepEqual(table.rows, [
      [
        "001",
        "2026-03-12",
        "Köln-Süd",
        "34",
        "1",
        "2",
        "3",
        "jo@example.org",
        "Die Beratung war sehr freundlich.\n\nUnd schnell 😀",
        "nichts",
      ],
      [
        "002",
        "2026-03-12 14:05:00",
        "Köln-Süd",
        "51",
        "0",
        "4",
        "4.4",
        "kim@example.org",
        '„Wie bei Muttern“, sagt mein Mann; ich sage: "geht so".',
        "Ein echter Mensch am Telefon,\nkeine Warteschleife.",
      ],
      [
        "003",
        "1999-12-31",
        "Łódź",
        "28",
        "1",
        "1",
        "",
        "",
        "=)",
        "- mehr Filialen\n- längere Öffnungszeiten",
      ],
      ["004", "2026-03-14", "Köln-Süd", "29.5", "1", "3", "mittel", "li@example.org", "", ""],
      [
        "005",
        "2026-03-15",
        "Łódź",
        "62",
        "0",
        "5",
        "5",
        "",
        "# 1 im Viertel, für mich & meine <Familie>",
        "日本語のメニューがあると助かります。",
      ],
    ]);
    assert.deepEqual([table.sheet, table.sheets], ["Antworten", ["Deckblatt", "Antworten", "Schlüssel"]]);
    assert.deepEqual(told(table.omitted), ["cells that show an error instead of a value: 1 (#DIV/0!)"]);
    assert.deepEqual(told(table.warnings), [
      "merged cells, taken for each of their rows: 1 (C2:C3)",
      "sheets beside the one that was read: 2 (Deckblatt, Schlüssel (hidden))",
    ]);
  });

  it("says of a sheet that is asked for, and of one that is not there", () => {
    const file = fs.readFileSync(path.join(made, "kundenbefragung.xlsx"));
    assert.deepEqual(tableIn("k.xlsx", file, "schlüssel").rows, [["1", "sehr gut"]]);
    assert.equal(
      wrongIn("k.xlsx", file, "Sheet1"),
      "There is no sheet “Sheet1”; there are: “Deckblatt”, “Antworten”, “Schlüssel”.",
    );
    assert.equal(wrongIn("k.csv", "a,b\n1,2\n", "Sheet1"), "Only workbooks (.xlsx) have sheets.");
  });

  it("is the first that is shown and has rows", () => {
    const full = rowsXml([
      ["Name", "Why"],
      ["P1", "Because"],
    ]);
    const sheets = [
      { name: "Old", rows: full, state: "hidden" },
      { name: "Empty", rows: "" },
      { name: "Title", rows: rowsXml([["Survey"]]) },
      { name: "New", rows: full },
    ];
    assert.equal(tableIn("a.xlsx", xlsx(sheets)).sheet, "New");
    assert.equal(tableIn("a.xlsx", xlsx(sheets.slice(0, 3))).sheet, "Old");
    assert.equal(wrongIn("a.xlsx", xlsx(sheets.slice(1, 2))), "There is nothing in this table.");
  });

  for (const [what, cell, value] of [
    ["words in several looks, without their sound", '<c t="s"><v>0</v></c>', "I felt safe"],
    [
      "words in place",
      '<c t="inlineStr"><is><r><t>I felt </t></r><r><t>safe</t></r></is></c>',
      "I felt safe",
    ],
    ["characters by their numbers", '<c t="str"><v>a_x000D__x000A_b_x005F_x0041_</v></c>', "a\nb_x0041_"],
    ["a truth", '<c t="b"><v>1</v></c>', "true"],
    ["an error as nothing", '<c t="e"><v>#N/A</v></c>', ""],
    ["a formula's last result", '<c t="str"><f>A1&amp;"!"</f><v>P1!</v></c>', "P1!"],
    ["a formula without one as nothing", "<c><f>A1</f></c>", ""],
    ["a fraction", "<c><v>0.30000000000000004</v></c>", "0.3"],
    ["a large number", "<c><v>1.2E+11</v></c>", "120000000000"],
    ["a string that is not there as nothing", '<c t="s"><v>99</v></c>', ""],
    ["a date as text", '<c t="d"><v>2026-03-12T00:00:00.000Z</v></c>', "2026-03-12"],
    ["a time of a date as text", '<c t="d"><v>2026-03-12T14:05:00</v></c>', "2026-03-12 14:05:00"],
  ] as const) {
    it(`holds ${what}`, () => {
      const strings =
        '<si><r><t>I felt </t></r><r><rPr><b/></rPr><t xml:space="preserve">safe</t></r><rPh><t>アイ</t></rPh></si>';
      assert.equal(valueOf(cell, { strings }), value);
    });
  }

  for (const [style, number, value] of [
    [0, "46093", "2026-03-12"],
    [1, "46093.586805555555", "2026-03-12 14:05:00"],
    [2, "46093.99999999", "2026-03-13"],
    [3, "0.5", "12:00:00"],
    [4, "1.75", "42:00:00"],
    [5, "4", "4"],
    [6, "0.25", "0.25"],
    [0, "59", "1900-02-28"],
    [0, "61", "1900-03-01"],
    [0, "-1", "-1"],
    [0, "99999999", "99999999"],
    [99, "46093", "46093"],
  ] as const) {
    it(`shows ${number} as ${value} where the format says so (${style})`, () => {
      const own = formats(
        "[$-407]TT\\.MM;dd\\.mm\\.yyyy hh:mm",
        "h:mm AM/PM",
        "[h]:mm",
        "0 &quot;days&quot;",
        "[Red]0%",
      );
      const styles = { styles: own.styles.replace("[$-407]TT\\.MM;", "[$-407]") };
      assert.equal(valueOf(`<c s="${style}"><v>${number}</v></c>`, styles), value);
    });
  }

  it("counts days from 1904 where a workbook does", () => {
    const parts = { ...formats(), properties: '<workbookPr date1904="1"/>' };
    assert.equal(valueOf('<c s="0"><v>44631</v></c>', parts), "2026-03-12");
    assert.equal(valueOf('<c s="0"><v>0</v></c>', parts), "1904-01-01");
  });

  it("may have cells and rows left out, in any order", () => {
    const rows =
      '<row r="2"><c r="D2" t="str"><v>Why</v></c><c r="B2" t="str"><v>Name</v></c></row>' +
      '<row r="5"><c r="B5" t="str"><v>P1</v></c></row><row r="9"><c r="D9" t="str"><v>So</v></c></row>';
    const table = tableIn("a.xlsx", xlsx([{ name: "A", rows }]));
    assert.deepEqual(table.columns, ["Name", "Why"]);
    assert.deepEqual(table.letters, ["B", "D"]);
    assert.deepEqual(table.rows, [
      ["P1", ""],
      ["", "So"],
    ]);
    assert.deepEqual(table.numbers, [5, 9]);
  });

  it("may have elements with prefixes, as some programs write them", () => {
    const rows = rowsXml([
      ["Name", "Why"],
      ["P1", "So"],
    ]).replace(/<(\/?)(\w+)/g, "<$1x:$2");
    const sheet = { name: "A", rows: `<x:g xmlns:x="urn:x">${rows}</x:g>` };
    assert.deepEqual(tableIn("a.xlsx", xlsx([sheet])).rows, [["P1", "So"]]);
  });

  it("tells that it can't be read, whatever else it is", () => {
    assert.match(wrongIn("a.xlsx", "Words and nothing else, for quite a while."), /no ZIP archive/);
    assert.match(wrongIn("a.xlsx", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)), /Save it as \.xlsx/);
    const bytes = xlsx([{ name: "A", rows: "<row><c>" }]);
    assert.match(wrongIn("a.xlsx", bytes), /^The sheet “A” can't be read: Line 2: /);
    assert.match(wrongIn("a.xlsx", xlsx([])), /no sheet/);
  });

  it("is read within bounds, however large it says that it is", () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const two = rowsXml([
      ["Name", "Why"],
      ["P1", "So"],
    ]);
    assert.deepEqual(tableIn("a.xlsx", xlsx([{ name: "A", rows: two + far }])).rows, [
      ["P1", "So", ""],
      ["", "", "1"],
    ]);
    const diagonal = Array.from(
      { length: 4_000 },
      (_, at) => `<row>${"<c/>".repeat(at)}<c><v>1</v></c></row>`,
    );
    const rows = diagonal.filter((_, at) => at < 40 || at > 3_990).join("");
    assert.equal(tableIn("a.xlsx", xlsx([{ name: "A", rows }])).columns.length, 49);
    const wide = Array.from(
      { length: 2_400 },
      (_, at) => `<row><c r="${letters(at)}${at + 1}"><v>1</v></c></row>`,
    );
    assert.equal(
      wrongIn("a.xlsx", xlsx([{ name: "A", rows: wide.join("") }])),
      "There are more cells in it than are read.",
    );
    const merged = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(500)}</mergeCells>`;
    assert.deepEqual(tableIn("a.xlsx", xlsx([{ name: "A", rows: two, after: merged }])).rows, [["P1", "So"]]);
    assert.match(valueOf(`<c t="str"><v>${"_x0041_".repeat(35_000)}</v></c>`), /^A{35000}$/);
    assert.throws(() => valueOf(`<c t="str"><v>${"a".repeat(300_000)}</v></c>`), /longer text/);
  });

  it("never throws, whichever bytes are wrong", () => {
    const whole = writeWorkbook([{ name: "A", header: ["Name", "Why"], rows: [["P1", "So"]] }]).bytes;
    law(
      fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 4 }),
      (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        readTable("a.xlsx", bytes, reading());
      },
      30,
    );
  });

  it("never throws, whatever stands in its parts", () => {
    const piece = fc.constantFrom(
      '<row r="0">',
      '<row r="-1e9">',
      '<row r="x">',
      "<row>",
      "</row>",
      '<c r="ZZZ9">',
      '<c t="s">',
      '<c s="-1" t="n">',
      "<c>",
      "</c>",
      "<v>",
      "</v>",
      "9e999",
      "-1",
      "1.5",
      "<is><t>",
      "</t></is>",
      "<rPh>",
      "</rPh>",
      '<mergeCell ref="B9:A1"/>',
      "<f/>",
      "_x",
      "_xD800_",
    );
    law(
      fc.array(piece, { maxLength: 12 }),
      (pieces) => {
        readTable("a.xlsx", xlsx([{ name: "A", rows: pieces.join("") }], formats("[h")), reading());
      },
      40,
    );
  });
});

function letters(at: number): string {
  const [high, low] = [Math.floor(at / 26) - 1, at % 26];
  return `${high < 0 ? "" : letters(high)}${String.fromCharCode(65 + low)}`;
}
