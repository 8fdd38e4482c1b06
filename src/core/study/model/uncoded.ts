import { paragraphsOf } from "../../text/passage";
import { overlap, type Span } from "../../text/span";
import type { Turn } from "../../text/turns";
import type { Speaking } from "./voices";

/**
 * What of a document is left to code, in order: the turns of everybody but interviewers in which no passage of `coded`
 * stands; in a text without turns, its paragraphs.
 */
export function uncodedIn(
  text: string,
  turns: readonly Turn[],
  speaking: (span: Span) => Speaking,
  coded: readonly Span[],
): Span[] {
  const said =
    turns.length === 0
      ? paragraphsOf(text)
      : turns
          .map(({ body }) => body)
          .filter((body) => body.start < body.end && speaking(body).participant !== null);
  const sorted = [...coded].sort((a, b) => a.start - b.start);
  let at = 0;
  let reached = 0;
  return said.filter((span) => {
    // Passages that began before and reach in count as well as those that begin within.
    while (at < sorted.length && sorted[at]!.start < span.end) reached = Math.max(reached, sorted[at++]!.end);
    return reached <= span.start;
  });
}

/** The first span that begins after a place, else, from the start again, the first of all; null where there is none. */
export function nextAfter(spans: readonly Span[], offset: number): Span | null {
  return spans.find(({ start }) => start > offset) ?? spans[0] ?? null;
}

/** The last span that begins before a place, else the last of all; null where there is none. */
export function lastBefore(spans: readonly Span[], offset: number): Span | null {
  return spans.filter(({ start }) => start < offset).at(-1) ?? spans.at(-1) ?? null;
}

/** The spans that overlap a stretch; at an empty one, those that hold its place, their end included. */
export function spansAt<T extends Span>(spans: readonly T[], at: Span): T[] {
  return at.start === at.end
    ? spans.filter(({ start, end }) => start <= at.start && at.start <= end)
    : spans.filter((one) => overlap(one, at));
}
