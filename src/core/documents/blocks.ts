import type { Span } from "../text/span";
import { trim } from "../text/span";
import { inlineMarkdown } from "./inline";
import type { Piece } from "./pieces";

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
    const written = inlineMarkdown(block.pieces, block.kind === "paragraph");
    const isEmpty = written.text.trim() === "";
    const gap = text === "" || isEmpty ? "" : before !== null && isItem(before) && isItem(block) ? "" : "\n";
    const lead = isEmpty ? "" : gap + leadOf(block);
    const start = text.length + lead.length;
    const end = isEmpty ? start : start + written.text.length;
    for (const { mark, at } of written.marks) {
      const place = Math.min(end, start + at);
      if (mark.mark === "start") starts.set(mark.id, Math.min(starts.get(mark.id) ?? place, place));
      else if (mark.mark === "end") ends.set(mark.id, place);
      else paragraphs.set(mark.id, { start, end });
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
