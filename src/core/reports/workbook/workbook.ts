import { strToU8 } from "fflate";
import { formula } from "../../analysis/csv";
import { writeArchive } from "../../files/archive";
import { freeName } from "../../study/format/free-name";
import { notices, type Notice, type Notices } from "../../messages/notices";
import { element, writeXml, type Written } from "../../files/xml-writer";
import { workbookString } from "../../files/xlsx/escapes";
import { columnLetters, mostColumns, mostRows } from "../../files/xlsx/references";
import { partsOf, styles } from "./parts";

/** A sheet to be written. */
export interface Sheet {
  /** As its tab shows it: made to fit where spreadsheets would not allow it. */
  readonly name: string;
  readonly header: readonly string[];
  /** Numbers are numbers and strings are texts, whatever they look like. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What a spreadsheet's cell holds at most, in UTF-16 code units. */
const longestCell = 32_767;
/** How wide a column may be, in characters. */
const widths = { least: 8, most: 60 };

/**
 * A workbook (.xlsx) of these sheets, at least one: names of columns in bold, which stay in sight, and texts that wrap. No
 * text is ever computed, as it is kept as text. `omitted` is what spreadsheets have no place for. The same sheets make the
 * same bytes.
 * @throws RangeError where there is no sheet.
 */
export function writeWorkbook(sheets: readonly Sheet[]): {
  readonly bytes: Uint8Array;
  readonly omitted: readonly Notice[];
} {
  if (sheets.length === 0) throw new RangeError("a workbook without a sheet");
  const omitted = notices();
  const names: string[] = [];
  for (const { name } of sheets) {
    const used = new Set(names.map((one) => one.toLowerCase()));
    names.push(freeName(fitName(name), (one) => used.has(one.toLowerCase()), 31));
  }
  const files = new Map<string, Uint8Array>();
  for (const [name, part] of partsOf(names)) files.set(name, xmlOf(part, omitted));
  for (const [at, sheet] of sheets.entries())
    files.set(
      `xl/worksheets/sheet${at + 1}.xml`,
      xmlOf(worksheet(sheet, names[at]!, at === 0, omitted), omitted),
    );
  return { bytes: writeArchive(files), omitted: omitted.all };
}

function xmlOf(part: Written, omitted: Notices): Uint8Array {
  const { text, omitted: count } = writeXml(part);
  omitted.add("characters that a workbook can't hold", undefined, count);
  return strToU8(text);
}

function worksheet({ header, rows }: Sheet, name: string, isFirst: boolean, omitted: Notices): Written {
  const widest = rows.reduce((most, { length }) => Math.max(most, length), header.length);
  omitted.add("columns beyond those that a sheet can have", name, Math.max(0, widest - mostColumns));
  omitted.add("rows beyond those that a sheet can have", name, Math.max(0, rows.length + 1 - mostRows));
  const shown = [header, ...rows.slice(0, mostRows - 1)].map((cells) => cells.slice(0, mostColumns));
  const cut = (text: string) => {
    if (text.length <= longestCell) return text;
    omitted.add("cells of which only the first 32,767 characters fit", name);
    return text.slice(0, longestCell).replace(/[\uD800-\uDBFF]$/, "");
  };
  const cell = (value: string | number, row: number, column: number) => {
    if (value === "" || (typeof value === "number" && !Number.isFinite(value))) return null;
    const r = `${columnLetters(column)}${row + 1}`;
    if (typeof value === "number")
      return element("c", { r, s: styles.number }, [element("v", {}, [String(value)])]);
    const s = row === 0 ? styles.header : formula.test(value) ? styles.quoted : styles.text;
    const words = workbookString(cut(value.replace(/\r\n?/g, "\n")));
    return element("c", { r, s, t: "inlineStr" }, [
      element("is", {}, [element("t", { "xml:space": "preserve" }, [words])]),
    ]);
  };
  const pane = element("pane", {
    ySplit: "1",
    topLeftCell: "A2",
    activePane: "bottomLeft",
    state: "frozen",
  });
  return element("worksheet", { xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main" }, [
    element("sheetViews", {}, [
      element("sheetView", { tabSelected: isFirst ? "1" : undefined, workbookViewId: "0" }, [pane]),
    ]),
    columnsOf(shown),
    element(
      "sheetData",
      {},
      shown.map((cells, row) =>
        element(
          "row",
          { r: String(row + 1) },
          cells.map((value, column) => cell(value, row, column)),
        ),
      ),
    ),
  ]);
}

/** Columns as wide as most of what they hold. */
function columnsOf(rows: readonly (readonly (string | number)[])[]): Written | null {
  const wide: number[] = [];
  for (const cells of rows)
    for (const [column, value] of cells.entries()) {
      const line = typeof value === "number" ? String(value).length : longestLine(value);
      wide[column] = Math.max(wide[column] ?? widths.least, line);
    }
  if (wide.length === 0) return null;
  return element(
    "cols",
    {},
    wide.map((width, at) =>
      element("col", {
        min: String(at + 1),
        max: String(at + 1),
        width: String(Math.min(widths.most, width + 2)),
        customWidth: "1",
      }),
    ),
  );
}

function longestLine(text: string): number {
  let longest = 0;
  for (let from = 0; from <= text.length && longest < widths.most;) {
    const end = text.indexOf("\n", from);
    const to = end === -1 ? text.length : end;
    longest = Math.max(longest, to - from);
    from = to + 1;
  }
  return longest;
}

/** Tabs have at most 31 characters, some signs not among them, and no apostrophe at an end. */
function fitName(name: string): string {
  const fit = name
    .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .slice(0, 31)
    .replace(/[\uD800-\uDBFF]$/, "")
    .replace(/^[' ]+|[' ]+$/g, "");
  return fit === "" || fit.toLowerCase() === "history" ? `${fit} sheet`.trim() : fit;
}
