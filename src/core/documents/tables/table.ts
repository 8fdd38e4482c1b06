import { notices, type Notice, type Notices } from "../../messages/notices";
import { mostCells, tooMany, type Grid } from "../../files/xlsx/grid";
import { headerOf } from "./header";
import { uniqueNames, numbered } from "./unique-names";
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
  readonly omitted: readonly Notice[];
  /** How the file was understood, where that could be otherwise. */
  readonly warnings: readonly Notice[];
  /** The encoding that its bytes seem to be in, where nothing says which it is. */
  readonly guessed?: string;
}

/** Where a grid is from. */
export interface Source {
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly omitted: readonly Notice[];
  readonly warnings: readonly Notice[];
}

const longestName = 500;

/** The table of a grid, by its names of columns; `wrong` is a sentence for people. */
export function tableOf(grid: Grid, { sheet, sheets, ...told }: Source): Table | { readonly wrong: string } {
  if (grid.length === 0) return { wrong: "There is nothing in this table." };
  const warnings = notices(told.warnings);
  const omitted = notices(told.omitted);
  const { names, questions, end } = headerOf(grid, omitted, warnings);
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
    warnings,
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
    omitted: omitted.all,
    warnings: warnings.all,
  };
}

/** Names for all columns, no two alike. */
function named(names: readonly string[], letters: readonly string[], warnings: Notices): string[] {
  const unique = uniqueNames(numbered);
  return names.map((name, at) => {
    const free = unique(name || `Column ${letters[at]!}`);
    if (free !== name)
      warnings.add(name === "" ? "columns without a name" : "columns named like one before", free);
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
