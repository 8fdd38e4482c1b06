import { clock } from "../text/times";
import type { TranscriptTurn } from "./transcript";

/** What would begin a heading, a quote, a list, a rule, a table or a link's definition at the beginning of a line; a list's number in a group. */
const blockStarts =
  /^(?:>|[+-](?=\s|$)|#{1,6}(?=\s|$)|(\d{1,9})[.)](?=\s)|={3,}|-{3,}|(?:=+|--)(?=[ \t]*$)|~{3,}|\||\[(?=[^\]\n]{1,1000}\]:))/gm;

/** What Markdown would take for a mark within words: emphasis, code, tags, links, escapes, entities. */
const inlineMarks =
  /[\\`*]|(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])|<(?=[a-z/!?])|\[(?=[^\]\n]{0,1000}\][([])|&(?=#?\w{1,31};)/giu;

/** Plain words as Markdown that shows them as they are; `isLineStart`: they begin a line. */
export function escaped(words: string, isLineStart = false): string {
  const parts: string[] = [];
  let from = 0;
  for (const at of escapesIn(words, isLineStart)) {
    parts.push(words.slice(from, at), "\\");
    from = at;
  }
  return parts.join("") + words.slice(from);
}

/**
 * Where words need a backslash before them, in their order, so that they are shown as they are; all lines of the words
 * begin a line, or none does.
 */
export function escapesIn(words: string, isLineStart: boolean): number[] {
  const places = Array.from(words.matchAll(inlineMarks), ({ index }) => index);
  if (!isLineStart) return places;
  const known = new Set(places);
  const starts: number[] = [];
  for (const { index, 1: number = "" } of words.matchAll(blockStarts))
    if (!known.has(index + number.length)) starts.push(index + number.length);
  return starts.length === 0 ? places : [...places, ...starts].sort((a, b) => a - b);
}

/** Turns as Emic reads them: `**Ana** [0:06]: words`, a paragraph each. */
export function turnsAsMarkdown(turns: readonly TranscriptTurn[]): string {
  return turns.map((turn) => `${turnAsMarkdown(turn)}\n`).join("\n");
}

function turnAsMarkdown({ speaker, time, words }: TranscriptTurn): string {
  const stamp = time === null ? "" : `[${clock(time)}]`;
  if (speaker === null) return stamp === "" ? escaped(words, true) : `${stamp} ${escaped(words)}`;
  return `**${escaped(speaker)}**${stamp === "" ? "" : ` ${stamp}`}: ${escaped(words)}`;
}
