import type { Tokens } from "./tokens";
import { singleAt, tripleAt } from "./triples";

/** Tokens that stand in both texts, from `before` on in the one and from `after` on in the other. */
export interface Run {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** Half-open ranges of tokens in the two texts. */
export interface Stretch {
  readonly before: number;
  readonly beforeEnd: number;
  readonly after: number;
  readonly afterEnd: number;
}

/** So many pairs of tokens are compared one by one; longer stretches are first parted by tokens that stand once in each. */
const mostPairs = 20_000;

/** What it is worth that two tokens stand side by side in both texts. */
const adjoining = 2;

/** What a stretch of each of two texts has in common: runs in ascending order in both, with something between them. */
export function align(before: Tokens, after: Tokens, within: Stretch): Run[] {
  const runs: Run[] = [];
  alignStretch(before, after, within, runs);
  return withoutAccidents(joined(runs), before, after, within);
}

function alignStretch(before: Tokens, after: Tokens, stretch: Stretch, runs: Run[]): void {
  const a = before.ids;
  const b = after.ids;
  let { before: i, beforeEnd, after: j, afterEnd } = stretch;
  const [firstBefore, firstAfter] = [i, j];
  while (i < beforeEnd && j < afterEnd && a[i] === b[j]) {
    i++;
    j++;
  }
  if (i > firstBefore) runs.push({ before: firstBefore, after: firstAfter, length: i - firstBefore });
  const [lastBefore, lastAfter] = [beforeEnd, afterEnd];
  while (beforeEnd > i && afterEnd > j && a[beforeEnd - 1] === b[afterEnd - 1]) {
    beforeEnd--;
    afterEnd--;
  }
  const middle = { before: i, beforeEnd, after: j, afterEnd };
  if (i < beforeEnd && j < afterEnd) {
    if ((beforeEnd - i) * (afterEnd - j) <= mostPairs) alignByPairs(before, after, middle, runs);
    else alignByAnchors(before, after, middle, runs);
  }
  if (beforeEnd < lastBefore)
    runs.push({
      before: beforeEnd,
      after: lastAfter - (lastBefore - beforeEnd),
      length: lastBefore - beforeEnd,
    });
}

/**
 * Parts a long stretch by three tokens in a row that stand once in each text, or by single ones where there are none
 * such, as far as their order is the same (“patience”).
 */
function alignByAnchors(before: Tokens, after: Tokens, stretch: Stretch, runs: Run[]): void {
  const triples = standingOnce(before.ids, after.ids, stretch, 3);
  const chain = longestAscending(
    triples.length > 0 ? triples : standingOnce(before.ids, after.ids, stretch, 1),
  );
  if (chain.length === 0) return;
  let { before: i, after: j } = stretch;
  for (const [x, y] of chain) {
    // A run that went over this anchor has aligned it already.
    if (x < i || y < j) continue;
    alignStretch(before, after, { before: i, beforeEnd: x, after: j, afterEnd: y }, runs);
    let length = 1;
    while (
      x + length < stretch.beforeEnd &&
      y + length < stretch.afterEnd &&
      before.ids[x + length] === after.ids[y + length]
    )
      length++;
    runs.push({ before: x, after: y, length });
    i = x + length;
    j = y + length;
  }
  alignStretch(before, after, { ...stretch, before: i, after: j }, runs);
}

/** Pairs of places where the same one or three tokens stand, in ascending order of the first; a few are overlooked. */
function standingOnce(a: Int32Array, b: Int32Array, within: Stretch, size: 1 | 3): [number, number][] {
  const { before, beforeEnd, after, afterEnd } = within;
  const nameOf = size === 1 ? singleAt : tripleAt;
  const bits = 35 - Math.clz32(Math.max(beforeEnd - before, afterEnd - after));
  const [first, second] = [standing(a, before, beforeEnd), standing(b, after, afterEnd)];
  const pairs: [number, number][] = [];
  for (let at = before; at + size <= beforeEnd; at++) {
    const slot = nameOf(a, at) >>> (32 - bits);
    const to = second[slot]!;
    if (first[slot] === at && to >= 0 && a[at] === b[to] && a[at + size - 1] === b[to + size - 1])
      pairs.push([at, to]);
  }
  return pairs;

  /** By slot, the place of what stands there once; different tokens that share a slot count as standing twice. */
  function standing(ids: Int32Array, from: number, end: number): Int32Array {
    const [nowhere, several] = [-1, -2];
    const found = new Int32Array(1 << bits).fill(nowhere);
    for (let at = from; at + size <= end; at++) {
      const slot = nameOf(ids, at) >>> (32 - bits);
      found[slot] = found[slot] === nowhere ? at : several;
    }
    return found;
  }
}

/** The longest part of the pairs whose second numbers ascend, too (patience sorting). */
function longestAscending(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length);
  for (const [at, [, second]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < second) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = at;
  }
  const chain: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at]!) chain.push(pairs[at]!);
  return chain.reverse();
}

/** The heaviest common subsequence of a short stretch: long words count more than short ones, and neighbours together more. */
function alignByPairs(before: Tokens, after: Tokens, stretch: Stretch, runs: Run[]): void {
  const rows = stretch.beforeEnd - stretch.before;
  const columns = stretch.afterEnd - stretch.after;
  const width = columns + 1;
  const best = new Int32Array((rows + 1) * width);
  const paired = new Int32Array((rows + 1) * width);
  for (let row = 1; row <= rows; row++) {
    const i = stretch.before + row - 1;
    const id = before.ids[i]!;
    const worth = before.ends[i]! - before.starts[i]!;
    for (let column = 1; column <= columns; column++) {
      const at = row * width + column;
      let value = Math.max(best[at - 1]!, best[at - width]!);
      if (id === after.ids[stretch.after + column - 1]) {
        const diagonal = at - width - 1;
        const going = paired[diagonal]! > 0 ? paired[diagonal]! + adjoining : 0;
        paired[at] = worth + Math.max(best[diagonal]!, going);
        value = Math.max(value, paired[at]);
      }
      best[at] = value;
    }
  }
  const found: Run[] = [];
  let row = rows;
  let column = columns;
  while (row > 0 && column > 0) {
    const at = row * width + column;
    if (paired[at]! === 0 || paired[at]! < best[at]!) {
      if (best[at - 1]! >= best[at - width]!) column--;
      else row--;
      continue;
    }
    let length = 0;
    for (;;) {
      const here = (row - length) * width + column - length;
      const worth =
        before.ends[stretch.before + row - length - 1]! - before.starts[stretch.before + row - length - 1]!;
      length++;
      const diagonal = here - width - 1;
      if (paired[diagonal]! === 0 || paired[here] !== worth + adjoining + paired[diagonal]!) break;
    }
    row -= length;
    column -= length;
    found.push({ before: stretch.before + row, after: stretch.after + column, length });
  }
  runs.push(...found.reverse());
}

function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (
      last !== undefined &&
      last.before + last.length === run.before &&
      last.after + last.length === run.after
    )
      result[result.length - 1] = { ...last, length: last.length + run.length };
    else result.push(run);
  }
  return result;
}

/** Runs that are short beside what changed on both sides of them are words that merely stand in both texts. */
function withoutAccidents(runs: readonly Run[], before: Tokens, after: Tokens, within: Stretch): Run[] {
  const kept: Run[] = [];
  for (const [at, run] of runs.entries()) {
    const last = kept.at(-1);
    const next = runs[at + 1];
    const behind = Math.max(
      units(before, last === undefined ? within.before : last.before + last.length, run.before),
      units(after, last === undefined ? within.after : last.after + last.length, run.after),
    );
    const ahead = Math.max(
      units(before, run.before + run.length, next === undefined ? within.beforeEnd : next.before),
      units(after, run.after + run.length, next === undefined ? within.afterEnd : next.after),
    );
    if (units(before, run.before, run.before + run.length) * accident > Math.min(behind, ahead))
      kept.push(run);
  }
  return kept;
}

const accident = 2;

/** How many code units a range of tokens takes up. */
function units({ starts, ends }: Tokens, from: number, to: number): number {
  return from < to ? ends[to - 1]! - starts[from]! : 0;
}
