import type { Edit } from "../../src/core/text/edit";
import type { Span } from "../../src/core/text/span";

/** A text whose passages stood between `[[` and `]]`, in the order in which they begin. */
export interface Marked {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** `She said [[I felt safe]] there` → the text without the marks, and the passages. They may nest. */
export function marked(source: string): Marked {
  const { text, spans } = take(source, /(\[\[|\]\])/);
  return { text, spans };
}

/** As `marked`, with edits written as `{before→after}`, also across a passage's edge. */
export function markedEdits(source: string): Marked & { readonly edits: readonly Edit[] } {
  return take(source, /(\[\[|\]\]|\{|→[^}]*\})/);
}

function take(source: string, marks: RegExp): Marked & { readonly edits: readonly Edit[] } {
  const spans: { start: number; end: number }[] = [];
  const edits: Edit[] = [];
  const open: number[] = [];
  let text = "";
  let from = 0;
  for (const [index, part] of source.split(marks).entries()) {
    if (index % 2 === 0) text += part;
    else if (part === "[[") open.push(spans.push({ start: text.length, end: -1 }) - 1);
    else if (part === "]]") spans[open.pop()!]!.end = text.length;
    else if (part === "{") from = text.length;
    else edits.push({ start: from, end: text.length, text: part.slice(1, -1) });
  }
  return { text, spans, edits };
}

/** The passage of a text that has one. */
export function only({ text, spans }: Marked): { text: string; span: Span } {
  if (spans.length !== 1) throw new RangeError(`one [[passage]] was expected in: ${text}`);
  return { text, span: spans[0]! };
}

/** The text with marks around passages that do not overlap: what `marked` takes apart. */
export function mark(text: string, spans: readonly Span[]): string {
  let result = "";
  let from = 0;
  for (const { start, end } of spans) {
    result += `${text.slice(from, start)}[[${text.slice(start, end)}]]`;
    from = end;
  }
  return result + text.slice(from);
}
