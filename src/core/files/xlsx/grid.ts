/** What one cell says: never blank, LF line ends, no white space at its ends. */
export interface Cell {
  /** Counted from 0. */
  readonly column: number;
  readonly text: string;
}

/** A row that says something. */
export interface GridRow {
  /** As a spreadsheet shows it, counted from 1. */
  readonly number: number;
  /** From left to right. */
  readonly cells: readonly Cell[];
}

/** The rows of a file that say something, in their order. */
export type Grid = readonly GridRow[];

/** More cells are not read, empty ones between others included. */
export const mostCells = 5_000_000;

export const tooMany = { wrong: "There are more cells in it than are read." };
