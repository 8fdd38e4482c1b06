/** How a program counts characters. */
export interface Counting {
  /** What a CRLF counts. */
  readonly crlf: 1 | 2;
  /** Whether the file's byte-order mark counts as its first character. */
  readonly mark: boolean;
  readonly unit: "code points" | "UTF-16";
  /** Whether the end names the last character, not the one after it. */
  readonly inclusive: boolean;
}

/** What the standard asks for, as most read it. */
export const standard: Counting = { crlf: 2, mark: false, unit: "code points", inclusive: false };

/** From places in a normalised text to positions in code points; `crlf`: each line end counts two, as it is written. */
export function positionsIn(text: string, crlf: boolean): (offset: number) => number {
  const positions = new Uint32Array(text.length + 1);
  let position = 0;
  for (let at = 0; at < text.length; at++) {
    positions[at] = position;
    const unit = text.charCodeAt(at);
    const isHalf = unit >= 0xd800 && unit <= 0xdbff && isLow(text.charCodeAt(at + 1));
    position += isHalf ? 0 : crlf && unit === 10 ? 2 : 1;
  }
  positions[text.length] = position;
  return (offset) => positions[offset]!;
}

/**
 * The offsets in the normalised text that positions in the text of a file stand for; one beyond the text is its end, a
 * position within a CRLF the place before it. `raw` has no byte-order mark.
 */
export function offsetsIn(raw: string, { crlf, mark, unit }: Counting): (position: number) => number {
  const offsets = new Uint32Array(raw.length + 1);
  let position = 0;
  let offset = 0;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    offsets[position] = offset;
    if (code === 13 && raw.charCodeAt(at + 1) === 10) {
      if (crlf === 2) offsets[++position] = offset;
      at++;
    } else if (unit === "code points" && code >= 0xd800 && code <= 0xdbff && isLow(raw.charCodeAt(at + 1))) {
      offset++;
      at++;
    }
    position++;
    offset++;
  }
  offsets[position] = offset;
  const last = position;
  const shift = mark ? 1 : 0;
  return (from) => offsets[Math.max(0, Math.min(from - shift, last))]!;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
