import { frontMatterExtent } from "../../text/layout";
import { trim, type Span } from "../../text/span";
import type { Notices } from "../../messages/notices";
import { braceReader, type Braces } from "./braces";
import { collected, type RawPassage } from "./collect-passages";
import { cutOut } from "./cuts";
import { paragraphsOf, spanBefore } from "./paragraphs";
import { anySign, codesNamedBy, sideOf } from "./mark-signs";
import { syntaxIn } from "./markdown-syntax";

/** A passage that was marked in a text. */
export interface MarkedPassage {
  /** In the text without its marks; never empty. */
  readonly span: Span;
  /** The code as it is named there; null for a comment. */
  readonly code: string | null;
  readonly memo: string | null;
}

/** A text without the marks that stood in it. */
export interface Unmarked {
  readonly text: string;
  readonly passages: readonly MarkedPassage[];
}

/** Each habit's marks are closed on their own, so that those of two may overlap. */
const habits = {
  "==": "words marked as ==words==",
  "{==": "words marked as {==words==}",
  "<mark>": "words in <mark>",
  QCODE: "words in (QCODE)",
} as const;
type Habit = keyof typeof habits;

/** More marks in one text are not read. */
const most = 200_000;

/**
 * Takes marks out of a normalised text: `==words=={#code}`, `{==words==}{>>comment<<}`, `<mark class="code">`, `(QCODE)`,
 * and comments that stand alone, which are on their paragraph. What was found, and what was left as it stands, is added
 * to `warnings`. Null where there are more than are read.
 */
export function readMarks(text: string, warnings: Notices): Unmarked | null {
  const untouched = syntaxIn(text).all;
  const bracesAt = braceReader(text);
  const cuts: Span[] = [];
  const raw = collected();
  const open: Record<Habit, { mark: Span; said: Pick<Braces, "codes" | "comments"> }[]> = {
    "==": [],
    "{==": [],
    "<mark>": [],
    QCODE: [],
  };
  const leave = (what: string, count = 1) => warnings.add(`${what}, left as they stand`, undefined, count);
  const close = (habit: Habit, mark: Span): number => {
    const opened = open[habit].pop();
    if (opened === undefined) {
      leave("marks without their other half");
      return mark.end;
    }
    const { end, codes, comments } = bracesAt(mark.end);
    cuts.push(opened.mark, { start: mark.start, end });
    const said = {
      codes: [...opened.said.codes, ...codes],
      comments: [...opened.said.comments, ...comments],
    };
    raw.add({ start: opened.mark.end, end: mark.start }, said);
    warnings.add(habits[habit]);
    if (said.codes.length + said.comments.length === 0)
      warnings.add("words marked without a code, which are comments without words");
    return end;
  };
  const begin = (
    habit: Habit,
    mark: Span,
    said: Pick<Braces, "codes" | "comments"> = { codes: [], comments: [] },
  ) => {
    open[habit].push({ mark, said });
    return mark.end;
  };
  const read = (sign: string, mark: Span): number => {
    if (sign === "==") {
      const side = sideOf(text, mark, open["=="].length > 0);
      return side === null ? mark.end : (side === "opens" ? begin : close)("==", mark);
    }
    if (sign === "{==") return begin("{==", mark);
    if (sign === "==}") return open["{=="].length > 0 ? close("{==", mark) : mark.end;
    if (sign === "(QCODE)") return begin("QCODE", mark);
    if (sign === "(/QCODE)") return close("QCODE", mark);
    if (/^<mark/i.test(sign)) return begin("<mark>", mark, codesNamedBy(sign));
    if (/^<\/mark/i.test(sign)) return close("<mark>", mark);
    if (sign === "{>>") {
      const { end, comments } = bracesAt(mark.start);
      if (end === mark.start) return mark.end;
      cuts.push({ start: isLineEnd(text, end) ? beforeBlanks(text, mark.start) : mark.start, end });
      for (const memo of comments) raw.addAlone(mark.start, memo);
      warnings.add("comments that stand alone, which are on their paragraph", undefined, comments.length);
      return end;
    }
    if (sign === "]{.") leave("brackets with a class, as [words]{.name}");
    else if (/^\{/.test(sign)) leave("suggested changes");
    return mark.end;
  };
  let zone = 0;
  const signs = new RegExp(anySign);
  for (let match = signs.exec(text); match !== null; match = signs.exec(text)) {
    const mark = { start: match.index, end: match.index + match[0].length };
    while (zone < untouched.length && untouched[zone]!.end <= mark.start) zone++;
    if (match[0].startsWith("\n")) {
      // Highlights end with their paragraph; the line end after it may begin the next gap.
      const left = open["=="].splice(0).length + open["{=="].splice(0).length;
      if (left > 0) leave("marks without their other half", left);
      signs.lastIndex = mark.end - 1;
    } else if (zone < untouched.length && untouched[zone]!.start < mark.end)
      signs.lastIndex = Math.max(mark.end, untouched[zone]!.end);
    else signs.lastIndex = read(match[0], mark);
    if (cuts.length > most) return null;
  }
  for (const left of Object.values(open)) leave("marks without their other half", left.length);
  const { text: clean, placeOf } = cutOut(text, cuts);
  const passages = placed(clean, placeOf, raw.all());
  warnings.add("marks around nothing, which are gone", undefined, raw.all().length - passages.length);
  return { text: clean, passages };
}

/** Passages where they stand without the marks; those without words are left out. */
function placed(
  text: string,
  placeOf: (offset: number) => number,
  passages: readonly RawPassage[],
): MarkedPassage[] {
  const from = frontMatterExtent(text)?.end ?? 0;
  const paragraphs = paragraphsOf(text).filter(({ start }) => start >= from);
  return passages.flatMap(({ place, code, memo }) => {
    const words =
      "at" in place
        ? (spanBefore(paragraphs, placeOf(place.at)) ?? { start: 0, end: 0 })
        : { start: placeOf(place.start), end: placeOf(place.end) };
    const span = trim(text, words);
    return span.start < span.end ? [{ span, code, memo }] : [];
  });
}

function isLineEnd(text: string, at: number): boolean {
  return at === text.length || text[at] === "\n";
}

function beforeBlanks(text: string, at: number): number {
  let from = at;
  while (from > 0 && (text[from - 1] === " " || text[from - 1] === "\t")) from--;
  return from;
}
