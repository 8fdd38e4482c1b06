import type { Run, Stretch } from "./align";
import { closest } from "./closest";
import type { Span } from "../span";
import { tokenAfter, type Tokens } from "./tokens";

/** Two texts, or a stretch of each, and what they have in common. */
export interface Alignment {
  readonly before: Tokens;
  readonly after: Tokens;
  readonly runs: readonly Run[];
  readonly within: Stretch;
}

/** Changed words at a passage's edge are compared with this many times their length of the new text, and some. */
const reach = { times: 2, more: 64 };

/** Longer ones are taken to have been replaced as a whole. */
const longestEdge = 2000;

/** So many tokens on either side of where a passage must stand are looked at, too. */
const beside = 16;

/**
 * Where a passage of the one text stands in the other: from the first to the last of its tokens that are left, with what
 * is most like changed ones at its edges, letter by letter, in what took their place. Null where no token is left.
 */
export function carry({ start, end }: Span, alignment: Alignment): Span | null {
  const { before, after } = alignment;
  const first = tokenAfter(before, start);
  const last = tokenAfter(before, end - 1);
  const head = partnerOf(first, alignment);
  const tail = partnerOf(last, alignment);
  const firstLeft = typeof head === "number" ? first : head.beforeEnd;
  const lastLeft = typeof tail === "number" ? last : tail.before - 1;
  if (firstLeft > lastLeft) return null;
  return {
    start:
      typeof head === "number"
        ? after.starts[head]! + Math.max(0, start - before.starts[first]!)
        : startAt(before.text.slice(start, before.ends[head.beforeEnd - 1]), after, head),
    end:
      typeof tail === "number"
        ? after.ends[tail]! - Math.max(0, before.ends[last]! - end)
        : endAt(before.text.slice(before.starts[tail.before], end), after, tail),
  };
}

/** Between which tokens of the other text a passage must stand, however it was changed, and a few more: half-open. */
export function surroundings({ start, end }: Span, alignment: Alignment): readonly [number, number] {
  const { before, within } = alignment;
  const head = partnerOf(tokenAfter(before, start), alignment);
  const tail = partnerOf(tokenAfter(before, end - 1), alignment);
  const from = typeof head === "number" ? head : head.after;
  const to = typeof tail === "number" ? tail + 1 : tail.afterEnd;
  return [Math.max(within.after, from - beside), Math.min(within.afterEnd, to + beside)];
}

/** The token's partner in the other text, or the change that it fell victim to: a stretch with nothing in common. */
function partnerOf(token: number, { runs, within }: Alignment): number | Stretch {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.before <= token) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  if (run !== undefined && token < run.before + run.length) return run.after + token - run.before;
  const next = runs[low];
  return {
    before: run === undefined ? within.before : run.before + run.length,
    beforeEnd: next === undefined ? within.beforeEnd : next.before,
    after: run === undefined ? within.after : run.after + run.length,
    afterEnd: next === undefined ? within.afterEnd : next.after,
  };
}

/** Where the words that took the place of some begin, which end where what is left of the passage begins. */
function startAt(words: string, tokens: Tokens, { after, afterEnd }: Stretch): number {
  const { starts, ends, text } = tokens;
  const behind = afterEnd < tokens.count ? starts[afterEnd]! : text.length;
  if (after === afterEnd) return behind;
  if (words.length > longestEdge) return starts[after]!;
  let from = afterEnd - 1;
  while (from > after && behind - starts[from - 1]! < words.length * reach.times + reach.more) from--;
  const { span } = closest(words, tokens, [from, afterEnd], { end: true })!;
  return span.start < ends[afterEnd - 1]! ? span.start : behind;
}

/** Where the words that took the place of some end, which begin where what is left of the passage ends. */
function endAt(words: string, tokens: Tokens, { after, afterEnd }: Stretch): number {
  const { starts, ends } = tokens;
  const ahead = after > 0 ? ends[after - 1]! : 0;
  if (after === afterEnd) return ahead;
  if (words.length > longestEdge) return ends[afterEnd - 1]!;
  let to = after + 1;
  while (to < afterEnd && ends[to]! - ahead < words.length * reach.times + reach.more) to++;
  const { span } = closest(words, tokens, [after, to], { start: true })!;
  return span.end > starts[after]! ? span.end : ahead;
}
