import { trim, type Span } from "../../text/span";
import type { Notices } from "../../messages/notices";
import { cutOut } from "./cuts";
import { paragraphsOf } from "./paragraphs";
import type { MarkedPassage, Unmarked } from "./read-marks";
import { syntaxIn } from "./markdown-syntax";

const tag = /^#(?=[\p{L}\p{N}_/-]*\p{L})([\p{L}\p{N}_/-]{1,200})$/u;
const link = /^\[\[(?:codes\/)?([^[\]|#^]{1,200})(?:\|[^[\]]{0,200})?\]\]$/i;
const longestLink = 500;
const listItem = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/;

/**
 * Takes the tags from the ends of paragraphs and list items, `#price/discount`, which are coded with them; and links, with
 * the name of the place that Quadro writes after them, `[[Trust]] ^id-1`.
 */
export function readTags({ text, passages }: Unmarked, warnings: Notices): Unmarked {
  const { blocks } = syntaxIn(text);
  const cuts: Span[] = [];
  const tagged: MarkedPassage[] = [];
  let zone = 0;
  for (const unit of paragraphsOf(text).flatMap((paragraph) => unitsIn(text, paragraph, warnings))) {
    while (zone < blocks.length && blocks[zone]!.end <= unit.start) zone++;
    if (zone < blocks.length && blocks[zone]!.start < unit.end) continue;
    const { codes, start, isQuadro } = codesAtEnd(text, unit);
    if (codes.length === 0) continue;
    const span = trim(text, { start: unit.start, end: start });
    if (span.start === span.end) {
      warnings.add("tags that stand alone, left as they stand", undefined, codes.length);
      continue;
    }
    cuts.push({ start: span.end, end: unit.end });
    for (const code of codes) tagged.push({ span, code, memo: null });
    warnings.add(
      isQuadro ? "paragraphs coded with links at their end" : "paragraphs coded with tags at their end",
    );
  }
  const cut = cutOut(text, cuts);
  const moved = [...passages, ...tagged].map(({ span, ...rest }) => ({
    ...rest,
    span: { start: cut.placeOf(span.start), end: cut.placeOf(span.end) },
  }));
  return { text: cut.text, passages: moved.filter(({ span }) => span.start < span.end) };
}

/** A paragraph, or each item of a list by itself; headings are none. */
function unitsIn(text: string, paragraph: Span, warnings: Notices): Span[] {
  const units: Span[] = [];
  let start = paragraph.start;
  let isHeading = false;
  for (let at = paragraph.start; at < paragraph.end;) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? paragraph.end : Math.min(newline, paragraph.end);
    const line = text.slice(at, Math.min(end, at + 1000));
    const item = listItem.exec(line)?.[0].length ?? 0;
    if (item > 0 || isHeading || heading.test(line)) start = at + item;
    isHeading = heading.test(line);
    const isLast = end === paragraph.end || listItem.test(text.slice(end + 1, end + 1000));
    if (!isHeading && isLast) units.push({ start, end });
    else if (!isHeading && codesAtEnd(text, { start: at, end }).codes.length > 0)
      warnings.add("tags within paragraphs, left as they stand");
    at = end + 1;
  }
  return units;
}

/** The codes that stand one after the other at the end of a stretch, in their order, and where they begin. */
function codesAtEnd(
  text: string,
  { start, end }: Span,
): { codes: string[]; start: number; isQuadro: boolean } {
  const codes: string[] = [];
  let at = end;
  const word = () => {
    while (at > start && (text[at - 1] === " " || text[at - 1] === "\t" || text[at - 1] === "\n")) at--;
    let from = at;
    if (text.startsWith("]]", at - 2)) {
      from = Math.max(start, at - longestLink);
      from += Math.max(0, text.slice(from, at).lastIndexOf("[["));
    } else while (from > start && !/\s/.test(text[from - 1]!) && at - from < 300) from--;
    return { text: text.slice(from, at), from };
  };
  const last = word();
  const isQuadro = /^\^[\w-]{1,100}$/.test(last.text);
  if (isQuadro) at = last.from;
  let isLinked = false;
  for (let next = word(); at > start; next = word()) {
    const named = tag.exec(next.text)?.[1] ?? (isQuadro ? link.exec(next.text)?.[1] : undefined);
    if (named === undefined) break;
    isLinked ||= next.text.startsWith("[[");
    codes.push(named);
    at = next.from;
  }
  return isQuadro && !isLinked
    ? { codes: [], start: end, isQuadro }
    : { codes: codes.reverse(), start: at, isQuadro };
}
