import type { Notices } from "../../messages/notices";
import { isDate } from "./dates";
import type { Grid, GridRow } from "../../files/xlsx/grid";
import { isContact, isNumber } from "./column-profile";

/** What stands above a table's rows. */
export interface Header {
  /** Names by column. */
  readonly names: ReadonlyMap<number, string>;
  /** What was asked, by column, where that stands below the names. */
  readonly questions: ReadonlyMap<number, string>;
  /** How many rows of the grid it takes, titles above it included. */
  readonly end: number;
}

/** So many rows tell how wide a table is, and what its columns hold. */
const looked = 50;

const none: ReadonlyMap<number, string> = new Map();

/**
 * Finds the names of a grid's columns: in its first row that is no title; in two rows, where the second parts what the
 * first names for several columns, as SurveyMonkey has it; and with what was asked below, as Qualtrics has it. Where the
 * first row holds numbers, dates or addresses as the others do, or is a comment among comments, there are no names.
 */
export function headerOf(grid: Grid, omitted: Notices, warnings: Notices): Header {
  const first = firstRow(grid);
  const top = grid[first]!;
  for (const { cells } of grid.slice(0, first))
    omitted.add(
      "words above the names of the columns",
      cells.map(({ text }) => text.slice(0, 100)).join(" "),
    );
  const imports = grid.slice(first + 1, first + 3).findIndex(isImportIds);
  if (imports !== -1)
    return {
      names: textsOf(top),
      questions: imports === 1 ? textsOf(grid[first + 1]!) : none,
      end: first + imports + 2,
    };
  const names = textsOf(top);
  const second = grid[first + 1];
  if (second !== undefined && grid.length > first + 2 && parts(names, second, grid))
    return { names: joined(names, second), questions: none, end: first + 2 };
  if (isData(names, grid.slice(first + 1, first + 1 + looked)) || isComment(grid)) {
    warnings.add("tables whose columns have no names, called by their letters");
    return { names: none, questions: none, end: first };
  }
  return { names, questions: none, end: first + 1 };
}

/** The first row that fills as many cells as rows do here, or at least three. */
function firstRow(grid: Grid): number {
  const filled = grid.slice(0, looked).map(({ cells }) => cells.length);
  const usual = [...filled].sort((a, b) => a - b)[Math.floor(filled.length / 2)]!;
  return Math.max(
    0,
    filled.findIndex((count) => count >= Math.min(3, usual)),
  );
}

function textsOf({ cells }: GridRow): Map<number, string> {
  return new Map(cells.map(({ column, text }) => [column, text]));
}

function isImportIds({ cells }: GridRow): boolean {
  return cells.length > 0 && cells.every(({ text }) => /^\{"ImportId":/.test(text));
}

/** Whether a row says more of what the names above it are for: it names what they leave open, and is nobody's answers. */
function parts(names: ReadonlyMap<number, string>, second: GridRow, grid: Grid): boolean {
  const below = textsOf(second);
  const [start = 0] = [...names.keys()];
  const isSame = (column: number) => !below.has(column) || below.get(column) === names.get(column);
  if (!isSame(start)) return false;
  if (second.cells.some(({ text }) => /^open-ended response$/i.test(text))) return true;
  const columns = new Set(grid.slice(0, looked).flatMap(({ cells }) => cells.map(({ column }) => column)));
  const open = [...columns].filter((column) => column > start && !names.has(column));
  return open.length > 0 && open.every((column) => below.has(column));
}

/** What the second row parts is named by both. */
function joined(names: ReadonlyMap<number, string>, second: GridRow): Map<number, string> {
  const all = new Map(names);
  const below = textsOf(second);
  const columns = [...new Set([...names.keys(), ...below.keys()])].sort((a, b) => a - b);
  let above = "";
  for (const column of columns) {
    above = names.get(column) ?? above;
    const part = below.get(column) ?? "";
    const isMore = part !== "" && part !== above && !/^(?:open-ended )?response$/i.test(part);
    all.set(column, isMore ? (above === "" ? part : `${above} – ${part}`) : above);
  }
  return all;
}

/** Whether a table of one column begins with a comment: words that ask nothing. */
function isComment(grid: Grid): boolean {
  if (grid.slice(0, looked).some(({ cells }) => cells.length > 1 || cells[0]!.column > 0)) return false;
  const { text } = grid[0]!.cells[0]!;
  return text.length > 200 || (text.split(/\s+/).length >= 4 && !/[?:]$/.test(text));
}

/** Whether what would be names are cells like those below them. */
function isData(names: ReadonlyMap<number, string>, below: readonly GridRow[]): boolean {
  const rows = below.map(textsOf);
  const kinds = Array.from(names, ([column, name]) => {
    const texts = rows.flatMap((texts) => texts.get(column) ?? []);
    const hasData = texts.filter((text) => kindOf(text) === "data").length > texts.length * 0.8;
    const kind = hasData ? kindOf(name) : null;
    return { isData: kind === "data", isName: kind === "words" };
  });
  return kinds.some((one) => one.isData) && !kinds.some((one) => one.isName);
}

/** Years are names as often as numbers. */
function kindOf(text: string): "data" | "words" {
  const isYear = /^(?:19|20)\d\d$/.test(text);
  return !isYear && (isNumber(text) || isDate(text) || isContact(text)) ? "data" : "words";
}
