import { finder, type Find } from "./find";
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

/** What intact words, the context before and after, and nearness are worth, as in Hypothesis's quote anchoring. */
const worth = { quote: 50, prefix: 20, suffix: 20, near: 2, all: 92 };

/** A place competes with the best one when its score is less than this below it. */
const margin = 0.08;

/** No more copies of a quote than this are weighed; with more the passage is ambiguous anyway. */
const mostCopies = 2000;

export const unchecked = placing("unchecked", null, 0, 0);

/** The scores from 0 to 1. Whole numbers are kept: where fractions join them, engines read every placing slowly. */
function placing(status: Status, span: Span | null, score: number, runnerUp: number): Placing {
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

/** Finds every passage in the present normalised text, as a `resolver` does. */
export function resolveAll(places: readonly Place[], text: string, oldText?: string): Placing[] {
  return places.map(resolver(text, oldText));
}

/**
 * Finds passages in the present normalised text, each on its own: no answer depends on another record. `oldText` is
 * the version that all the records speak of, where it is at hand; a passage in the part before or after everything that
 * changed is then placed by it alone.
 */
export function resolver(text: string, oldText?: string): (place: Place) => Placing {
  let version: string | undefined;
  const standing = {
    version: () => (version ??= textVersion(text)),
    untouched: untouchedParts(text, oldText),
    find: finder(text),
  };
  return (place) => resolve(place, text, standing);
}

interface Standing {
  version(): string;
  readonly find: Find;
  /** Null without an old text; else how much of its head and tail stands in the present text too. */
  readonly untouched: { readonly head: number; readonly tail: number; readonly old: string } | null;
}

function resolve(place: Place, text: string, standing: Standing): Placing {
  const { start, quote } = place;
  if (quote === "") return placing("lost", null, 0, 0);
  const here = { start, end: start + quote.length };
  if (stands(quote, text, start)) {
    const same = contextStands(place, text) || place.text === standing.version();
    if (same) return placing("exact", here, 1, 0);
  }
  return carried(place, text, standing) ?? search(place, text, standing.find);
}

/** No context at all proves nothing. */
function contextStands({ start, quote, prefix, suffix }: Place, text: string): boolean {
  return (
    (prefix !== "" || suffix !== "") &&
    stands(prefix, text, start - prefix.length) &&
    stands(suffix, text, start + quote.length)
  );
}

/** `text.startsWith(words, at)` for `at` within the text, in half the time. */
function stands(words: string, text: string, at: number): boolean {
  return at >= 0 && text.slice(at, at + words.length) === words;
}

function carried({ start, quote }: Place, text: string, { untouched }: Standing): Placing | null {
  if (untouched === null || !untouched.old.startsWith(quote, start)) return null;
  const end = start + quote.length;
  const shift = text.length - untouched.old.length;
  if (end <= untouched.head) return placing("exact", { start, end }, 1, 0);
  if (start < untouched.old.length - untouched.tail) return null;
  const span = { start: start + shift, end: end + shift };
  return placing(shift === 0 ? "exact" : "shifted", span, 1, 0);
}

function search(place: Place, text: string, find: Find): Placing {
  const { quote } = place;
  let best = -1;
  let score = 0;
  let runnerUp = 0;
  let context = 0;
  let copies = 0;
  find(quote, (at) => {
    const before = commonTail(place.prefix, text, at);
    const after = commonHead(place.suffix, text, at + quote.length);
    const near = 1 - Math.abs(at - place.start) / Math.max(text.length, place.start, 1);
    const points = worth.quote + worth.prefix * before + worth.suffix * after + worth.near * near;
    if (points / worth.all > score) {
      runnerUp = score;
      score = points / worth.all;
      context = Math.max(before, after);
      best = at;
    } else {
      runnerUp = Math.max(runnerUp, points / worth.all);
    }
    return ++copies < mostCopies;
  });
  if (best === -1) return placing("lost", null, 0, 0);
  const span = { start: best, end: best + quote.length };
  if (copies === mostCopies || runnerUp > score - margin) return placing("ambiguous", span, score, runnerUp);
  if (context < 1 - quote.length / contextLength) return placing("lost", null, score, runnerUp);
  return placing("shifted", span, score, runnerUp);
}

/** How much of `prefix`, counted from its end, stands in the text before `at`: 0 to 1, 1 for an empty prefix at the start. */
function commonTail(prefix: string, text: string, at: number): number {
  if (prefix === "") return at === 0 ? 1 : 0;
  let same = 0;
  const most = Math.min(prefix.length, at);
  while (same < most && prefix.charCodeAt(prefix.length - 1 - same) === text.charCodeAt(at - 1 - same))
    same++;
  return same / prefix.length;
}

function commonHead(suffix: string, text: string, at: number): number {
  if (suffix === "") return at === text.length ? 1 : 0;
  let same = 0;
  while (same < suffix.length && suffix.charCodeAt(same) === text.charCodeAt(at + same)) same++;
  return same / suffix.length;
}

function untouchedParts(text: string, old: string | undefined): Standing["untouched"] {
  if (old === undefined) return null;
  const most = Math.min(text.length, old.length);
  let head = 0;
  while (head < most && text.charCodeAt(head) === old.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    text.charCodeAt(text.length - 1 - tail) === old.charCodeAt(old.length - 1 - tail)
  ) {
    tail++;
  }
  return { head, tail, old };
}

/** Context cut through the middle of a surrogate pair loses the half, so that it stays valid in UTF-8. */
function withoutHalf(context: string): string {
  const first = context.charCodeAt(0);
  const last = context.charCodeAt(context.length - 1);
  const from = first >= 0xdc00 && first <= 0xdfff ? 1 : 0;
  const to = last >= 0xd800 && last <= 0xdbff ? context.length - 1 : context.length;
  return context.slice(from, to);
}
