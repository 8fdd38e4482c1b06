import type { Span } from "../text/span";

/** A stretch of a text that is shown in one look; marks of Markdown between two of them are not shown. */
export interface Run extends Span {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** Whether it says who speaks, or is the rest of a turn's label. */
  readonly part: "words" | "speaker" | "label";
}

/** A sign that may begin or end emphasis, or escapes the next: what is to be done with it is decided later. */
interface Mark extends Span {
  /** What begins or ends with it, `bold` and `italic` added up; 0 for a mark that is only left out. */
  readonly look: number;
}

const bold = 1;
const italic = 2;

const letter = /[\p{L}\p{N}]/u;
const space = /\s/;
const sign = /[\\*_]/g;
const escapable = /[!-/:-@[-`{-~]/;

/** A line of Markdown, or a part of one, as it is shown: emphasis, and escapes. Everything else is text. */
export function runsOf(text: string, { start, end }: Span): Run[] {
  const line = text.slice(start, end);
  const marks = marksOf(line);
  const runs: Run[] = [];
  let at = 0;
  let look = 0;
  const add = (to: number) => {
    if (to > at)
      runs.push({
        start: start + at,
        end: start + to,
        isBold: (look & bold) !== 0,
        isItalic: (look & italic) !== 0,
        part: "words",
      });
  };
  for (const mark of marks) {
    add(mark.start);
    look ^= mark.look;
    at = mark.end;
  }
  add(line.length);
  return runs;
}

/** The marks that mean something, in order. */
function marksOf(line: string): Mark[] {
  const marks: Mark[] = [];
  /** Of each kind of emphasis the mark that is open, with how many marks there were before it. */
  const open = new Map<string, { readonly mark: Mark; readonly order: number }>();
  let order = 0;
  sign.lastIndex = 0;
  for (let match = sign.exec(line); match !== null; match = sign.exec(line)) {
    const from = match.index;
    if (match[0] === "\\") {
      if (!escapable.test(line[from + 1] ?? "")) continue;
      marks.push({ start: from, end: from + 1, look: 0 });
      sign.lastIndex = from + 2;
      continue;
    }
    let to = from + 1;
    while (line[to] === match[0]) to++;
    sign.lastIndex = to;
    if (to - from > 3) continue;
    const [before, after] = [line[from - 1] ?? " ", line[to] ?? " "];
    const isWithin = match[0] === "_" && letter.test(before) && letter.test(after);
    const kind = line.slice(from, to);
    const mark = { start: from, end: to, look: [0, italic, bold, bold + italic][to - from]! };
    const first = open.get(kind);
    if (first !== undefined && !space.test(before) && !(match[0] === "_" && letter.test(after))) {
      marks.push(first.mark, mark);
      for (const [other, { order: since }] of open) if (since >= first.order) open.delete(other);
    } else if (!space.test(after) && !isWithin && !(match[0] === "_" && letter.test(before))) {
      open.set(kind, { mark, order: order++ });
    }
  }
  return marks.sort((a, b) => a.start - b.start);
}
