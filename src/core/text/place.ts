import type { Span } from "./span";
import { textVersion } from "./version";

/** Where a passage stood when it was described; `start` in UTF-16 code units of the normalised text. */
export interface Place {
  readonly start: number;
  /** The passage verbatim, never empty; its end is `start + quote.length`. */
  readonly quote: string;
  /** Up to 32 code units before it, and after it; fewer at the text's ends. */
  readonly prefix: string;
  readonly suffix: string;
  /** The `textVersion` that `start` speaks of. */
  readonly text: string;
}

/**
 * How a passage was found again: `exact`, its words and either its version or its context stand at its start;
 * `shifted`, its words are intact elsewhere and no other place competes; `changed`, it was edited and its place is
 * clear; `ambiguous`, places compete; `lost`, no place is good enough; `unchecked`, the document was not looked at.
 */
export const statuses = ["exact", "shifted", "changed", "ambiguous", "lost", "unchecked"] as const;
export type Status = (typeof statuses)[number];

export interface Placing {
  readonly status: Status;
  /** Null where the passage is lost or unchecked; of an ambiguous one, the best of the competing places. */
  readonly span: Span | null;
  /** How well the best place fits, a whole number up to 100; `runnerUp` the same for the next best, 0 where there is none. */
  readonly score: number;
  readonly runnerUp: number;
}

/** Code units of context kept on each side of a passage. */
export const contextLength = 32;

export const unchecked = placing("unchecked", null, 0, 0);

/** A placing with scores from 0 to 1. Whole numbers are kept: where fractions join them, engines read every placing slowly. */
export function placing(status: Status, span: Span | null, score: number, runnerUp: number): Placing {
  return { status, span, score: Math.round(score * 100), runnerUp: Math.round(runnerUp * 100) };
}

/** The fields of a record for a passage of a normalised text. @throws RangeError for an empty span or one outside. */
export function describe(text: string, { start, end }: Span, version = textVersion(text)): Place {
  if (start < 0 || end > text.length || start >= end) {
    throw new RangeError(`no passage: ${start} to ${end} in a text of ${text.length}`);
  }
  return {
    start,
    quote: text.slice(start, end),
    prefix: withoutHalf(text.slice(Math.max(0, start - contextLength), start)),
    suffix: withoutHalf(text.slice(end, end + contextLength)),
    text: version,
  };
}

/** Context cut through the middle of a surrogate pair loses the half, so that it stays valid in UTF-8. */
function withoutHalf(context: string): string {
  const first = context.charCodeAt(0);
  const last = context.charCodeAt(context.length - 1);
  const from = first >= 0xdc00 && first <= 0xdfff ? 1 : 0;
  const to = last >= 0xd800 && last <= 0xdbff ? context.length - 1 : context.length;
  return context.slice(from, to);
}
