import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as fc from "fast-check";
import { strToU8 } from "fflate";
import { readTable } from "../../../src/core/documents/tables/read-table";
import { writeCsv } from "../../../src/core/reports/csv";
import { law } from "../../core/law";
import { inAMoment } from "../../core/moment";
import { reading } from "../reading";
import { tableIn, told, wrongIn } from "./xlsx";

const made = path.join(__dirname, "../../test/exchange/made/tables");

describe("A table in a text file", () => {
  it("of LibreOffice is read: semicolons, umlauts, emoji, lines, quotation marks", () => {
    const { columns, rows, warnings } = tableIn(
      "k.csv",
      fs.readFileSync(path.join(made, "kundenbefragung.csv")),
    );
    assert.deepEqual(columns.slice(0, 3), ["Nr", "Abgesendet am", "Filiale"]);
    assert.equal(rows.length, 5);
    assert.deepEqual(
      rows.map(([number]) => number),
      ["001", "002", "003", "004", "005"],
    );
    assert.equal(rows[0]![8], "Die Beratung war sehr freundlich.\n\nUnd schnell 😀");
    assert.equal(rows[1]![8], '„Wie bei Muttern“, sagt mein Mann; ich sage: "geht so".');
    assert.equal(rows[4]![9], "日本語のメニューがあると助かります。");
    assert.deepEqual(warnings, []);
  });

  for (const [what, text] of [
    ["commas", 'Name,Age,Why\nP1,34,So\nP2,51,"Well, so"\n'],
    ["semicolons", "Name;Age;Why\nP1;34;So\nP2;51;Well, so\n"],
    ["tabs", "Name\tAge\tWhy\nP1\t34\tSo\nP2\t51\tWell, so"],
    ["bars", "Name|Age|Why\nP1|34|So\nP2|51|Well, so\n"],
    ["semicolons, with lines of Windows and a mark", "\uFEFFName;Age;Why\r\nP1;34;So\r\nP2;51;Well, so\r\n"],
    ["what Excel is told", "sep=;\nName;Age;Why\nP1;34;So\nP2;51;Well, so\n"],
    [
      "commas, with blank lines and a title",
      '\nSurvey 2026\n\nName,Age,Why\n,,\nP1,34,So\nP2,51,"Well, so"\n\n',
    ],
  ] as const) {
    it(`may be parted by ${what}`, () => {
      const table = tableIn("a.csv", text);
      assert.deepEqual(table.columns, ["Name", "Age", "Why"]);
      assert.deepEqual(table.rows, [
        ["P1", "34", "So"],
        ["P2", "51", "Well, so"],
      ]);
    });
  }

  it("may be in old encodings, or in UTF-16", () => {
    const old = Uint8Array.from("Name;Why\nJörg;schön\n", (letter) => letter.charCodeAt(0));
    const table = tableIn("a.csv", old);
    assert.deepEqual(table.rows, [["Jörg", "schön"]]);
    assert.equal(table.warnings.length, 1);
    const wide = Uint8Array.from(
      "\uFEFFName\tWhy\nP1\tłódź\n"
        .split("")
        .flatMap((unit) => [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8]),
    );
    assert.deepEqual(tableIn("a.csv", wide).rows, [["P1", "łódź"]]);
    assert.equal(wrongIn("a.csv", Uint8Array.of(0x61, 0, 0xff, 0xfe, 0)), "This is no text.");
  });

  it("may be one column of comments, whose commas part nothing", () => {
    const text = 'Comment\nGood, but slow\nNobody, really nobody, called back\nFine\n"Two\nlines, quoted"\n';
    const { columns, rows } = tableIn("a.csv", text);
    assert.deepEqual(columns, ["Comment"]);
    assert.deepEqual(rows.flat(), [
      "Good, but slow",
      "Nobody, really nobody, called back",
      "Fine",
      "Two\nlines, quoted",
    ]);
  });

  it("may have quotation marks that are never closed, which swallow no rows", () => {
    const { rows, warnings } = tableIn("a.csv", 'Name,Why\nP1,"so\nP2,well\nP3,no\n');
    assert.deepEqual(rows, [
      ["P1", '"so'],
      ["P2", "well"],
      ["P3", "no"],
    ]);
    assert.deepEqual(told(warnings), [
      "quotation marks that are never closed, read as they stand: 1 (a.csv)",
    ]);
    assert.deepEqual(tableIn("a.csv", 'Name,Why\nP1,so\nP2,"the file is cut o').rows.at(-1), [
      "P2",
      "the file is cut o",
    ]);
    const odd = tableIn("a.csv", 'Name,Why\nP1,"So" she said\nP2,"well"\n');
    assert.deepEqual(told(odd.warnings), ["rows with quotation marks where none should be: 1 (a.csv)"]);
  });

  it("that was written is read as what it was", () => {
    const unit = fc.constantFrom("a", "b", ",", ";", '"', "\n", "\t", "é", "😀");
    const cell = fc.string({ unit, maxLength: 12 }).map((text) => `x${text}x`);
    law(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
      const table = tableIn("a.csv", writeCsv(["Name", "Why", "How"], rows));
      assert.deepEqual(table.rows, rows);
    });
  });

  it("is read in time and within bounds, whatever stands in it", () => {
    for (const part of ['"', '",', '"a" ,'])
      inAMoment(part, (text) => void readTable("a.csv", strToU8(text), reading()));
    assert.equal(wrongIn("a.csv", ""), "There is nothing in this table.");
    assert.equal(wrongIn("a.csv", "Name,Why\n"), "There are no rows below the names of the columns.");
  });
});
