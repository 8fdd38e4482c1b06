import { align } from "./align";
import { tokensOf, type Tokens } from "./tokens";

/** A part of two texts: what both have, what only the one had, or what only the other has. */
export interface Part {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/**
 * What changed from one text to the other, word by word, in reading order: of two parts at one place the gone one comes
 * first. White space is alike, and shown as the later text has it. Equal texts are one part, empty ones none.
 */
export function difference(before: string, after: string): Part[] {
  const ids = new Map<string, number>();
  const [one, other] = [tokensOf(before, ids), tokensOf(after, ids)];
  const within = { before: 0, beforeEnd: one.count, after: 0, afterEnd: other.count };
  const parts: Part[] = [];
  let [i, j] = [0, 0];
  for (const run of [...align(one, other, within), { before: one.count, after: other.count, length: 0 }]) {
    add(parts, "gone", stretch(one, i, run.before));
    add(parts, "new", stretch(other, j, run.after));
    add(parts, "same", stretch(other, run.after, run.after + run.length));
    [i, j] = [run.before + run.length, run.after + run.length];
  }
  return parts;
}

function add(parts: Part[], kind: Part["kind"], text: string): void {
  if (text !== "") parts.push({ kind, text });
}

function stretch({ text, starts, ends }: Tokens, from: number, to: number): string {
  return from < to ? text.slice(starts[from], ends[to - 1]) : "";
}
