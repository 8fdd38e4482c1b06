import { losses, type Loss, type Losses } from "../../messages/notices";
import { mostCells, tooMany, type Grid } from "../../files/xlsx/grid";
import { headerOf } from "./header";
import { namer, numbered } from "./namer";
import { columnLetters } from "../../files/xlsx/references";

/** A table as it was read: columns that say something, and a row for each respondent, comment or review. */
export interface Table {
  /** The columns' names: one line each, not empty, no two alike but for letters' case. */
  readonly columns: readonly string[];
  /** What was asked, column by column: the name, where the table says no more. */
  readonly questions: readonly string[];
  /** The columns' letters in a spreadsheet. */
  readonly letters: readonly string[];
  /** As many cells in each row as there are columns: LF line ends, no white space at their ends, empty for nothing. */
  readonly rows: readonly (readonly string[])[];
  /** The rows' numbers in a spreadsheet, from 1 on. */
  readonly numbers: readonly number[];
  /** Of a workbook the sheet that was read, and all sheets that it has; null and none for other files. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** What is not in it. */
  readonly lost: readonly Loss[];
  /** How the file was understood, where that could be otherwise. */
  readonly remarks: readonly Loss[];
  /** The encoding that its bytes seem to be in, where nothing says which it is. */
  readonly guessed?: string;
}

/** Where a grid is from. */
export interface Source {
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly lost: readonly Loss[];
  readonly remarks: readonly Loss[];
}

const longestName = 500;

/** The table of a grid, by its names of columns; `wrong` is a sentence for people. */
export function tableOf(grid: Grid, { sheet, sheets, ...told }: Source): Table | { readonly wrong: string } {
  if (grid.length === 0) return { wrong: "There is nothing in this table." };
  const remarks = losses(told.remarks);
  const lost = losses(told.lost);
  const { names, questions, end } = headerOf(grid, lost, remarks);
  const body = grid.slice(end);
  if (body.length === 0) return { wrong: "There are no rows below the names of the columns." };
  const used = new Set(names.keys());
  for (const { cells } of body) for (const { column } of cells) used.add(column);
  const columns = [...used].sort((a, b) => a - b);
  if (columns.length * body.length > mostCells) return tooMany;
  const places = new Map(columns.map((column, at) => [column, at]));
  const shown = named(
    columns.map((column) => oneLine(names.get(column) ?? "")),
    columns.map(columnLetters),
    remarks,
  );
  return {
    columns: shown,
    questions: columns.map((column, at) => oneLine(questions.get(column) ?? "") || shown[at]!),
    letters: columns.map(columnLetters),
    rows: body.map(({ cells }) => {
      const row = new Array<string>(columns.length).fill("");
      for (const { column, text } of cells) row[places.get(column)!] = text;
      return row;
    }),
    numbers: body.map(({ number }) => number),
    sheet,
    sheets,
    lost: lost.all,
    remarks: remarks.all,
  };
}

/** Names for all columns, no two alike. */
function named(names: readonly string[], letters: readonly string[], remarks: Losses): string[] {
  const unique = namer(numbered);
  return names.map((name, at) => {
    const free = unique(name || `Column ${letters[at]!}`);
    if (free !== name)
      remarks.add(name === "" ? "columns without a name" : "columns named like one before", free);
    return free;
  });
}

function oneLine(text: string): string {
  return text
    .slice(0, 4 * longestName)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, longestName)
    .replace(/[\uD800-\uDBFF]$/, "");
}
