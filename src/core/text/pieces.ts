import type { Edits } from "./edit";

/** About how long a piece is, in UTF-16 code units. */
const size = 4096;

/** A text in pieces, never none: an edit makes only those anew that it touches, however long the text is. */
export type Pieces = readonly string[];

export function piecesOf(text: string): Pieces {
  if (text.length <= 2 * size) return [text];
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
}

/** The text after edits: what `applyEdits` gives, in pieces. */
export function editPieces(pieces: Pieces, edits: Edits): Pieces {
  const result = [...pieces];
  // From the last one on, so that the places of those before it stay true.
  for (const { start, end, text } of [...edits].reverse()) {
    const first = pieceAt(result, start, 0, 0);
    const last = pieceAt(result, end, first.number, first.from);
    const renewed =
      result[first.number]!.slice(0, start - first.from) + text + result[last.number]!.slice(end - last.from);
    result.splice(first.number, last.number - first.number + 1, ...piecesOf(renewed));
  }
  return result;
}

/** The piece that holds a place, or ends at it, and where it begins; looked for from a piece on. */
function pieceAt(pieces: Pieces, place: number, number: number, from: number) {
  while (number < pieces.length - 1 && from + pieces[number]!.length < place)
    from += pieces[number++]!.length;
  return { number, from };
}
