import { linkTo } from "./links";

/** A quote to be written into a text, and where it comes from. */
export interface QuoteSource {
  /** The coding's id. */
  readonly id: string;
  readonly words: string;
  /** The study path of its document; null: it is not to be named, and the link says the coding alone. */
  readonly document: string | null;
  readonly participant: string | null;
}

/**
 * A quote as memos hold it: a blockquote that ends with a link to the coding's place. `from` is the study path of the
 * file that it is for; its folder is what the link is relative to.
 */
export function quoteBlock({ id, words, document, participant }: QuoteSource, from = ""): string {
  const paragraphs = words
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "");
  const name = (participant ?? nameOf(document ?? "")).replace(/\s+/g, " ").trim();
  const label = name.replace(/[[\]\\]/g, "\\$&");
  const link = `[${label}](${document === null ? "" : linkTo(document, from)}#emic-${id})`;
  return `> ${paragraphs.join("\n>\n> ")} — ${link}\n`;
}

/** A document's name as people say it: without its folder and ending. */
export function nameOf(document: string): string {
  return document.replace(/\.md$/i, "").split("/").at(-1)!;
}
