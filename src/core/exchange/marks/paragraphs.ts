import type { Span } from "../../text/span";

/** The lines of a text between blank ones, in their order; without the last line end of each. */
export function paragraphsOf(text: string): Span[] {
  const paragraphs: Span[] = [];
  let start = -1;
  let end = 0;
  for (let at = 0; at <= text.length;) {
    const newline = text.indexOf("\n", at);
    const lineEnd = newline === -1 ? text.length : newline;
    if (isBlank(text, at, lineEnd)) {
      if (start !== -1) paragraphs.push({ start, end });
      start = -1;
    } else {
      if (start === -1) start = at;
      end = lineEnd;
    }
    at = lineEnd + 1;
  }
  if (start !== -1) paragraphs.push({ start, end });
  return paragraphs;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 9) return false;
  }
  return true;
}

/** The last of some spans, which are in order, that begins at or before a place; null where none does. */
export function spanBefore<One extends Span>(spans: readonly One[], at: number): One | null {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1] ?? null;
}
