import type { Span } from "../../text/span";
import { trim } from "../../text/span";
import { escapedUnits } from "./markdown";

/** Words in one look. */
export interface Run {
  /** Plain words; a line feed breaks the line. */
  readonly words: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** Where a stretch that somebody remarked on begins or ends; `at`: they named no stretch, and mean the paragraph. */
export interface Mark {
  readonly mark: "start" | "end" | "at";
  readonly id: string;
}

export type Piece = Run | Mark;

/** A paragraph of a written document, in the order of reading. */
export interface Block {
  readonly kind: "paragraph" | "heading" | "bullet" | "number";
  /** Of a heading 1 to 6; of a list's item how deep it stands, from 0. */
  readonly level: number;
  readonly pieces: readonly Piece[];
}

/** Rows of cells, each of them paragraphs' pieces. */
export interface Table {
  readonly kind: "table";
  readonly rows: readonly (readonly Piece[][])[];
}

/** Markdown, and where in it the stretches stand that somebody remarked on: those that hold any words. */
export interface Marked {
  readonly text: string;
  readonly stretches: ReadonlyMap<string, Span>;
}

/** Blocks as Markdown with a blank line between them, list items of one list aside. */
export function blocksToMarkdown(blocks: readonly Block[]): Marked {
  let text = "";
  let before: Block | null = null;
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  const paragraphs = new Map<string, Span>();
  for (const block of blocks) {
    const { words, styles, marks } = flat(block.pieces);
    const isEmpty = words.trim() === "";
    const gap = text === "" || isEmpty ? "" : before !== null && isItem(before) && isItem(block) ? "" : "\n";
    const lead = isEmpty ? "" : gap + leadOf(block);
    const written = isEmpty ? { text: "", places: [0] } : inline(words, styles, block.kind === "paragraph");
    for (const { mark, id, at } of marks) {
      const place = text.length + lead.length + (written.places[at] ?? written.text.length);
      if (mark === "start") starts.set(id, Math.min(starts.get(id) ?? place, place));
      else if (mark === "end") ends.set(id, place);
      else {
        const start = text.length + lead.length;
        paragraphs.set(id, { start, end: start + written.text.length });
      }
    }
    if (isEmpty) continue;
    text += `${lead}${written.text}\n`;
    before = block;
  }
  const stretches = new Map<string, Span>(paragraphs);
  for (const [id, start] of starts)
    stretches.set(id, trim(text, { start, end: Math.max(start, ends.get(id) ?? start) }));
  for (const [id, { start, end }] of stretches) if (start >= end) stretches.delete(id);
  return { text, stretches };
}

function isItem({ kind }: Block): boolean {
  return kind === "bullet" || kind === "number";
}

function leadOf({ kind, level }: Block): string {
  if (kind === "heading") return `${"#".repeat(level)} `;
  if (kind === "paragraph") return "";
  return `${"   ".repeat(Math.min(level, 8))}${kind === "bullet" ? "- " : "1. "}`;
}

interface Flat {
  readonly words: string;
  /** Of each code unit: 1 for bold and 2 for italic, added up. */
  readonly styles: Uint8Array;
  readonly marks: readonly (Mark & { readonly at: number })[];
}

function flat(pieces: readonly Piece[]): Flat {
  const marks: (Mark & { at: number })[] = [];
  const runs: Run[] = [];
  let length = 0;
  for (const piece of pieces) {
    if ("mark" in piece) marks.push({ ...piece, at: length });
    else {
      runs.push(piece);
      length += piece.words.length;
    }
  }
  const styles = new Uint8Array(length);
  let at = 0;
  for (const { words, isBold, isItalic } of runs) {
    styles.fill(Number(isBold) + 2 * Number(isItalic), at, at + words.length);
    at += words.length;
  }
  return { words: runs.map(({ words }) => words).join(""), styles, marks };
}

const emphasis = ["", "**", "*", "***"];

/** `places`: where each code unit of the words stands in the text, and where they end. */
function inline(words: string, styles: Uint8Array, isBlock: boolean): { text: string; places: number[] } {
  const units = escapedUnits(words, isBlock);
  const places: number[] = [];
  let text = "";
  for (let at = 0; at < words.length;) {
    // Emphasis holds no white space at its ends, and no line break.
    let end = at;
    while (end < words.length && styles[end] === styles[at] && words[end] !== "\n") end++;
    if (end === at) end++;
    const span = trim(words, { start: at, end });
    const mark = span.start < span.end ? emphasis[styles[at]!]! : "";
    for (let unit = at; unit < end; unit++) {
      places.push(text.length);
      if (unit === span.start) text += mark;
      text += words[unit] === "\n" ? "\n" : units[unit]!;
      if (unit === span.end - 1) text += mark;
    }
    at = end;
  }
  return { text, places: [...places, text.length] };
}
