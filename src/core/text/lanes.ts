import type { Span } from "./span";

/**
 * A lane for each span, counted from 0, so that spans that overlap have different ones: in order of start, longer
 * first, each takes the lowest lane that is free at its place. The answer is in the order of `spans`.
 */
export function lanesOf(spans: readonly Span[]): number[] {
  const order = spans.map((_, at) => at);
  order.sort((a, b) => spans[a]!.start - spans[b]!.start || spans[b]!.end - spans[a]!.end || a - b);
  const lanes = new Array<number>(spans.length).fill(0);
  const ends: number[] = [];
  for (const at of order) {
    const { start, end } = spans[at]!;
    const free = ends.findIndex((taken) => taken <= start);
    const lane = free === -1 ? ends.length : free;
    lanes[at] = lane;
    ends[lane] = end;
  }
  return lanes;
}
