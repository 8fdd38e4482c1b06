import { trim, type Span } from "../../text/span";
import { spanBefore } from "./paragraphs";
import type { MarkdownSyntax } from "./markdown-syntax";

/** What begins a line and is no part of its words: quotes, headings, lists. */
const lead = /^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ x]\][ \t]+)?)?/i;
const rule = /^[ \t]*(?:=+|-+)[ \t]*$/;

/**
 * The words of a stretch line by line, as they can be marked: without white space at their ends, what begins a line, and
 * code; in their order.
 */
export function piecesOf(text: string, { start, end }: Span, { blocks, all }: MarkdownSyntax): Span[] {
  const pieces: Span[] = [];
  for (let at = text.lastIndexOf("\n", start - 1) + 1; at < end;) {
    const newline = text.indexOf("\n", at);
    const lineEnd = newline === -1 ? text.length : newline;
    const block = spanBefore(blocks, at);
    const isBlock = block !== null && block.end > at;
    if (!isBlock && !rule.test(text.slice(at, lineEnd))) {
      const words = at + lead.exec(text.slice(at, Math.min(lineEnd, at + 1000)))![0].length;
      const piece = trim(text, {
        start: Math.max(start, words),
        end: Math.max(start, words, Math.min(end, lineEnd)),
      });
      const fitted = trim(text, {
        start: outOf(piece.start, all, "end"),
        end: outOf(piece.end, all, "start"),
      });
      if (fitted.start < fitted.end) pieces.push(fitted);
    }
    at = lineEnd + 1;
  }
  return pieces;
}

/** A place, or where the code ends or starts that it stands within. */
function outOf(at: number, code: readonly Span[], side: "start" | "end"): number {
  const zone = spanBefore(code, at - 1);
  return zone !== null && zone.end > at ? zone[side] : at;
}
