import type { ParseArgsConfig } from "node:util";

/** Exit codes. */
export const fine = 0;
export const problemsFound = 1;
export const wrongUse = 2;

/** Where a command is run: results go out, progress and problems to err. */
export interface Terminal {
  /** The current folder. */
  readonly folder: string;
  out(text: string): void;
  err(text: string): void;
}

export interface Call {
  readonly options: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
  readonly terminal: Terminal;
}

export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** Comes back with the exit code. */
  run(call: Call): Promise<number>;
}

/** A table as text: the first column to the left, the others to the right, two spaces between. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ""))));
  const pad = (cell: string, column: number) => {
    const gap = " ".repeat(widths[column]! - width(cell));
    return column === 0 ? cell + gap : gap + cell;
  };
  return rows.map((row) => `${row.map(pad).join("  ").trimEnd()}\n`).join("");
}

function width(cell: string): number {
  return Array.from(new Intl.Segmenter("und").segment(cell)).length;
}

/** The form of what `--json` prints; a change that could break a program that reads it is another one. */
const version = 1;

/** What `--json` prints: an object, its `version` first. */
export function json(said: object): string {
  return `${JSON.stringify({ version, ...said }, null, 2)}\n`;
}

/** Foreign text without control characters, which could steer a terminal. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "·");
}
