import { lineAt, type Lines } from "./lines";
import { slice } from "./span";
import { clock } from "./times";
import type { Turn } from "./turns";

/** The longest beginning of a turn that an outline shows, in UTF-16 code units. */
const longestBeginning = 60;

/** A turn in an outline. */
export interface Entry {
  /** Who speaks and how it begins, so that both can be searched for. */
  readonly name: string;
  /** When it was; empty where the transcript does not say. */
  readonly time: string;
}

export function entryOf(text: string, { speaker, body, time }: Turn): Entry {
  const words = beginning(slice(text, { start: body.start, end: Math.min(body.end, body.start + 400) }));
  return { name: words === "" ? speaker : `${speaker}: ${words}`, time: time === null ? "" : clock(time) };
}

/** The first and the last line, from 0, of every turn that has several. */
export function foldsOf(lines: Lines, turns: readonly Turn[]): { first: number; last: number }[] {
  return turns.flatMap(({ label, body }) => {
    const first = lineAt(lines, label.start);
    const last = lineAt(lines, Math.max(label.end, body.end));
    return last > first ? [{ first, last }] : [];
  });
}

/** Words on one line, cut between two of them where they are many. */
function beginning(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  if (line.length <= longestBeginning) return line;
  const space = line.lastIndexOf(" ", longestBeginning - 1);
  // A word that fills the line is cut before a letter of two code units, not within it.
  const cut = space > 0 ? space : longestBeginning - 1;
  return `${line.slice(0, cut).replace(/[\ud800-\udbff]$/, "")}…`;
}
