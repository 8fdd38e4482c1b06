import type { Notices } from "../../messages/notices";
import { attribute, walkXml, xmlLimits, type XmlStart } from "../xml";
import { mostCells, tooMany, type Cell, type Grid } from "./grid";
import { fillMerged } from "./merged";
import { columnOf, mostColumns, mostRows } from "./references";
import { cellText, longestText, tooLong, type Known, type WrittenCell } from "./value";

/** Nothing of a sheet is kept but its cells, so it may have more elements than other files: a cell is about five. */
const limits = { ...xmlLimits, elements: 8_000_000 };

interface Row {
  readonly number: number;
  readonly cells: Cell[];
}

interface CellBeingRead extends WrittenCell {
  column: number;
  hasFormula: boolean;
  value: string | null;
}

/** Reads a worksheet. What its cells can't say is added to `omitted`, how it was understood to `warnings`. */
export function readSheet(
  bytes: Uint8Array,
  known: Known,
  omitted: Notices,
  warnings: Notices,
): { readonly grid: Grid } | { readonly wrong: string } {
  const rows: Row[] = [];
  const merged: string[] = [];
  let row: Row = { number: 0, cells: [] };
  const noCell = { column: -1, type: "n", style: null, hasFormula: false, value: null };
  let cell: CellBeingRead = { ...noCell };
  let words: string | null = null;
  let isPhonetic = false;
  let count = 0;
  let longest = 0;
  const open = (start: XmlStart) => {
    if (start.name === "row") {
      const number = Number(attribute(start, "r") ?? row.number + 1);
      const isFit = Number.isInteger(number) && number > row.number && number <= mostRows;
      row = { number: isFit ? number : row.number + 1, cells: [] };
      cell.column = -1;
      if (["1", "true"].includes(attribute(start, "hidden") ?? ""))
        warnings.add("rows that the sheet hides, taken like the others");
    } else if (start.name === "c") {
      const column = columnOf(attribute(start, "r") ?? "") ?? cell.column + 1;
      const type = attribute(start, "t") ?? "n";
      cell = { column, type, style: attribute(start, "s"), hasFormula: false, value: null };
    } else if (start.name === "f") cell.hasFormula = true;
    else if (start.name === "rPh") isPhonetic = true;
    else if ((start.name === "v" || start.name === "t") && !isPhonetic) words = "";
    else if (start.name === "mergeCell") merged.push(attribute(start, "ref") ?? "");
  };
  const close = (name: string) => {
    if (name === "rPh") isPhonetic = false;
    else if (name === "v" || name === "t") {
      if (words !== null) cell.value = (cell.value ?? "") + words;
      words = null;
    } else if (name === "c") {
      longest = Math.max(longest, cell.value?.length ?? 0);
      if (longest > longestText) return;
      const text = cellText(cell, known, omitted);
      if (text === "" || cell.column >= mostColumns || ++count > mostCells) return;
      row.cells.push({ column: cell.column, text });
    } else if (name === "row" && row.cells.length > 0) {
      row.cells.sort((a, b) => a.column - b.column);
      rows.push(row);
    }
  };
  const text = (part: string) => {
    if (words !== null) words += part;
  };
  const wrong = walkXml(bytes, { open, text, close }, limits);
  if (wrong !== null) return wrong;
  if (longest > longestText) return tooLong;
  if (count > mostCells || row.number > mostRows) return tooMany;
  return { grid: fillMerged(rows, merged, warnings) };
}
