import type { Run } from "../pieces";
import type { Page, PageWords } from "./pages";

/** A line of a page, as it is printed. */
export interface Line {
  readonly page: number;
  readonly runs: readonly Run[];
  /** Its words. */
  readonly text: string;
  /** Where it begins and ends, and how high it stands, in points. */
  readonly start: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
}

/** Words so far apart, as a share of their size, have a space between them. */
const space = 0.2;
/** No line has more pieces than these: what has is cut. */
const mostOnLine = 500;
/** Words that stand so much higher or lower, as a share of their size, stand on another line. */
const sameLine = 0.6;

/** The lines of a page that say anything, in the order in which the file has them. */
export function linesOf({ words }: Page, page: number): Line[] {
  const lines: Line[] = [];
  let here: PageWords[] = [];
  const close = () => {
    const line = lineOf(here, page);
    if (line !== null) lines.push(line);
    here = [];
  };
  for (const one of words) {
    const last = here.at(-1);
    if (here.length >= mostOnLine || (last !== undefined && isElsewhere(last, one) && !fitsIn(here, one)))
      close();
    here.push(one);
  }
  close();
  return lines;
}

function isElsewhere(last: PageWords, next: PageWords): boolean {
  const size = Math.max(last.size, next.size);
  if (next.size === 0 && next.words.trim() === "") return Math.abs(last.y - next.y) > size * 2;
  return Math.abs(last.y - next.y) > size * sameLine || next.x < last.x - size;
}

/** Signs of another font may be printed after all others, in the space that was left for them. */
function fitsIn(line: readonly PageWords[], { x, y, width, size }: PageWords): boolean {
  const printed = line.filter((one) => one.words.trim() !== "");
  return (
    printed.every((one) => Math.abs(one.y - y) < Math.max(one.size, size) * sameLine) &&
    printed.every((one) => one.x + one.width <= x + size / 4 || one.x >= x + width - size / 4)
  );
}

function lineOf(unsorted: readonly PageWords[], page: number): Line | null {
  const words = [...unsorted].sort((a, b) => a.x - b.x);
  const runs: Run[] = [];
  let end = Number.NEGATIVE_INFINITY;
  let text = "";
  for (const one of words) {
    const said = one.words.replace(/\s+/g, " ");
    if (said === "") continue;
    const isApart =
      text !== "" && one.x - end > one.size * space && !text.endsWith(" ") && !said.startsWith(" ");
    const added = isApart ? ` ${said}` : said;
    runs.push({ words: added, isBold: one.isBold, isItalic: one.isItalic });
    text += added;
    end = Math.max(end, one.x + one.width);
  }
  const printed = words.filter((one) => one.words.trim() !== "");
  const [first] = printed;
  if (first === undefined) return null;
  const last = printed.at(-1)!;
  return {
    page,
    runs,
    text: text.trim(),
    start: first.x,
    end: last.x + last.width,
    y: first.y,
    size: Math.max(...printed.map(({ size }) => size)),
  };
}
