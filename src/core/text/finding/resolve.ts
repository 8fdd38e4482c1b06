import {
  alike,
  alikePlaces,
  candidateAt,
  carriedTo,
  intactCopies,
  once,
  presentOf,
  type Candidate,
  type Copies,
  type OldTexts,
  type Present,
} from "./candidates";
import { contextLength, placing, unchecked, type Place, type Placing } from "../place";
import type { Span } from "../span";
import { textVersion } from "../version";

/** A place competes with the best one when its score is less than this below it. */
const margin = 0.08;

/** How much like the passage edited words have to be, where something beside them stands as it did, and where nothing does. */
const leastAlike = { beside: 0.65, alone: 0.8 };

/** So many places are offered; words that are less like a passage are not. */
const mostPossible = 6;
const leastPossible = 0.4;

/** From here on, what stood before or after a passage stands there still. */
const leastAround = 0.6;

/** Finds every passage in the present normalised text, as a `resolver` does. */
export function resolveAll(places: readonly Place[], text: string, oldTexts?: OldTexts): Placing[] {
  return places.map(resolver(text, oldTexts));
}

/**
 * Finds passages in the present normalised text, each on its own: no answer depends on another record. `oldTexts` gives
 * the versions that records speak of, as far as they are at hand.
 *
 * The cheapest comes first: the words at their place, intact words elsewhere weighed by what stands around them, the
 * place to which the old text leads, and at last a search for words that are alike. Intact words far away compete with
 * edited ones near by.
 */
export function resolver(text: string, oldTexts: OldTexts = () => undefined): (place: Place) => Placing {
  return resolving(text, oldTexts, choose);
}

/** As a `resolver`, but only for passages of which it is clear at once where they stand; all others are `unchecked`. */
export function quickResolver(text: string): (place: Place) => Placing {
  return resolving(
    text,
    () => undefined,
    () => unchecked,
  );
}

function resolving(text: string, oldTexts: OldTexts, otherwise: typeof choose): (place: Place) => Placing {
  const present = presentOf(text, oldTexts);
  const version = once(() => textVersion(text));
  return (place) => {
    const { start, quote } = place;
    if (quote === "") return placing("lost", null, 0, 0);
    if (stands(quote, text, start) && (contextStands(place, text) || place.text === version()))
      return placing("exact", { start, end: start + quote.length }, 1, 0);
    const copies = intactCopies(place, present);
    return clearCopy(place, copies) ?? otherwise(place, copies, present);
  };
}

/** Intact words elsewhere, with what stood around them and no rival. */
function clearCopy(place: Place, { best, next, isCrowded }: Copies): Placing | null {
  if (best === null || isCrowded || competes(next, best)) return null;
  return best.context >= leastAround && isBelieved(best, place) ? placed(place, best, next) : null;
}

/** The best of what is there: intact words, what the old text leads to, and words that are alike. */
function choose(place: Place, copies: Copies, present: Present): Placing {
  const { best, isCrowded } = copies;
  const intact = weighed(copies, place, present.text);
  const led = carriedTo(place, present);
  // Edited words that overlap the passage's own are those.
  const carried = (led && intact.find((one) => touch(one, led))) ?? led;
  const elsewhere = ranked(intact.filter((one) => one !== carried));
  if (carried !== null && carried.likeness >= alike && !outdoes(elsewhere[0], carried))
    return placed(place, carried, elsewhere[0]);
  if (isCrowded) return placing("ambiguous", best!.span, best!.score, best!.score);
  const edited = alikePlaces(place, present).filter((one) => !intact.some((copy) => touch(one, copy)));
  const others = ranked(
    [...elsewhere, ...edited].filter((one) => isBelieved(one, place) && !(carried && touch(one, carried))),
  );
  const trusted = carried !== null && carried.likeness >= leastAlike.beside ? carried : null;
  const first = others[0];
  if (trusted !== null && !outdoes(first, trusted)) return placed(place, trusted, first);
  if (first === undefined) return placing("lost", null, 0, 0);
  const rivals = others.filter((one) => !touch(one, first));
  const rival = ranked(trusted === null ? rivals : [...rivals, trusted])[0];
  if (competes(rival, first))
    return placing("ambiguous", first.span, first.score, Math.min(rival!.score, first.score));
  return placed(place, first, rival);
}

/** Places where a passage may stand, the best first and none overlapping another, for somebody to choose. */
export function possiblePlaces(
  place: Place,
  text: string,
  oldTexts: OldTexts,
): (Placing & { readonly span: Span })[] {
  const apart: Candidate[] = [];
  let rest = text;
  while (apart.length < mostPossible) {
    const present = presentOf(rest, oldTexts);
    const led = carriedTo(place, present);
    const [best] = ranked([
      ...weighed(intactCopies(place, present), place, rest),
      ...(led === null ? [] : [led]),
      ...alikePlaces(place, present),
    ]);
    if (best === undefined || best.likeness < leastPossible) break;
    apart.push(best);
    // What is found is not found again.
    const { start, end } = best.span;
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  }
  return ranked(apart).map((one) => ({ ...placed(place, one, null), span: one.span }));
}

/** Copies with all that speaks for them: what stands around them may have been edited, too. */
function weighed({ best, next }: Copies, place: Place, text: string): Candidate[] {
  return [best, next].flatMap((one) => (one === null ? [] : [candidateAt(one.span, place, text)]));
}

/** Words alone do not prove that a passage stands there: short ones need what stood around them, edited ones some of it. */
function isBelieved({ context, isIntact, likeness }: Candidate, { quote }: Place): boolean {
  if (isIntact) return context >= 1 - quote.length / contextLength;
  return likeness >= (context >= leastAround ? leastAlike.beside : leastAlike.alone);
}

/** Whether a place is clearly better than the one to which the old text leads. */
function outdoes(other: Candidate | undefined, led: Candidate): boolean {
  return other !== undefined && other.score > led.score + margin;
}

function competes(other: Candidate | null | undefined, best: Candidate): boolean {
  return (other?.score ?? 0) > best.score - margin;
}

function placed(
  { start }: Place,
  { isIntact, span, score }: Candidate,
  next: Candidate | null | undefined,
): Placing {
  const status = !isIntact ? "changed" : span.start === start ? "exact" : "shifted";
  return placing(status, span, score, Math.min(next?.score ?? 0, score));
}

function ranked(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => b.score - a.score);
}

function touch({ span: a }: Candidate, { span: b }: Candidate): boolean {
  return a.start < b.end && b.start < a.end;
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
