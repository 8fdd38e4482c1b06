/** Decodes bytes by an encoding's name as the web knows it; null where the bytes are no such text. */
export type Decode = (bytes: Uint8Array, encoding: string) => string | null;

/** A text and by which encoding it was read; `isGuess`: it could be another one. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly isGuess: boolean;
}

/** What old programs of Western Europe and America wrote, and what every byte is a character of. */
const fallback = "windows-1252";

/**
 * Reads bytes as text: by `encoding` where it is given, else as the mark at their start says, else as UTF-8 where they
 * are that, else as UTF-16 where every other byte is nothing, else as Windows-1252. Null where they are no text.
 */
export function decodeText(bytes: Uint8Array, decode: Decode, encoding?: string): Decoded | null {
  if (encoding !== undefined) {
    const text = decode(bytes, encoding);
    return text === null ? null : { text, encoding, isGuess: false };
  }
  const marked = markOf(bytes);
  for (const one of marked === null ? ["utf-8"] : [marked]) {
    const text = decode(bytes, one);
    if (text !== null && !text.includes("\0")) return { text, encoding: one, isGuess: false };
  }
  const wide = widthOf(bytes) ?? fallback;
  const text = decode(bytes, wide);
  return text === null || text.includes("\0") ? null : { text, encoding: wide, isGuess: true };
}

function markOf([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : null;
}

/** UTF-16 without a mark: in most languages' texts a good part of either the odd or the even bytes are 0. */
function widthOf(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 2000);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  if (zeros[1]! > looked / 8 && zeros[0] === 0) return "utf-16le";
  return zeros[0]! > looked / 8 && zeros[1] === 0 ? "utf-16be" : null;
}
