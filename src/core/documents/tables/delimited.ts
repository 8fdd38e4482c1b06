import Papa from "papaparse";
import { normalise } from "../../text/normal";
import { notices } from "../../messages/notices";
import { readText } from "../../files/read-text";
import type { Decoding } from "../../files/encodings";
import { mostCells, tooMany, type Grid, type GridRow } from "../../files/xlsx/grid";
import { tableOf, type Table } from "./table";

const delimiters = [",", ";", "\t", "|"];
/** Stands for a delimiter where there is none, and for quotation marks where they mean nothing: no text holds these. */
const nothing = { delimiter: "\u001f", quote: "\u0000" };

/** So much of a text tells how its cells are parted, in UTF-16 code units. */
const telling = 100_000;

/** Reads a table of cells parted by commas, semicolons, tabs or bars (.csv, .tsv); `wrong` is a sentence for people. */
export function readDelimited(
  name: string,
  bytes: Uint8Array,
  reading: Decoding,
): Table | { readonly wrong: string } {
  const read = readText(bytes, reading);
  if (read === null) return { wrong: "This is no text." };
  const warnings = notices(read.warnings);
  const normal = normalise(read.text);
  // Excel is told so how cells are parted.
  const said = /^"?sep=([^\n])"?\n/i.exec(normal);
  const text = normal.slice(said?.[0].length ?? 0);
  const delimiter = said?.[1] ?? delimiterOf(text);
  if (signs(text, delimiter) > 4 * mostCells) return tooMany;
  let all = rowsOf(text, delimiter, '"');
  if (all !== null && said === null && isProse(all.rows)) all = rowsOf(text, nothing.delimiter, '"');
  if (all?.isSwallowed === true) {
    warnings.add("quotation marks that are never closed, read as they stand", name);
    all = rowsOf(text, delimiter, nothing.quote);
  }
  if (all === null) return tooMany;
  warnings.add("rows with quotation marks where none should be", name, all.odd);
  const table = tableOf(gridOf(all.rows, said === null ? 1 : 2), {
    sheet: null,
    sheets: [],
    omitted: [],
    warnings: warnings.all,
  });
  return "wrong" in table || read.guessed === undefined ? table : { ...table, guessed: read.guessed };
}

function delimiterOf(text: string): string {
  const { meta } = Papa.parse(text.slice(0, telling).trim(), {
    preview: 50,
    skipEmptyLines: true,
    newline: "\n",
    delimitersToGuess: delimiters,
  });
  return delimiters.includes(meta.delimiter) ? meta.delimiter : ",";
}

/** How many cells there would be if no sign stood within one. */
function signs(text: string, delimiter: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text[at] === delimiter || text[at] === "\n") count++;
  return count;
}

interface Rows {
  readonly rows: readonly (readonly string[])[];
  /** In how many rows quotation marks stand where none should. */
  readonly odd: number;
  /** Whether a cell that is never closed holds what should be rows. */
  readonly isSwallowed: boolean;
}

/** Null where there are too many cells. */
function rowsOf(text: string, delimiter: string, quoteChar: string): Rows | null {
  const rows: string[][] = [];
  let cells = 0;
  let odd = 0;
  let isSwallowed = false;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: "\n",
    quoteChar,
    step: ({ data, errors }, parser) => {
      rows.push(data);
      cells += data.length;
      if (errors.some(({ code }) => code === "MissingQuotes"))
        isSwallowed = holdsRows(data.at(-1) ?? "", delimiter, rows[0]!.length);
      else if (errors.some(({ code }) => code === "InvalidQuotes")) odd++;
      if (cells > mostCells) parser.abort();
    },
  });
  return cells > mostCells ? null : { rows, odd, isSwallowed };
}

/** Whether lines of a cell look like rows of so many cells, rather than like words that are cut off. */
function holdsRows(cell: string, delimiter: string, width: number): boolean {
  const [, ...lines] = cell.split("\n");
  return width > 1 && lines.some((line) => line.split(delimiter).length === width);
}

/** Whether the signs that part cells are rather a part of the words: most rows have none, or the first, and others as it comes. */
function isProse(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.filter((cells) => cells.length > 1 || cells[0]?.trim() !== "");
  const widths = new Map<number, number>();
  for (const { length } of filled) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [usual = 1, count = 0] = [...widths].sort(([, a], [, b]) => b - a)[0] ?? [];
  return usual === 1 || (filled[0]!.length === 1 && count < filled.length * 0.6);
}

function gridOf(rows: readonly (readonly string[])[], first: number): Grid {
  return rows.flatMap((row, at): GridRow[] => {
    const cells = row
      .map((cell, column) => ({ column, text: cell.trim() }))
      .filter(({ text }) => text !== "");
    return cells.length === 0 ? [] : [{ number: at + first, cells }];
  });
}
