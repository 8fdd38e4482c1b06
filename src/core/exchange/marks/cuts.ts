import type { Span } from "../../text/span";

/** A text without what was cut out of it. */
export interface Cut {
  readonly text: string;
  /** Where a place of the text before stands now; one within a cut, where that was. */
  readonly placeOf: (offset: number) => number;
}

/** Cuts spans out of a text; they must not overlap. */
export function cutOut(text: string, spans: readonly Span[]): Cut {
  const cuts = [...spans].sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  const gone: number[] = [];
  let from = 0;
  let sum = 0;
  for (const { start, end } of cuts) {
    parts.push(text.slice(from, start));
    gone.push(sum);
    sum += end - start;
    from = end;
  }
  parts.push(text.slice(from));
  return {
    text: parts.join(""),
    placeOf(offset) {
      let [low, high] = [0, cuts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (cuts[middle]!.start < offset) low = middle + 1;
        else high = middle;
      }
      if (low === 0) return offset;
      const { start, end } = cuts[low - 1]!;
      return Math.min(offset, end) === offset
        ? start - gone[low - 1]!
        : offset - gone[low - 1]! - (end - start);
    },
  };
}
