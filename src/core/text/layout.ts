import type { Span } from "./span";

/** The front matter between two `---` lines at the text's start: `inner` without them, `end` where the body begins. */
export interface FrontMatterExtent {
  readonly inner: Span;
  readonly end: number;
}

/** Front matter longer than this is taken for body text. */
const longestFrontMatter = 64 * 1024;

/** Null where the text does not begin with front matter, or it is never closed. */
export function frontMatterExtent(text: string): FrontMatterExtent | null {
  const opening = /^---[ \t]*\n/.exec(text.slice(0, 64));
  if (opening === null) return null;
  const from = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(from, from + longestFrontMatter));
  if (closing === null) return null;
  const inner = { start: from, end: from + closing.index };
  const after = inner.end + closing[0].length;
  return { inner, end: text[after] === "\n" ? after + 1 : after };
}

/** The lines around `offset` up to the next blank line on either side, line end excluded; empty on a blank line. */
export function paragraphAt(text: string, offset: number): Span {
  const at = Math.min(offset, text.length);
  let start = lineStart(text, at);
  let end = lineEnd(text, at);
  if (isBlank(text, start, end)) return { start, end: start };
  while (start > 0) {
    const previous = lineStart(text, start - 1);
    if (isBlank(text, previous, start - 1)) break;
    start = previous;
  }
  while (end < text.length) {
    const next = lineEnd(text, end + 1);
    if (isBlank(text, end + 1, next)) break;
    end = next;
  }
  return { start, end };
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at === -1 ? text.length : at;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 9) return false;
  }
  return true;
}
