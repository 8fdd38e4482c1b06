import { frontMatterExtent } from "../../text/layout";
import type { Span } from "../../text/span";
import { paragraphsOf } from "./paragraphs";

const opening = /^[ \t>]*(`{3,}|~{3,})[^`]*$/;
const closing = /^[ \t>]*(`{3,}|~{3,})$/;
/** Longer lines are no fences. */
const longest = 1000;

/** What marks leave alone, in the order of the text. */
export interface MarkdownSyntax {
  /** Whole lines: front matter and blocks of code. */
  readonly blocks: readonly Span[];
  /** Those, and code within lines. */
  readonly all: readonly Span[];
}

export function syntaxIn(text: string): MarkdownSyntax {
  const front = frontMatterExtent(text)?.end ?? 0;
  const blocks = [...(front > 0 ? [{ start: 0, end: front }] : []), ...codeBlocks(text, front)];
  const all: Span[] = [];
  let from = 0;
  for (const block of [...blocks, { start: text.length, end: text.length }]) {
    const between = text.slice(from, block.start);
    for (const { start, end } of paragraphsOf(between))
      for (const code of codeIn(between.slice(start, end)))
        all.push({ start: from + start + code.start, end: from + start + code.end });
    if (block.start < block.end) all.push(block);
    from = block.end;
  }
  return { blocks, all };
}

/** Fenced blocks, their fences included; one that is never closed goes on to the end. */
function codeBlocks(text: string, from: number): Span[] {
  const blocks: Span[] = [];
  let open: { readonly start: number; readonly sign: string } | null = null;
  for (let at = from; at < text.length;) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, Math.min(end, at + longest)).trimEnd();
    if (open === null) {
      const sign = opening.exec(line)?.[1];
      if (sign !== undefined) open = { start: at, sign };
    } else if (closing.exec(line)?.[1]?.startsWith(open.sign) === true) {
      blocks.push({ start: open.start, end });
      open = null;
    }
    at = end;
  }
  if (open !== null) blocks.push({ start: open.start, end: text.length });
  return blocks;
}

/** Code between two runs of as many backticks. */
function codeIn(paragraph: string): Span[] {
  const runs = Array.from(paragraph.matchAll(/`+/g), ({ index, 0: run }) => ({
    at: index,
    length: run.length,
  }));
  // For each run the next one of its length, found from the end.
  const next: (number | undefined)[] = [];
  const last = new Map<number, number>();
  for (let number = runs.length - 1; number >= 0; number--) {
    next[number] = last.get(runs[number]!.length);
    last.set(runs[number]!.length, number);
  }
  const spans: Span[] = [];
  for (let number = 0; number < runs.length; number++) {
    const closing = next[number];
    if (closing === undefined) continue;
    spans.push({ start: runs[number]!.at, end: runs[closing]!.at + runs[closing]!.length });
    number = closing;
  }
  return spans;
}
