/** The part of a long list that has to be there. */
export interface Window {
  /** The first item, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** The heights of what is left out above and below, in pixels. */
  readonly above: number;
  readonly below: number;
}

/** The items of a list that can be seen from `top` on, and those up to `margin` pixels around them. */
export function windowOf(heights: Float64Array, top: number, height: number, margin: number): Window {
  let first = 0;
  let above = 0;
  while (first < heights.length && above + heights[first]! < top - margin) above += heights[first++]!;
  let end = first;
  let shown = 0;
  while (end < heights.length && above + shown < top + height + margin) shown += heights[end++]!;
  let below = 0;
  for (let at = end; at < heights.length; at++) below += heights[at]!;
  return { first, end, above, below };
}

/** Where an item begins, in pixels from the list's start. */
export function startOf(heights: Float64Array, item: number): number {
  let start = 0;
  for (let at = 0; at < item && at < heights.length; at++) start += heights[at]!;
  return start;
}

/** The item at a place, and how many of its pixels are above that. */
export function itemAt(heights: Float64Array, top: number): { item: number; offset: number } {
  let start = 0;
  let item = 0;
  while (item + 1 < heights.length && start + heights[item]! <= top) start += heights[item++]!;
  return { item, offset: Math.min(Math.max(0, top - start), heights[item] ?? 0) };
}
