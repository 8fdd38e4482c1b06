import { strToU8 } from "fflate";
import { writeArchive } from "../../../src/core/files/archive";
import { readTable } from "../../../src/core/documents/tables/read-table";
import { reading } from "../reading";
import type { Table } from "../../../src/core/documents/tables/table";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface SheetXml {
  readonly name: string;
  /** The rows' XML. */
  readonly rows: string;
  readonly state?: string;
  /** What follows the rows. */
  readonly after?: string;
}

/** A workbook of these sheets as Excel writes it; `styles` is the XML in its style sheet. */
export function xlsx(
  sheets: readonly SheetXml[],
  { strings = "", styles = "", properties = "" } = {},
): Uint8Array {
  const list = (all: readonly (readonly [string, string, string])[]) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
      .map(
        ([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
      )
      .join("")}</Relationships>`;
  const files: Record<string, string> = {
    "_rels/.rels": list([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${head}<workbook ${main} xmlns:r="${relations}">${properties}<sheets>${sheets
      .map(
        ({ name, state = "visible" }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="s${at}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": list([
      ...sheets.map((_, at) => [`s${at}`, "worksheet", `/xl/worksheets/s${at}.xml`] as const),
      ["t", "styles", "styles.xml"],
      ["u", "sharedStrings", "../xl/sharedStrings.xml"],
    ]),
    "xl/styles.xml": `${head}<styleSheet ${main}>${styles}</styleSheet>`,
    "xl/sharedStrings.xml": `${head}<sst ${main}>${strings}</sst>`,
  };
  for (const [at, { rows, after = "" }] of sheets.entries())
    files[`xl/worksheets/s${at}.xml`] =
      `${head}<worksheet ${main}><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData>${after}</worksheet>`;
  return writeArchive(new Map(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** Rows of words, from the first row on. */
export function rowsXml(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `<row>${cells.map((words) => cell(words)).join("")}</row>`).join("");
}

function cell(words: string): string {
  return `<c t="inlineStr"><is><t>${words}</t></is></c>`;
}

/** The table of a file; fails with what is wrong. */
export function tableIn(name: string, file: Uint8Array | string, sheet?: string): Table {
  const table = readTable(name, typeof file === "string" ? strToU8(file) : file, { sheet, ...reading() });
  if ("wrong" in table) throw new Error(table.wrong);
  return table;
}

/** What is wrong with a file. */
export function wrongIn(name: string, file: Uint8Array | string, sheet?: string): string {
  const table = readTable(name, typeof file === "string" ? strToU8(file) : file, { sheet, ...reading() });
  return "wrong" in table ? table.wrong : "";
}

/** What was lost or remarked, a line each. */
export function told(all: readonly { what: string; count: number; where: readonly string[] }[]): string[] {
  return all.map(
    ({ what, count, where }) => `${what}: ${count}${where.length === 0 ? "" : ` (${where.join(", ")})`}`,
  );
}
