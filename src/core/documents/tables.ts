import { seconds, stamp } from "../text/turns";
import { clock } from "../text/times";
import type { Notices } from "../messages/notices";
import type { Block, Table } from "./blocks";
import { plainRun, stacked, type Piece, type Run } from "./pieces";

/** Names are short. */
const longestName = 60;

/** Tables as paragraphs: a transcript's, with a column for who speaks, as turns; any other as it is, row by row. */
export function tablesToBlocks(blocks: readonly (Block | Table)[]): Block[] {
  return blocks.flatMap((block) => (block.kind === "table" ? rowsAsBlocks(block) : [block]));
}

/** What a cell holds as pieces of one paragraph, a line each; tables in it are lost. */
export function inCell(blocks: readonly (Block | Table)[], omitted: Notices): Piece[] {
  const paragraphs = blocks.flatMap((block) => (block.kind === "table" ? [] : [block.pieces]));
  omitted.add("tables within tables", undefined, blocks.length - paragraphs.length);
  return stacked(paragraphs);
}

function rowsAsBlocks({ rows }: Table): Block[] {
  const columns = columnsOf(rows);
  return rows.flatMap((cells): Block[] => {
    if (cells.every((cell) => wordsOf(cell) === "")) return [];
    const pieces = columns === null ? apart(cells) : turnIn(cells, columns);
    return [{ kind: "paragraph", level: 0, pieces }];
  });
}

/** Cells one after the other, each begun anew. */
function apart(cells: readonly Piece[][]): Piece[] {
  const filled = cells.filter((cell) => wordsOf(cell) !== "");
  return filled.flatMap((cell, at) => (at === 0 ? cell : [plainRun(" — "), ...cell]));
}

interface Columns {
  readonly speaker: number;
  readonly words: number;
  /** -1 where there is none. */
  readonly time: number;
}

/** Which columns say who speaks, what and when; null where the table is no transcript. */
function columnsOf(rows: readonly (readonly Piece[][])[]): Columns | null {
  const count = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (rows.length < 3 || count < 2 || count > 4) return null;
  const texts = Array.from({ length: count }, (_, column) =>
    rows.map((cells) => wordsOf(cells[column] ?? [])),
  );
  const lengths = texts.map((column) => column.reduce((sum, words) => sum + words.length, 0));
  const words = lengths.indexOf(Math.max(...lengths));
  const isTime = new RegExp(`^[[(]?${stamp}[\\])]?$`);
  const time = texts.findIndex((column) => column.filter((one) => isTime.test(one)).length > rows.length / 2);
  const speaker = texts.findIndex((column, at) => at !== words && at !== time && areNames(column));
  return speaker === -1 ? null : { speaker, words, time };
}

/** Whether these are short, and somebody's more than once. */
export function areNames(column: readonly string[]): boolean {
  const names = column.filter((one) => one !== "");
  if (names.length === 0 || names.some((one) => one.length > longestName || !/\p{L}/u.test(one)))
    return false;
  return new Set(names).size <= names.length / 2 + 1;
}

function turnIn(cells: readonly Piece[][], { speaker, words, time }: Columns): Piece[] {
  const when = time === -1 ? "" : wordsOf(cells[time] ?? []);
  return turnOf(wordsOf(cells[speaker] ?? []), when, cells[words] ?? []);
}

/** What somebody said as a turn. `time` may hold a time, `name` may be empty. */
export function turnOf(name: string, time: string, said: readonly Piece[]): Piece[] {
  const at = new RegExp(stamp).exec(time);
  const when = at === null ? "" : ` [${clock(seconds(at[0]))}]`;
  if (name === "") return when === "" ? [...said] : [plainRun(`${when.trim()} `), ...said];
  const named: Run = { words: name.replace(/:$/, ""), isBold: true, isItalic: false };
  return [named, plainRun(`${when}: `), ...said];
}

/** The words alone, on one line. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => ("mark" in piece ? "" : piece.words))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}
