import { slice, trim, type Span } from "./span";

const wordSegments = new Intl.Segmenter("und", { granularity: "word" });
const sentenceSegments = new Intl.Segmenter("und", { granularity: "sentence" });

const white = /\s/;

/** How far from a place its word is looked for; longer runs of letters are cut. */
const reach = 256;

/** After these a full stop ends no sentence. Initials are seen without a list; “I” is hardly ever one in speech. */
const abbreviation =
  /(?:^|[\s(])(?:(?!I\.)\p{L}|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|ca|approx|e\.g|i\.e|z\.B|etc)\.\s*$/iu;
/** After these only before a number: a lone “No.” is an answer. */
const numbered = /(?:^|[\s(])(?:No|Nr)\.\s*$/iu;

/** The words of a stretch, in order, without punctuation and white space. */
export function words(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  const found: Span[] = [];
  for (const { index, segment, isWordLike } of wordSegments.segment(slice(text, within))) {
    if (isWordLike) found.push({ start: within.start + index, end: within.start + index + segment.length });
  }
  return found;
}

/** The word that holds or touches `offset`; where two touch it, the later. Null between words. */
export function wordAt(text: string, offset: number): Span | null {
  // No word holds white space, and looking for words takes as long as the stretch is.
  let start = offset;
  while (start > 0 && offset - start < reach && !white.test(text[start - 1]!)) start--;
  let end = offset;
  while (end < text.length && end - offset < reach && !white.test(text[end]!)) end++;
  const near = { start, end };
  const touching = words(text, near).filter((word) => word.start <= offset && offset <= word.end);
  return touching.at(-1) ?? null;
}

/** The smallest span around `of` that cuts no word at its ends. */
export function snapToWords(text: string, of: Span): Span {
  const first = of.start < of.end && isWithin(text, of.start) ? wordAt(text, of.start) : null;
  const last = of.start < of.end && isWithin(text, of.end) ? wordAt(text, of.end - 1) : null;
  return {
    start: first !== null && first.start < of.start && of.start < first.end ? first.start : of.start,
    end: last !== null && last.start < of.end && of.end < last.end ? last.end : of.end,
  };
}

/** Whether a place may lie within a word: nothing white is beside it. Quicker than to look for words. */
function isWithin(text: string, at: number): boolean {
  return at > 0 && at < text.length && !white.test(text[at - 1]! + text[at]!);
}

/** The sentences of a stretch (a paragraph, say), in order, without the white space between them. */
export function sentences(text: string, within: Span): Span[] {
  const found: Span[] = [];
  let joined: Span | null = null;
  for (const { index, segment } of sentenceSegments.segment(slice(text, within))) {
    const start: number = joined === null ? within.start + index : joined.start;
    const here: Span = { start, end: within.start + index + segment.length };
    const tail = text.slice(Math.max(here.start, here.end - 16), here.end);
    const goesOn = abbreviation.test(tail) || (numbered.test(tail) && /\d/.test(text[here.end] ?? ""));
    if (goesOn && here.end < within.end) {
      joined = here;
      continue;
    }
    joined = null;
    const sentence = trim(text, here);
    if (sentence.start < sentence.end) found.push(sentence);
  }
  return found;
}

/** The sentence of the stretch that holds `offset`, or the one before it; null where the stretch has none. */
export function sentenceAt(text: string, within: Span, offset: number): Span | null {
  let best: Span | null = null;
  for (const sentence of sentences(text, within)) {
    if (best === null || sentence.start <= offset) best = sentence;
  }
  return best;
}
