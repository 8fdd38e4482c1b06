import type { Block } from "../blocks";
import type { Run } from "../pieces";
import type { Line } from "./lines";

/** Shares of the letters' size, of the usual distance of lines, and of the text's width. */
const indent = 0.8;
const gap = 1.35;
const short = 0.8;
const larger = 1.12;

/** Headings are no longer, in code units. */
const longestHeading = 150;
const levels = 3;

/** A name or a time before what somebody says. Group 1: the name. */
const label =
  /^(?:[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}[\])]?\s{0,3})?([\p{Lu}\p{N}][^:.!?[\]]{0,40}?)\s?(?:[[(][\d:.,]{4,12}[\])]\s?)?:(?=\s|$)/u;
const time = /^[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}[\])]?(?=\s|$)/;
const bullet = /^[•‣▪●◦–-]\s+(?=\S)/;
const number = /^(\d{1,3})[.)]\s+(?=\S)/;
const sentenceEnd = /[.!?…:]["'”’»)\]]*$/;

/** How the lines of a text usually are. */
interface Usual {
  readonly size: number;
  /** From one line to the next. */
  readonly distance: number;
  readonly start: number;
  readonly end: number;
  /** The names that stand before what is said: those that come again, or are bold. */
  readonly names: ReadonlySet<string>;
}

/** Printed lines as the paragraphs, headings and list items that they are cut from. */
export function paragraphsOf(lines: readonly Line[]): Block[] {
  if (lines.length === 0) return [];
  const usual = usualOf(lines);
  const words = new Set(
    lines.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? []),
  );
  const sizes = headingSizes(lines, usual);
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group === undefined || isItem(line, group[0]!) || isBegun(group, line, usual)) groups.push([line]);
    else group.push(line);
  }
  return groups.map((group) => blockOf(group, usual, sizes, words));
}

function usualOf(lines: readonly Line[]): Usual {
  const weigh = (of: (line: Line) => number) => {
    const weights = new Map<number, number>();
    for (const line of lines) weights.set(of(line), (weights.get(of(line)) ?? 0) + line.text.length);
    return [...weights].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  };
  const size = weigh((line) => Math.round(line.size * 2) / 2);
  const distances = lines.flatMap((line, at) => {
    const before = lines[at - 1];
    const distance = before === undefined || before.page !== line.page ? 0 : before.y - line.y;
    return distance > 0 && distance < 3 * size ? [Math.round(distance * 2) / 2] : [];
  });
  const counts = new Map<string, number>();
  for (const line of lines) {
    const name = label.exec(line.text)?.[1];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + (isBoldFirst(line) ? 2 : 1));
  }
  const ends = lines.map(({ end }) => end).sort((a, b) => a - b);
  return {
    size,
    distance: distances.sort((a, b) => a - b)[Math.floor(distances.length / 4)] ?? size * 1.2,
    start: weigh((line) => Math.round(line.start)),
    end: ends[Math.floor(ends.length * 0.95)]!,
    names: new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name)),
  };
}

function isBoldFirst({ runs }: Line): boolean {
  return runs.find(({ words }) => words.trim() !== "")?.isBold ?? false;
}

/** Whether a line begins with the sign of a list, or with its first or next number. */
function isItem({ text }: Line, before: Line): boolean {
  const here = number.exec(text)?.[1];
  const last = number.exec(before.text)?.[1] ?? "0";
  return bullet.test(text) || (here !== undefined && (here === "1" || Number(here) === Number(last) + 1));
}

/** Whether a line begins a paragraph, after those of another one. */
function isBegun(group: readonly Line[], line: Line, { size, distance, start, end, names }: Usual): boolean {
  const [first] = group as readonly [Line];
  const before = group.at(-1)!;
  const name = label.exec(line.text)?.[1];
  if ((name !== undefined && names.has(name)) || time.test(line.text)) return true;
  const isList = bullet.test(first.text) || number.test(first.text);
  if (isList && line.start < first.start + size / 2) return true;
  if (Math.abs(before.size - line.size) > size * (larger - 1)) return true;
  const isLast = before.end - start < (end - start) * short && sentenceEnd.test(before.text);
  const isIn = line.start - before.start > size * indent && before.start - start < size * indent;
  // Lines that hang below a name, or a list's sign, begin further in than the first one.
  const isHanging = isIn && (label.test(before.text) || isList);
  if (isLast || (isIn && !isHanging)) return true;
  if (before.page !== line.page)
    return sentenceEnd.test(before.text) && before.end - start < (end - start) * 0.95;
  return before.y - line.y > distance * gap || before.y - line.y < 0;
}

/** The sizes of headings, the largest first. */
function headingSizes(lines: readonly Line[], usual: Usual): number[] {
  const sizes = new Set(
    lines.filter((line) => line.size > usual.size * larger).map(({ size }) => Math.round(size)),
  );
  return [...sizes].sort((a, b) => b - a);
}

function blockOf(
  lines: readonly Line[],
  usual: Usual,
  sizes: readonly number[],
  words: ReadonlySet<string>,
): Block {
  const [first] = lines as readonly [Line];
  const pieces = joined(lines, words);
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (first.size > usual.size * larger && length <= longestHeading) {
    const level = Math.min(levels, 1 + sizes.indexOf(Math.round(first.size)));
    return { kind: "heading", level, pieces: pieces.map((piece) => ({ ...piece, isBold: false })) };
  }
  const sign = bullet.exec(first.text);
  if (sign !== null) return { kind: "bullet", level: 0, pieces: without(pieces, sign[0].length) };
  return { kind: "paragraph", level: 0, pieces };
}

/** The pieces without so many code units at their beginning, white space before them not counted. */
function without(pieces: readonly Run[], count: number): Run[] {
  let left = count;
  let isBegun = false;
  return pieces.flatMap((piece) => {
    const words = isBegun ? piece.words : piece.words.trimStart();
    if (words === "") return [];
    isBegun = true;
    const cut = Math.min(left, words.length);
    left -= cut;
    return cut === words.length ? [] : [{ ...piece, words: words.slice(cut) }];
  });
}

/** Lines as one, words that were parted at their ends put together. */
function joined(lines: readonly Line[], words: ReadonlySet<string>): Run[] {
  const runs: Run[] = [];
  for (const [at, line] of lines.entries()) {
    const before = runs.at(-1);
    const next = line.runs.map((run, index) =>
      index === 0 ? { ...run, words: run.words.trimStart() } : run,
    );
    if (before !== undefined && at > 0) {
      const ended = before.words.trimEnd();
      const parted = partedBy(ended, line.text, words);
      runs[runs.length - 1] = {
        ...before,
        words: parted === "word" ? ended.slice(0, -1) : parted === "compound" ? ended : `${ended} `,
      };
    }
    runs.push(...next);
  }
  return runs;
}

/** Whether a line's end parts a word, or a word of two at its hyphen. */
function partedBy(before: string, after: string, words: ReadonlySet<string>): "word" | "compound" | null {
  if (before.endsWith("\u00ad")) return "word";
  const first = /([\p{L}\p{M}]+)[-‐]$/u.exec(before.slice(-60))?.[1];
  const second = /^[\p{Ll}\p{M}]+/u.exec(after)?.[0];
  if (first === undefined || second === undefined) return null;
  const whole = `${first}${second}`.toLowerCase();
  return !words.has(whole) && words.has(`${first}-${second}`.toLowerCase()) ? "compound" : "word";
}
