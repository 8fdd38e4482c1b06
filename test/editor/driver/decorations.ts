import type { Patch, Row, Screen } from "./screen.js";

/** Words on screen that an extension marks. A look is empty (`""`) where it was not given. */
export interface Highlight {
  text: string;
  /** The line it starts on, from 1. */
  line: number;
  background: string;
  border: string;
  underline: string;
}

/** Text that is shown but does not stand in the document. */
export interface Label {
  text: string;
  line: number;
  where: "before" | "after";
}

/** The highlighted words, top to bottom. Neighbours that look alike and touch are one, as they are to the eye. */
export function highlights({ rows, patches }: Screen): Highlight[] {
  const found: (Highlight & { look: string; last: Piece })[] = [];
  for (const patch of inReadingOrder(patches)) {
    const { look, background, border, underline } = patch;
    if (!background && !border && !underline) continue;
    const piece = cover(patch, rows);
    if (!piece) continue;
    const text = rows[piece.row]!.text.slice(piece.from, piece.to);
    const before = found.filter((other) => other.look === look).at(-1);
    if (before && follows(before.last, piece, rows)) {
      before.text += (rows[before.last.row]!.line < rows[piece.row]!.line ? "\n" : "") + text;
      before.last = piece;
    } else {
      found.push({ text, line: rows[piece.row]!.line, background, border, underline, look, last: piece });
    }
  }
  return found.map(({ text, line, background, border, underline }) => ({
    text,
    line,
    background,
    border,
    underline,
  }));
}

/** The labels put into the text by decorations, top to bottom. */
export function labels({ rows, patches }: Screen): Label[] {
  return inReadingOrder(patches).flatMap((patch) => {
    const line = rows.find((row) => sameHeight(row, patch))?.line ?? 0;
    const both: Label[] = [];
    if (patch.before) both.push({ text: patch.before, line, where: "before" });
    if (patch.after) both.push({ text: patch.after, line, where: "after" });
    return both;
  });
}

/** Part of a row: half-open, in UTF-16 code units. */
interface Piece {
  row: number;
  from: number;
  to: number;
}

const inReadingOrder = (patches: Patch[]) => [...patches].sort((a, b) => a.top - b.top || a.left - b.left);

const sameHeight = (row: Row, patch: Patch) =>
  row.top < (patch.top + patch.bottom) / 2 && (patch.top + patch.bottom) / 2 < row.bottom;

/** The characters of which the patch covers the middle; null where there are none. */
function cover(patch: Patch, rows: Row[]): Piece | null {
  const row = rows.findIndex((other) => sameHeight(other, patch));
  if (row < 0) return null;
  const { text, edges } = rows[row]!;
  const inside = (at: number) => {
    const middle = (edges[at]! + edges[at + 1]!) / 2;
    return patch.left <= middle && middle <= patch.right;
  };
  let from = 0;
  while (from < text.length && !inside(from)) from++;
  let to = from;
  while (to < text.length && inside(to)) to++;
  return from < to ? { row, from, to } : null;
}

/** Whether one piece goes on where the other stopped, empty rows between them not counting. */
function follows(before: Piece, piece: Piece, rows: Row[]): boolean {
  if (before.row === piece.row) return before.to === piece.from;
  const between = rows.slice(before.row + 1, piece.row);
  return (
    before.to === rows[before.row]!.text.length && piece.from === 0 && between.every((row) => row.text === "")
  );
}
