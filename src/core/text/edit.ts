import type { Span } from "./span";

/** Replaces the code units `start` to `end` (half-open) by `text`. */
export interface Edit extends Span {
  readonly text: string;
}

/** Edits made at once: all positions speak of the text before, in ascending order, none overlapping. */
export type Edits = readonly Edit[];

export function applyEdits(text: string, edits: Edits): string {
  let result = "";
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

/** The edits that take the changed text back to `text`. */
export function invertEdits(text: string, edits: Edits): Edits {
  let shift = 0;
  return edits.map((edit) => {
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { start, end: start + edit.text.length, text: text.slice(edit.start, edit.end) };
  });
}

/**
 * Where a passage stands after edits. What is typed at either edge stays outside; what is typed within belongs to
 * it; a replacement of exactly the passage takes its place; one that reaches over an edge leaves the rest; one that
 * swallows the passage and more leaves an empty span behind what stands there now. Of two passages the one that
 * began first still begins first.
 */
export function mapSpan(of: Span, edits: Edits): Span {
  let shift = 0;
  let { start, end } = of;
  for (const edit of edits) {
    const grown = edit.text.length - (edit.end - edit.start);
    const into = edit.start + shift;
    if (edit.end <= of.start) {
      start += grown;
      end += grown;
    } else if (edit.start >= of.end) {
      break;
    } else if (edit.start >= of.start && edit.end <= of.end) {
      end += grown;
    } else if (edit.start < of.start && edit.end < of.end) {
      start = into + edit.text.length;
      end += grown;
    } else if (edit.start >= of.start) {
      end = into;
    } else {
      start = into + edit.text.length;
      end = start;
    }
    shift += grown;
  }
  return { start, end };
}
