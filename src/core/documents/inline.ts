import { trim } from "../text/span";
import type { Mark, Piece } from "./pieces";
import { escapesIn } from "./markdown";

/** Words as Markdown within one block. */
export interface InlineMarkdown {
  readonly text: string;
  /** The marks among the words, in their order, and where each stands in the text. */
  readonly marks: readonly { readonly mark: Mark; readonly at: number }[];
}

/** Pieces as Markdown that shows them as they are; `isBlock`: their lines begin lines of the text. */
export function inlineMarkdown(pieces: readonly Piece[], isBlock: boolean): InlineMarkdown {
  const { words, stretches, marks } = flat(pieces);
  const escapes = escapesIn(words, isBlock);
  const parts: string[] = [];
  const placed: { mark: Mark; at: number }[] = [];
  let written = 0;
  let from = 0;
  let escape = 0;
  let mark = 0;
  const write = (part: string) => {
    parts.push(part);
    written += part.length;
  };
  const writeTo = (end: number) => {
    for (;;) {
      const next = Math.min(escapes[escape] ?? Infinity, marks[mark]?.at ?? Infinity);
      if (next >= end) break;
      write(words.slice(from, next));
      from = next;
      for (; marks[mark]?.at === next; mark++) placed.push({ mark: marks[mark]!.mark, at: written });
      if (escapes[escape] === next) {
        write("\\");
        escape++;
      }
    }
    write(words.slice(from, end));
    from = end;
  };
  for (const { end, sign } of stretches) {
    const span = trim(words, { start: from, end });
    if (sign !== "" && span.start < span.end) {
      writeTo(span.start);
      // What begins with the stretch stands before its signs.
      for (; marks[mark]?.at === span.start; mark++) placed.push({ mark: marks[mark]!.mark, at: written });
      write(sign);
      writeTo(span.end);
      write(sign);
    }
    writeTo(end);
  }
  for (const { mark: last } of marks.slice(mark)) placed.push({ mark: last, at: written });
  return { text: parts.join(""), marks: placed };
}

interface Flat {
  readonly words: string;
  /** One after the other, each in one look: `sign` is what emphasises it. No line break stands in one with emphasis. */
  readonly stretches: readonly { readonly end: number; readonly sign: string }[];
  readonly marks: readonly { readonly mark: Mark; readonly at: number }[];
}

function flat(pieces: readonly Piece[]): Flat {
  const words: string[] = [];
  const stretches: { end: number; sign: string }[] = [];
  const marks: { mark: Mark; at: number }[] = [];
  let at = 0;
  for (const piece of pieces) {
    if ("mark" in piece) {
      marks.push({ mark: piece, at });
      continue;
    }
    const look = piece.isBold ? (piece.isItalic ? "***" : "**") : piece.isItalic ? "*" : "";
    for (const line of look === "" ? [piece.words] : piece.words.split(/(\n)/)) {
      if (line === "") continue;
      const sign = line === "\n" ? "" : look;
      at += line.length;
      const last = stretches.at(-1);
      if (last?.sign === sign) last.end = at;
      else stretches.push({ end: at, sign });
    }
    words.push(piece.words);
  }
  return { words: words.join(""), stretches, marks };
}
