import type { Edits } from "../../../text/edit";
import { detached } from "../../../text/normal";
import { contains, trim, type Span } from "../../../text/span";
import { contextLength, type Status } from "../../../text/place";
import type { Row } from "../../model/shard";

/** A passage that stood whole in words that were taken out; its place is within them. */
export interface CutPassage extends Span {
  readonly id: string;
  readonly owner: string;
  /** How it had been found, as long as it stood. */
  readonly status: Status;
}

/** Words that an edit took out of a document, and the passages that stood in them. */
export interface Cut {
  readonly document: string;
  readonly words: string;
  readonly passages: readonly CutPassage[];
}

/** Older cuts are forgotten beyond this many. */
const mostCuts = 8;

/** What edits took out of a text, where that was whole passages of these. */
export function cutsOf(document: string, before: string, edits: Edits, swallowed: readonly Row[]): Cut[] {
  return edits.flatMap((edit): Cut[] => {
    const passages = swallowed
      .map(({ id, owner, status, start, length }) => ({ id, owner, status, start, end: start + length }))
      .filter((passage) => contains(edit, passage))
      .map((passage) => ({
        ...passage,
        start: passage.start - edit.start,
        end: passage.end - edit.start,
      }));
    if (passages.length === 0) return [];
    return [{ document, words: detached(before.slice(edit.start, edit.end)), passages }];
  });
}

/** The latest cuts, the newest first. */
export function rememberCuts(known: readonly Cut[], cuts: readonly Cut[]): readonly Cut[] {
  return [...cuts, ...known].slice(0, mostCuts);
}

/** Cuts without a passage that was placed by hand since, or removed. */
export function forgetPassage(
  cuts: readonly Cut[],
  document: string,
  owner: string,
  id: string,
): readonly Cut[] {
  return cuts.map((cut) =>
    cut.document !== document
      ? cut
      : { ...cut, passages: cut.passages.filter((one) => one.owner !== owner || one.id !== id) },
  );
}

/**
 * The passages of a cut that stand in words that were put in, with their places in these: in all that was cut, in part of
 * it, or in more than that; white space at the ends does not matter. Empty where the words are others, or stand
 * there more than once.
 */
export function passagesPasted(cut: Cut, words: string): CutPassage[] {
  const put = trim(words, { start: 0, end: words.length });
  const taken = trim(cut.words, { start: 0, end: cut.words.length });
  const putWords = words.slice(put.start, put.end);
  const takenWords = cut.words.slice(taken.start, taken.end);
  // A single letter is typed rather than pasted.
  if (putWords.length < 2 || takenWords.length < 2) return [];
  const within = onlyPlace(takenWords, putWords);
  // Short words may well stand in others by chance.
  const around = within === -1 && takenWords.length >= contextLength ? onlyPlace(putWords, takenWords) : -1;
  if (within === -1 && around === -1) return [];
  const shift = within === -1 ? put.start + around - taken.start : put.start - taken.start - within;
  return cut.passages
    .map((passage) => ({ ...passage, start: passage.start + shift, end: passage.end + shift }))
    .filter((passage) => contains(put, passage));
}

/** Where words stand in others, if only once; -1 where not. */
function onlyPlace(text: string, words: string): number {
  const at = text.indexOf(words);
  return at !== -1 && text.indexOf(words, at + 1) === -1 ? at : -1;
}
