import type { Span } from "../span";
import type { Tokens } from "./tokens";

/** A stretch and its edit distance to the words that were looked for, white space being all alike. */
export interface Closest {
  readonly span: Span;
  readonly distance: number;
}

/** Whether a stretch has to begin where the first token does, or to end where the last one does. */
export interface Anchors {
  readonly start?: boolean;
  readonly end?: boolean;
}

/**
 * The stretch between half-open token numbers that has the least edit distance to some words: of equals the one that
 * ends first, and then the longest. Null where there are no tokens. The span is empty where nothing is best.
 */
export function closest(
  words: string,
  { text, starts, ends }: Tokens,
  [from, to]: readonly [number, number],
  anchors: Anchors = {},
): Closest | null {
  if (from >= to) return null;
  const base = starts[from]!;
  const units = unitsOf(text, base, ends[to - 1]! - base);
  const pattern = unitsOf(words, 0, words.length);
  let end = units.length;
  if (anchors.end !== true) {
    const distances = headDistances(pattern, units, anchors.start === true);
    end = first(distances);
    if (anchors.start === true) return { span: { start: base, end: base + end }, distance: distances[end]! };
  }
  // Backwards from the end, as long as it can be.
  const distances = headDistances(pattern.slice().reverse(), units.subarray(0, end).slice().reverse(), true);
  const length = last(distances);
  return { span: { start: base + end - length, end: base + end }, distance: distances[length]! };
}

/**
 * The edit distance of the pattern to every head of the text, by its length; unless `anchored`, to whichever of the
 * head's tails it is least. Thirty-two rows are worked out at once (G. Myers, “A fast bit-vector algorithm for
 * approximate string matching based on dynamic programming”, 1999).
 */
export function headDistances(pattern: Uint16Array, text: Uint16Array, anchored: boolean): Uint32Array {
  const distances = new Uint32Array(text.length + 1);
  distances[0] = pattern.length;
  const blocks = Math.ceil(pattern.length / 32);
  const equal = new Map<number, Int32Array>();
  for (const [row, unit] of pattern.entries()) {
    let bits = equal.get(unit);
    if (bits === undefined) equal.set(unit, (bits = new Int32Array(blocks)));
    bits[row >> 5]! |= 1 << (row & 31);
  }
  const nowhere = new Int32Array(blocks);
  // Whether a row is one more, or one less, than the row above it.
  const more = new Int32Array(blocks).fill(-1);
  const less = new Int32Array(blocks);
  const lastBit = 1 << ((pattern.length - 1) & 31);
  let distance = pattern.length;
  for (let at = 0; at < text.length; at++) {
    const bits = equal.get(text[at]!) ?? nowhere;
    let step = anchored ? 1 : 0;
    for (let block = 0; block < blocks; block++) {
      const [up, down] = [more[block]!, less[block]!];
      const known = bits[block]!;
      const vertical = known | down;
      const same = step < 0 ? known | 1 : known;
      const across = (((same & up) + up) ^ up) | same;
      let right = down | ~(across | up);
      let left = up & across;
      const bit = block === blocks - 1 ? lastBit : -0x8000_0000;
      const next = (right & bit) !== 0 ? 1 : (left & bit) !== 0 ? -1 : 0;
      right <<= 1;
      left <<= 1;
      if (step > 0) right |= 1;
      if (step < 0) left |= 1;
      more[block] = left | ~(vertical | right);
      less[block] = right & vertical;
      step = next;
    }
    distance += step;
    distances[at + 1] = distance;
  }
  return distances;
}

function first(distances: Uint32Array): number {
  let least = 0;
  for (let at = 1; at < distances.length; at++) if (distances[at]! < distances[least]!) least = at;
  return least;
}

function last(distances: Uint32Array): number {
  let least = 0;
  for (let at = 1; at < distances.length; at++) if (distances[at]! <= distances[least]!) least = at;
  return least;
}

function unitsOf(text: string, from: number, length: number): Uint16Array {
  const units = new Uint16Array(length);
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(from + at);
    units[at] = unit === 10 || unit === 9 || unit === 160 ? 32 : unit;
  }
  return units;
}
