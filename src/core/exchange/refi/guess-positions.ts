import { normalise } from "../../text/normal";
import type { Span } from "../../text/span";
import type { Decoded } from "../../files/unicode";
import { offsetsIn, standard, type Counting } from "./positions";

/** A passage as another program gives it. */
export interface Selection {
  readonly start: number;
  readonly end: number;
  /** Its words, perhaps cut; or a name that has nothing to do with them. */
  readonly name: string | null;
}

/** How a source's positions were counted, as it seems, and where its passages stand by that. */
export interface Guess {
  readonly counting: Counting;
  /** In the normalised text; null for one that is empty, or not in the text. */
  readonly spans: readonly (Span | null)[];
  /** How many do not stand where their names say, although others of the source do. */
  readonly misfits: number;
}

/** So many passages tell how all of them are counted. */
const sample = 400;

/**
 * Tries every way of counting that makes a difference in this file, and takes the one by which the passages fit best:
 * they say what they are named, or at least begin and end where words do. Equals go to the standard's way.
 */
export function guessCounting(source: Decoded, selections: readonly Selection[]): Guess {
  const text = normalise(source.text);
  const tried = selections.slice(0, sample);
  let best: { counting: Counting; score: number } | null = null;
  for (const counting of countings(source)) {
    const find = finder(source.text, counting);
    const score = tried.reduce((sum, one) => sum + fit(text, find(one), one.name), 0);
    if (best === null || score > best.score + 1e-9) best = { counting, score };
  }
  const counting = best?.counting ?? standard;
  const find = finder(source.text, counting);
  const spans = selections.map(find);
  const named = spans.map((span, at) => span !== null && says(text, span, selections[at]!.name) > 0);
  const misfits = named.includes(true)
    ? named.filter((fits, at) => !fits && isWords(selections[at]!)).length
    : 0;
  return { counting, spans, misfits };
}

/** The ways of counting that differ in this file, the standard's first. */
function countings({ text, byteOrderMark }: Decoded): Counting[] {
  const crlfs = text.includes("\r\n") ? ([2, 1] as const) : ([2] as const);
  const units = /[\u{10000}-\u{10FFFF}]/u.test(text)
    ? (["code points", "UTF-16"] as const)
    : (["code points"] as const);
  const marks = byteOrderMark ? [false, true] : [false];
  return crlfs.flatMap((crlf) =>
    units.flatMap((unit) =>
      marks.flatMap((mark) => [false, true].map((inclusive) => ({ crlf, unit, mark, inclusive }))),
    ),
  );
}

function finder(raw: string, counting: Counting): (selection: Selection) => Span | null {
  const offset = offsetsIn(raw, counting);
  const last = offset(Number.MAX_SAFE_INTEGER);
  return ({ start, end }) => {
    if (start < 0 || end < start) return null;
    const span = { start: offset(start), end: offset(end + (counting.inclusive ? 1 : 0)) };
    return span.start < span.end && span.start < last ? span : null;
  };
}

/** From 0 to 4: how well a passage fits what it is called, or else how well it is cut. */
function fit(text: string, span: Span | null, name: string | null): number {
  if (span === null) return 0;
  const said = says(text, span, name);
  if (said === 3) return 4;
  return said + (beginsWord(text, span.start) ? 0.5 : 0) + (endsWord(text, span.end) ? 0.5 : 0);
}

/** 3 where the passage is its name, 2 where it is but for white space; a little less where it begins as a name that was cut. */
function says(text: string, { start, end }: Span, name: string | null): number {
  if (name === null || name === "") return 0;
  // Not all of a passage that is far longer than its name: it can be no more than begun by it.
  const words = text.slice(start, Math.min(end, start + 2 * name.length + 200));
  const whole = normalise(name);
  if (words === whole) return 3;
  const [one, other] = [folded(words), folded(whole)];
  if (one === other) return 2;
  const cut = whole.replace(ellipsis, "");
  if (cut.length < shortestCut || cut === whole) return 0;
  return words.startsWith(cut) ? 1.75 : one.startsWith(other.replace(ellipsis, "")) ? 1.5 : 0;
}

/** What stands at the end of a name that was cut. */
const ellipsis = /\s*(?:…|\.\.\.|\[…\])$/;
const shortestCut = 3;

/** Whether a passage's name is likely to be its words: a cut or long one. */
function isWords({ name }: Selection): boolean {
  return name !== null && folded(name).length >= 20;
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

const letter = /[\p{L}\p{N}]/u;

function beginsWord(text: string, at: number): boolean {
  return !/\s/.test(text[at] ?? " ") && !(letter.test(text[at - 1] ?? "") && letter.test(text[at] ?? ""));
}

function endsWord(text: string, at: number): boolean {
  return !/\s/.test(text[at - 1] ?? " ") && !(letter.test(text[at - 1] ?? "") && letter.test(text[at] ?? ""));
}

/** In which ways the counting is not the standard's, in words. */
export function oddities({ crlf, mark, unit, inclusive }: Counting): string[] {
  return [
    crlf === 1 ? "line ends counted as one character" : null,
    mark ? "the byte-order mark counted" : null,
    unit === "UTF-16" ? "rare characters such as emoji counted as two" : null,
    inclusive ? "ends named by the last character" : null,
  ].filter((way) => way !== null);
}
