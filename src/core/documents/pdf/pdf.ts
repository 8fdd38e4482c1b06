import { largestDocument } from "../../text/limits";
import { notices } from "../../messages/notices";
import { blocksToMarkdown } from "../blocks";
import { speakersOf } from "../plain";
import type { Reading } from "../reading";
import { largestSource } from "../../files/sources";
import type { Transcript } from "../transcript";
import { tooLong } from "../rich-document";
import { withoutHeadersAndFooters } from "./headers-footers";
import { linesOf } from "./lines";
import type { Page } from "./pages";
import { paragraphsOf } from "./paragraphs";

type Wrong = { readonly wrong: string };

/** A PDF with words in it as Markdown; `wrong` is a sentence for people. */
export async function pdfToMarkdown(bytes: Uint8Array, { pages }: Reading): Promise<Transcript | Wrong> {
  if (pages === null)
    return { wrong: "PDFs are read by VS Code on a computer, not by VS Code in a browser." };
  if (bytes.length > largestSource) return { wrong: "It is larger than what is read." };
  const read = await pages(bytes);
  return "wrong" in read ? read : pagesToMarkdown(read.pages);
}

/** The words of a PDF's pages as Markdown; `wrong` is a sentence for people. */
export function pagesToMarkdown(pages: readonly Page[]): Transcript | Wrong {
  const omitted = notices();
  const warnings = notices();
  const printed = pages.map((page, at) => linesOf(page, at));
  for (const [at, lines] of printed.entries())
    if (lines.length === 0) omitted.add("pages without words", `page ${at + 1}`);
  const { lines, count } = withoutHeadersAndFooters(
    printed.flat(),
    pages.map(({ height }) => height),
  );
  if (lines.length === 0) return noWords;
  omitted.add("lines that stand on every page", undefined, count);
  warnings.add("pages whose lines were put together as paragraphs", undefined, pages.length);
  if (lines.reduce((sum, line) => sum + line.text.length, 0) > largestDocument) return tooLong;
  const { text } = blocksToMarkdown(paragraphsOf(lines));
  if (text.length > largestDocument) return tooLong;
  return { text, speakers: speakersOf(text), comments: [], omitted: omitted.all, warnings: warnings.all };
}

const noWords = {
  wrong: "There are no words in this PDF, only pictures of pages. Have its text recognised first (OCR).",
};
