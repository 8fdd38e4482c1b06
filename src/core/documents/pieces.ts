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

/** Plain words in no look. */
export function plainRun(words: string): Run {
  return { words, isBold: false, isItalic: false };
}

/**
 * A paragraph's pieces with one space for any white space, none where the paragraph or a line begins or ends, and no
 * more than one empty line. Signs that only say where a word may be parted are left out.
 */
export function tidied(pieces: readonly Piece[]): Piece[] {
  const tidy: Piece[] = [];
  let gap = "";
  let isBegun = false;
  for (const piece of pieces) {
    if ("mark" in piece) {
      tidy.push(piece);
      continue;
    }
    const words = piece.words.replaceAll("\u00ad", "");
    const inner = words.trim();
    if (inner === "") {
      gap += words;
      continue;
    }
    const from = words.indexOf(inner);
    const lead = isBegun ? space(gap + words.slice(0, from)) : "";
    tidy.push({ ...piece, words: lead + inner.replace(/\s+/g, space) });
    gap = words.slice(from + inner.length);
    isBegun = true;
  }
  return tidy;
}

function space(gap: string): string {
  const breaks = gap.split("\n").length - 1;
  return gap === "" ? "" : breaks === 0 ? " " : "\n".repeat(Math.min(breaks, 2));
}

/** Paragraphs' pieces one below the other, as they stand in a table's cell. */
export function stacked(paragraphs: readonly (readonly Piece[])[]): Piece[] {
  return paragraphs.flatMap((pieces, at) => (at === 0 ? pieces : [plainRun("\n"), ...pieces]));
}
