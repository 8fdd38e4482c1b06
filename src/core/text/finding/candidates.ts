import { align, type Stretch } from "./align";
import { carry, surroundings, type Alignment } from "./carry";
import { finder, type Find } from "./find";
import { likeness } from "./likeness";
import type { Place } from "../place";
import { likelyStretches, mostAlike, searched, wholeWords, type Searched } from "./search";
import { slice, type Span } from "../span";
import { tokensOf, type TokenIds } from "./tokens";

/** A place where a passage may stand now. */
export interface Candidate {
  readonly span: Span;
  /** Whether the words are the passage's own. */
  readonly isIntact: boolean;
  /** How much like them they are, 0 to 1. */
  readonly likeness: number;
  /** How much of what stood before it or after it, whichever is more, stands there, too, 0 to 1. */
  readonly context: number;
  /** All of that together, 0 to 1. */
  readonly score: number;
}

/** The old text of a version, where it is at hand. */
export type OldTexts = (version: string) => string | undefined;

/** A present text, and what was once worked out to find passages in it. */
export interface Present {
  readonly text: string;
  readonly find: Find;
  searched(): Searched;
  /** Null where the old text is not at hand. */
  alignmentWith(version: string): Alignment | null;
}

/** What words, the context before and after, and nearness are worth, as in Hypothesis's quote anchoring. */
const worth = { quote: 50, prefix: 20, suffix: 20, near: 2, all: 92 };

/** No more copies of a quote than this are weighed. */
const mostCopies = 2000;

/** Words that are as much like the passage as this are believed to be it, where its tokens were followed to them. */
export const alike = 0.9;

/** Tokens that are left keep their place unless the words most alike there are more so by this. */
const clearly = 0.02;

export function presentOf(text: string, oldTexts: OldTexts): Present {
  const ids: TokenIds = new Map();
  const tokens = once(() => tokensOf(text, ids));
  const alignments = new Map<string, Alignment | null>();
  return {
    text,
    find: finder(text),
    searched: once(() => searched(tokens(), ids)),
    alignmentWith(version) {
      let known = alignments.get(version);
      if (known === undefined) {
        const old = oldTexts(version);
        known = old === undefined ? null : aligned(tokensOf(old, ids), tokens());
        alignments.set(version, known);
      }
      return known;
    },
  };
}

export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

function aligned(
  before: Alignment["before"],
  after: Alignment["after"],
  within: Stretch = { before: 0, beforeEnd: before.count, after: 0, afterEnd: after.count },
): Alignment {
  return { before, after, runs: align(before, after, within), within };
}

/** Where the words stand as they were: the best two places by exact context, and how many there are, up to a limit. */
export interface Copies {
  readonly best: Candidate | null;
  readonly next: Candidate | null;
  readonly isCrowded: boolean;
}

export function intactCopies(place: Place, { text, find }: Present): Copies {
  const { quote, prefix, suffix } = place;
  let best: Candidate | null = null;
  let next: Candidate | null = null;
  let copies = 0;
  find(quote, (at) => {
    const before = commonTail(prefix, text, at);
    const after = commonHead(suffix, text, at + quote.length);
    const score = scoreOf(place, text, { start: at, likeness: 1, before, after });
    if (best === null || score > best.score) {
      next = best;
      const span = { start: at, end: at + quote.length };
      best = { span, isIntact: true, likeness: 1, context: Math.max(before, after), score };
    } else if (next === null || score > next.score) {
      const span = { start: at, end: at + quote.length };
      next = { span, isIntact: true, likeness: 1, context: Math.max(before, after), score };
    }
    return ++copies < mostCopies;
  });
  return { best, next, isCrowded: copies === mostCopies };
}

/** Where the old text leads; null where it is not at hand or the passage did not stand there. */
export function carriedTo(place: Place, present: Present): Candidate | null {
  const { start, quote } = place;
  const alignment = present.alignmentWith(place.text);
  if (alignment?.before.text.startsWith(quote, start) !== true) return null;
  return through(alignment, { start, end: start + quote.length }, place);
}

/** Where words stand that are like the passage's, with what stood around it or without. */
export function alikePlaces(place: Place, present: Present): Candidate[] {
  const { prefix, quote, suffix } = place;
  const all = present.searched();
  const before = tokensOf(prefix + quote + suffix, all.ids);
  const was = { start: prefix.length, end: prefix.length + quote.length };
  return likelyStretches(before, all).flatMap(
    (within) => through(aligned(before, all.tokens, within), was, place) ?? [],
  );
}

/** The place to which an alignment leads: that of the tokens that are left, or of the words there that are most alike. */
function through(alignment: Alignment, was: Span, place: Place): Candidate | null {
  const { text } = alignment.after;
  const carried = carry(was, alignment);
  const isIntact = carried !== null && slice(text, carried) === place.quote;
  const left = candidateAt(carried === null || isIntact ? carried : wholeWords(text, carried), place, text);
  if (left !== null && left.likeness >= alike) return left;
  const most = mostAlike(place.quote, alignment.after, surroundings(was, alignment));
  const found = candidateAt(most, place, text);
  if (left === null || found === null) return left ?? found;
  return found.likeness > left.likeness + clearly ? found : left;
}

/** What speaks for a place; its context may have been edited, too. */
export function candidateAt(span: Span, place: Place, text: string): Candidate;
export function candidateAt(span: Span | null, place: Place, text: string): Candidate | null;
export function candidateAt(span: Span | null, place: Place, text: string): Candidate | null {
  if (span === null) return null;
  const { prefix, suffix, quote } = place;
  const { start, end } = span;
  const words = slice(text, span);
  const isIntact = words === quote;
  const alikeness = isIntact ? 1 : likeness(quote, words);
  const before =
    prefix === ""
      ? Number(start === 0)
      : likeness(prefix, text.slice(Math.max(0, start - prefix.length), start));
  const after =
    suffix === "" ? Number(end === text.length) : likeness(suffix, text.slice(end, end + suffix.length));
  const score = scoreOf(place, text, { start, likeness: alikeness, before, after });
  return { span, isIntact, likeness: alikeness, context: Math.max(before, after), score };
}

interface Fit {
  readonly start: number;
  readonly likeness: number;
  readonly before: number;
  readonly after: number;
}

function scoreOf(place: Place, text: string, { start, likeness, before, after }: Fit): number {
  const near = 1 - Math.abs(start - place.start) / Math.max(text.length, place.start, 1);
  const points = worth.quote * likeness + worth.prefix * before + worth.suffix * after + worth.near * near;
  return points / worth.all;
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
