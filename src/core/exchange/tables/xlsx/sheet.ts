import type { Losses } from "../../losses";
import { attribute, walkXml, xmlLimits, type XmlStart } from "../../xml";
import { mostCells, tooMany, type Cell, type Grid } from "../grid";
import { fillMerged } from "./merged";
import { columnOf, mostColumns, mostRows } from "./references";
import { cellText, type Known } from "./value";

/** Nothing of a sheet is kept but its cells, so it may have as many elements as its length allows. */
const limits = { ...xmlLimits, elements: xmlLimits.length };

interface Row {
  readonly number: number;
  readonly cells: Cell[];
}

/** Reads a worksheet. What its cells can't say is added to `lost`, how it was understood to `remarks`. */
export function readSheet(
  bytes: Uint8Array,
  known: Known,
  lost: Losses,
  remarks: Losses,
): { readonly grid: Grid } | { readonly wrong: string } {
  const rows: Row[] = [];
  const merged: string[] = [];
  let row: Row = { number: 0, cells: [] };
  let cell = { column: -1, type: "n", style: null as string | null, hasFormula: false };
  let value: string | null = null;
  let words: string | null = null;
  let isPhonetic = false;
  let count = 0;
  const open = (start: XmlStart) => {
    if (start.name === "row") {
      const number = Number(attribute(start, "r") ?? row.number + 1);
      const isFit = Number.isInteger(number) && number > row.number && number <= mostRows;
      row = { number: isFit ? number : row.number + 1, cells: [] };
      cell = { ...cell, column: -1 };
      if (attribute(start, "hidden") === "1") remarks.add("rows that the sheet hides, taken like the others");
    } else if (start.name === "c") {
      const column = columnOf(attribute(start, "r") ?? "") ?? cell.column + 1;
      const type = attribute(start, "t") ?? "n";
      cell = { column, type, style: attribute(start, "s"), hasFormula: false };
      value = null;
    } else if (start.name === "f") cell.hasFormula = true;
    else if (start.name === "rPh") isPhonetic = true;
    else if ((start.name === "v" || start.name === "t") && !isPhonetic) words = "";
    else if (start.name === "mergeCell") merged.push(attribute(start, "ref") ?? "");
  };
  const close = (name: string) => {
    if (name === "rPh") isPhonetic = false;
    else if (name === "v" || name === "t") {
      if (words !== null) value = (value ?? "") + words;
      words = null;
    } else if (name === "c") {
      const text = cellText({ ...cell, value }, known, lost);
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
  if (count > mostCells) return tooMany;
  return { grid: fillMerged(rows, merged, remarks) };
}
