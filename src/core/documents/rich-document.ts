import { largestDocument } from "../text/limits";
import type { Notice, Notices } from "../messages/notices";
import { blocksToMarkdown, type Block, type Table } from "./blocks";
import { tidied, type Piece } from "./pieces";
import { speakersOf } from "./plain";
import { tablesToBlocks } from "./tables";
import type { Transcript, Comment } from "./transcript";

/** What somebody noted in a document's margin. */
export interface MarginNote {
  readonly words: string;
  /** Null where the document names nobody. */
  readonly author: string | null;
}

/** What a word processor's document holds, whichever program wrote it. */
export interface RichDocument {
  readonly blocks: readonly (Block | Table)[];
  /** By the ids of the marks in the blocks. */
  readonly notes: ReadonlyMap<string, MarginNote>;
}

/** A note of these paragraphs and this author; null where it says nothing. */
export function marginNote(paragraphs: readonly string[], author: string | null): MarginNote | null {
  const tidy = paragraphs.map((one) => one.replace(/\s+/g, " ").trim()).filter((one) => one !== "");
  const name = author?.replace(/\s+/g, " ").trim() ?? "";
  return tidy.length === 0 ? null : { words: tidy.join("\n"), author: name === "" ? null : name };
}

/**
 * A written document as a transcript in Markdown, its notes as comments; `omitted` is what its reader left out. `wrong` is a
 * sentence for people.
 */
export function richToMarkdown(
  { blocks, notes }: RichDocument,
  omitted: Notices,
  warnings: readonly Notice[] = [],
): Transcript | { readonly wrong: string } {
  if (lengthOf(blocks) > largestDocument) return tooLong;
  const { text, stretches } = blocksToMarkdown(tablesToBlocks(blocks).map(tidiedBlock));
  const comments: Comment[] = [];
  for (const [id, { words, author }] of notes) {
    const span = stretches.get(id);
    if (span === undefined) omitted.add("comments on nothing that is left");
    else comments.push({ span, words, author });
  }
  return { text, speakers: speakersOf(text), comments, omitted: omitted.all, warnings };
}

/** What is said of words that are more than a document may have. */
export const tooLong = { wrong: "It holds more words than a document may have." };

/** About how long the Markdown of these will be: each paragraph is apart from the next. */
function lengthOf(blocks: readonly (Block | Table)[]): number {
  let length = 0;
  const add = (pieces: readonly Piece[]) => {
    length += 2;
    for (const piece of pieces) if (!("mark" in piece)) length += piece.words.length;
  };
  for (const block of blocks) {
    if (block.kind !== "table") add(block.pieces);
    else for (const cell of block.rows.flat()) add(cell);
  }
  return length;
}

/** Headings are one line, and bold everywhere, so that they are not bold in particular. */
function tidiedBlock(block: Block): Block {
  const pieces = tidied(block.pieces);
  if (block.kind !== "heading") return { ...block, pieces };
  return {
    ...block,
    pieces: pieces.map((piece) =>
      "mark" in piece ? piece : { ...piece, words: piece.words.replace(/\n+/g, " "), isBold: false },
    ),
  };
}
