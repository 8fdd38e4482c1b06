import type { Span } from "./span";
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

const never = 1 << 28;

/**
 * The stretch between half-open token numbers that has the least edit distance to some words: of equals the one that
 * ends first, and then the longest. Null where there are no tokens. The span is empty where nothing is best. Takes time
 * as the product of both lengths (P. H. Sellers, “The theory and computation of evolutionary distances”, 1980).
 */
export function closest(
  words: string,
  { text, starts, ends }: Tokens,
  [from, to]: readonly [number, number],
  anchors: Anchors = {},
): Closest | null {
  if (from >= to) return null;
  const base = starts[from]!;
  const length = ends[to - 1]! - base;
  const pattern = unitsOf(words, 0, words.length);
  const units = unitsOf(text, base, length);
  // Of the cheapest way to each place: what it costs, and where it began.
  let cost = new Int32Array(length + 1);
  let began = new Int32Array(length + 1);
  let nextCost = new Int32Array(length + 1);
  let nextBegan = new Int32Array(length + 1);
  for (let at = 0; at <= length; at++) {
    cost[at] = anchors.start === true ? at : 0;
    began[at] = anchors.start === true ? 0 : at;
  }
  for (const [row, unit] of pattern.entries()) {
    nextCost[0] = row + 1;
    nextBegan[0] = 0;
    for (let at = 1; at <= length; at++) {
      let least = cost[at - 1]! + (units[at - 1] === unit ? 0 : 1);
      let first = began[at - 1]!;
      const left = cost[at]! + 1;
      if (left < least || (left === least && began[at]! < first)) {
        least = left;
        first = began[at]!;
      }
      const added = nextCost[at - 1]! + 1;
      if (added < least || (added === least && nextBegan[at - 1]! < first)) {
        least = added;
        first = nextBegan[at - 1]!;
      }
      nextCost[at] = least;
      nextBegan[at] = first;
    }
    [cost, nextCost] = [nextCost, cost];
    [began, nextBegan] = [nextBegan, began];
  }
  let end = anchors.end === true ? length : 0;
  let distance = never;
  for (let at = end; at <= length; at++) {
    if (cost[at]! >= distance) continue;
    distance = cost[at]!;
    end = at;
  }
  return { span: { start: base + began[end]!, end: base + end }, distance };
}

function unitsOf(text: string, from: number, length: number): Uint16Array {
  const units = new Uint16Array(length);
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(from + at);
    units[at] = unit === 10 || unit === 9 || unit === 160 ? 32 : unit;
  }
  return units;
}
