import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import Papa from "papaparse";
import { strFromU8 } from "fflate";
import { openArchive } from "../../../src/core/files/archive";
import { writeCsv } from "../../../src/core/reports/csv";
import { writeWorkbook, type Sheet } from "../../../src/core/reports/workbook/workbook";
import { readWorkbook } from "../../../src/core/files/xlsx/workbook";
import { law } from "../../core/law";

/** The cells of a sheet as they are read again, each row by its columns. */
function readBack(bytes: Uint8Array, sheet?: string): string[][] {
  const read = readWorkbook(bytes, sheet);
  assert.ok("grid" in read, "wrong" in read ? read.wrong : "");
  return read.grid.map(({ cells }) => {
    const texts = new Map(cells.map(({ column, text }) => [column, text]));
    return Array.from({ length: Math.max(...texts.keys()) + 1 }, (_, column) => texts.get(column) ?? "");
  });
}

/** What a part of a workbook says. */
function partOf(bytes: Uint8Array, name: string): string {
  const archive = openArchive(bytes);
  assert.ok("names" in archive);
  const read = archive.read(name);
  assert.ok("bytes" in read);
  return strFromU8(read.bytes);
}

const quotes: Sheet = {
  name: "Quotes",
  header: ["Code", "Quote", "Passages"],
  rows: [
    ["Trust", "Ich fühlte mich sicher 😀\nund dann nicht.", 12],
    ["Price", '=HYPERLINK("http://x","click")', 0.5],
    ["Price", "007", -1],
  ],
};

describe("A workbook", () => {
  it("holds what was put into it, texts as texts and numbers as numbers", () => {
    const { bytes, omitted } = writeWorkbook([quotes]);
    assert.deepEqual(omitted, []);
    assert.deepEqual(readBack(bytes), [quotes.header, ...quotes.rows.map((row) => row.map(String))]);
    const sheet = partOf(bytes, "xl/worksheets/sheet1.xml");
    assert.match(sheet, /<v>12<\/v>/);
    assert.doesNotMatch(sheet, /<f|<v>007/);
    assert.match(sheet, /<pane ySplit="1" [^>]*state="frozen"\/>/);
    assert.deepEqual(writeWorkbook([quotes]).bytes, bytes);
  });

  it("never computes what a participant said, not even once somebody edits it", () => {
    for (const words of ["=1+1", "+49 170", "-5 Euro", "@home", "＝1"]) {
      const { bytes } = writeWorkbook([{ name: "a", header: ["b"], rows: [[words], ["Well"]] }]);
      const sheet = partOf(bytes, "xl/worksheets/sheet1.xml");
      const [, style, type] = /<c r="A2" s="(\d)" t="(\w+)">/.exec(sheet)!;
      assert.equal(type, "inlineStr");
      const looks = partOf(bytes, "xl/styles.xml")
        .split("<cellXfs")[1]!
        .match(/<xf .*>/g)!;
      assert.match(looks[Number(style)]!, /quotePrefix="1"/);
      assert.doesNotMatch(looks[Number(/<c r="A3" s="(\d)"/.exec(sheet)![1])]!, /quotePrefix/);
    }
  });

  it("keeps every text that XML can hold", () => {
    const unit = fc.constantFrom(
      "a",
      "=",
      "<",
      "&",
      '"',
      "_x0041_",
      "_x",
      "\u0007",
      "\t",
      "\n",
      " ",
      "é",
      "😀",
    );
    const cell = fc.oneof(
      fc.string({ unit }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    law(fc.array(fc.tuple(cell, cell)), (rows) => {
      const { bytes, omitted } = writeWorkbook([{ name: "Words", header: ["a", "b"], rows }]);
      assert.deepEqual(omitted, []);
      const text = (one: string | number) =>
        typeof one === "string" ? one.trim() : String(Number(one.toPrecision(15)));
      const shown = rows.map((row) => row.map(text)).filter((row) => row.some((one) => one !== ""));
      assert.deepEqual(
        readBack(bytes)
          .slice(1)
          .map(([a = "", b = ""]) => [a, b]),
        shown,
      );
    });
  });

  it("says which cells are cut, and what it can't hold", () => {
    const long = `${"x".repeat(32_766)}😀`;
    const { bytes, omitted } = writeWorkbook([
      { name: "Long", header: ["a"], rows: [[long], ["\ud800"], [Number.NaN]] },
    ]);
    assert.deepEqual(omitted, [
      { what: "cells of which only the first 32,767 characters fit", count: 1, where: ["Long"] },
      { what: "characters that a workbook can't hold", count: 1, where: [] },
    ]);
    assert.deepEqual(readBack(bytes), [["a"], ["x".repeat(32_766)], ["\uFFFD"]]);
  });

  it("has a tab for each sheet, by a name that spreadsheets allow", () => {
    const sheet = { header: ["a"], rows: [["b"]] };
    const asked = ["Codes", "codes", "Who: [all]/*?", "'", "", "History", "x".repeat(40), "x".repeat(41)];
    const { bytes } = writeWorkbook(asked.map((name) => ({ ...sheet, name })));
    const read = readWorkbook(bytes);
    assert.ok("sheets" in read);
    assert.deepEqual(read.sheets, [
      "Codes",
      "codes-2",
      "Who all",
      "sheet",
      "sheet-2",
      "History sheet",
      "x".repeat(31),
      `${"x".repeat(29)}-2`,
    ]);
    assert.deepEqual(readBack(bytes, "History sheet"), [["a"], ["b"]]);
    assert.throws(() => writeWorkbook([]), RangeError);
  });

  it("of many rows is written in a moment", () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => [
      at,
      "They only call when they want a number.",
      "P7",
    ]);
    assert.ok(writeWorkbook([{ name: "Many", header: ["a", "b", "c"], rows }]).bytes.length < 100_000);
  });
});

describe("A table as CSV", () => {
  it("is read again as what it was, and shows umlauts where a spreadsheet opens it", () => {
    const bytes = writeCsv(
      ["Code", "Zitat; wörtlich"],
      [
        ["Trust", 'Sie sagte, "sicher"\nund schwieg.'],
        ["Price", 2],
      ],
    );
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const { data } = Papa.parse<string[]>(strFromU8(bytes.subarray(3)), { delimiter: ",", newline: "\r\n" });
    assert.deepEqual(data, [
      ["Code", "Zitat; wörtlich"],
      ["Trust", 'Sie sagte, "sicher"\nund schwieg.'],
      ["Price", "2"],
      [""],
    ]);
  });

  it("has nothing that a spreadsheet takes for a formula, but for numbers", () => {
    const words = ["=1+1", "+49", "-x", "@home", "\tx", "\rx"];
    const { data } = Papa.parse<string[]>(strFromU8(writeCsv(words, [words, [-5]]).subarray(3)), {
      newline: "\r\n",
    });
    const safe = words.map((one) => `'${one}`);
    assert.deepEqual(data.slice(0, 3), [safe, safe, ["-5"]]);
  });
});
