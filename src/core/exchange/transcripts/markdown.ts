import { clock } from "../../text/times";
import type { Said } from "./transcript";

/** What would begin a heading, a quote, a list, a rule, a table or a link's definition at the beginning of a line; a list's number in a group. */
const blockStarts =
  /^(?:>|[+-](?=\s|$)|#{1,6}(?=\s|$)|(\d{1,9})[.)](?=\s)|={3,}|-{3,}|~{3,}|\||\[(?=[^\]\n]{1,1000}\]:))/gm;

/** What Markdown would take for a mark within words: emphasis, code, tags, links, escapes, entities. */
const inlineMarks =
  /[\\`*]|(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])|<(?=[a-z/!?])|\[(?=[^\]\n]{0,1000}\][([])|&(?=#?\w{1,31};)/giu;

/** Plain words as Markdown that shows them as they are; `isLineStart`: they begin a line. */
export function escaped(words: string, isLineStart = false): string {
  return escapedUnits(words, isLineStart).join("");
}

/** The same, for each code unit of the words what is written for it; all lines of the words begin a line, or none does. */
export function escapedUnits(words: string, isLineStart = false): string[] {
  const units = words.split("");
  for (const { index } of words.matchAll(inlineMarks)) units[index] = `\\${units[index]!}`;
  if (!isLineStart) return units;
  for (const { index, 1: number = "" } of words.matchAll(blockStarts)) {
    const at = index + number.length;
    if (units[at]!.length === 1) units[at] = `\\${units[at]!}`;
  }
  return units;
}

/** Turns as Emic reads them: `**Ana** [0:06]: words`, a paragraph each. */
export function turnsAsMarkdown(turns: readonly Said[]): string {
  return turns.map((turn) => `${turnAsMarkdown(turn)}\n`).join("\n");
}

function turnAsMarkdown({ speaker, time, words }: Said): string {
  const stamp = time === null ? "" : `[${clock(time)}]`;
  if (speaker === null) return stamp === "" ? escaped(words, true) : `${stamp} ${escaped(words)}`;
  return `**${escaped(speaker)}**${stamp === "" ? "" : ` ${stamp}`}: ${escaped(words)}`;
}
