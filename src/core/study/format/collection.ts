import type { Span } from "../../text/span";
import { isSlug } from "./ids";
import { linkedFrom } from "./links";
import { isReadMe, memosFolder } from "./paths";

/** Where collections are kept: memos that people may also write in by hand. */
export const collectionsFolder = `${memosFolder}/collections`;

/** A quote in a collection. */
export interface Collected {
  /** The coding's id. */
  readonly id: string;
  /** The study path that its link leads to; null where it names none. */
  readonly document: string | null;
  readonly words: string;
  /** Its blockquote in the collection's text, the last line's end excluded. */
  readonly span: Span;
}

/** Quotes that somebody picked and put in an order. */
export interface Collection {
  readonly id: string;
  readonly file: string;
  /** The first heading, else the id. */
  readonly title: string;
  readonly quotes: readonly Collected[];
}

export function isCollectionFile(path: string): boolean {
  return path.startsWith(`${collectionsFolder}/`) && path.endsWith(".md") && !isReadMe(path);
}

export function collectionFile(id: string): string {
  return `${collectionsFolder}/${id}.md`;
}

/** Reads a collection: every blockquote that ends with a link to a coding. Null where its name is no id, or it is empty. */
export function readCollection(text: string, file: string): Collection | null {
  const id = file.slice(collectionsFolder.length + 1, -".md".length);
  if (!isSlug(id) || text.trim() === "") return null;
  const heading = /^# +(\S.{0,199})$/m.exec(text.slice(0, 10_000));
  return { id, file, title: heading?.[1]?.trim() ?? id, quotes: quotesIn(text, file) };
}

/** A new collection's text. */
export function newCollection(title: string): string {
  return `# ${title.replace(/\s+/g, " ").trim()}\n`;
}

/** The text with more quotes at its end, each as `quoteBlock` writes it. */
export function withQuotes(text: string, blocks: readonly string[]): string {
  const before = text.replace(/\n*$/, "\n");
  return blocks.reduce((all, block) => `${all}\n${block}`, before);
}

/** The text without the quote at a place. @throws RangeError for a place that has none. */
export function withoutQuote(text: string, file: string, at: number): string {
  const { start, end } = quoteAt(text, file, at).span;
  const rest = text.slice(end).replace(/^\n{1,2}/, "");
  return rest === "" ? text.slice(0, start).replace(/\n+$/, "\n") : text.slice(0, start) + rest;
}

/** The text with a quote moved to another's place; what is written between quotes stays. @throws RangeError as above. */
export function withMovedQuote(text: string, file: string, from: number, to: number): string {
  const quotes = quotesIn(text, file);
  quoteAt(text, file, from);
  quoteAt(text, file, to);
  const blocks = quotes.map(({ span }) => text.slice(span.start, span.end));
  blocks.splice(to, 0, ...blocks.splice(from, 1));
  let result = "";
  let end = 0;
  for (const [at, { span }] of quotes.entries()) {
    result += text.slice(end, span.start) + blocks[at]!;
    end = span.end;
  }
  return result + text.slice(end);
}

function quoteAt(text: string, file: string, at: number): Collected {
  const quote = quotesIn(text, file)[at];
  if (quote === undefined) throw new RangeError(`no quote ${at} in ${file}`);
  return quote;
}

const longestLink = 3100;
/** A link to a coding at a line's end: its path as written, and the coding's id. */
const link = /\]\(([^()\s]{0,3000})#emic-([0-7][0-9A-HJKMNP-TV-Z]{25})\)[ \t\r]*$/;

function quotesIn(text: string, file: string): Collected[] {
  const quotes: Collected[] = [];
  let from: number | null = null;
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    if (!line.startsWith(">")) from = null;
    else {
      from ??= start;
      const found = line.includes("#emic-") ? link.exec(line.slice(-longestLink)) : null;
      if (found !== null) {
        const written = text.slice(from, end - found[0].length);
        const words = written.replace(/^> ?/gm, "").replace(/\s*—\s*\[[^\n]*$/, "");
        quotes.push({
          id: found[2]!,
          document: linkedFrom(file, found[1]!),
          words,
          span: { start: from, end },
        });
        from = null;
      }
    }
    start = end + 1;
  }
  return quotes;
}
