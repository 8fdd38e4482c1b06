import type { Lines } from "../../core/text/lines";
import type { Markdown, Token } from "./markdown";

/** A paragraph or a heading: its text without the marks of quotes and lists, and where that stands in the source. */
export interface Block {
  readonly content: string;
  /** Where each line of the content begins in the source. */
  readonly starts: readonly number[];
}

/** Where a block's lines stand; null where they can't be told for sure. */
export function blockOf({ content, map }: Token, source: string, { starts }: Lines): Block | null {
  if (map === null) return null;
  const [line, end] = map;
  const parts = content.split("\n");
  if (parts.length !== end - line) return null;
  const found: number[] = [];
  for (const [at, part] of parts.entries()) {
    const from = starts[line + at];
    if (from === undefined) return null;
    const whole = source.slice(from, (starts[line + at + 1] ?? source.length + 1) - 1).trimEnd();
    // A block loses the beginnings of its lines only, so the rest is where the line ends.
    const rest = part.trimEnd();
    if (!whole.endsWith(rest)) return null;
    found.push(from + whole.length - rest.length);
  }
  return { content, starts: found };
}

/**
 * For every token the places of its letters in the source, and of its end; null for tokens that are no text. Null as a
 * whole where one token can't be followed: half a passage would be a wrong one.
 */
export function placesOf(
  md: Pick<Markdown, "helpers" | "utils">,
  { content, starts }: Block,
  tokens: readonly Token[],
): (readonly number[] | null)[] | null {
  const places: (number[] | null)[] = [];
  let at = 0;
  for (const token of tokens) {
    const letters = token.type === "text" ? lettersOf(md, content, at, token.content) : null;
    const next = letters === null ? after(md, content, at, token) : letters.at(-1)!;
    if (next === null) return null;
    places.push(letters);
    at = next;
  }
  const source = sourceOf(content, starts);
  return places.map((letters) => letters?.map(source) ?? null);
}

/** Where each letter of a text stands in the content, and where it ends; null where it does not stand there. */
function lettersOf(
  { utils }: Pick<Markdown, "utils">,
  content: string,
  start: number,
  text: string,
): number[] | null {
  const letters: number[] = [];
  let at = start;
  while (letters.length < text.length) {
    const { written, said } = unitAt(utils, content, at);
    if (said === "" || !text.startsWith(said, letters.length)) return null;
    for (let unit = 0; unit < said.length; unit++) letters.push(at);
    at += written.length;
  }
  return [...letters, at];
}

const escape = /\\([!-/:-@[-`{-~])/y;
const entity = /&(?:#x[a-f0-9]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});/iy;

/** What is written at a place, and what is shown for it: an escape or an entity as one, else a code unit. */
function unitAt(
  { unescapeAll }: Markdown["utils"],
  content: string,
  at: number,
): { written: string; said: string } {
  const plain = content.slice(at, at + 1);
  escape.lastIndex = entity.lastIndex = at;
  const special = plain === "\\" ? escape.exec(content) : plain === "&" ? entity.exec(content) : null;
  const written = special?.[0] ?? plain;
  return { written, said: special?.[1] ?? unescapeAll(written) };
}

/** The place after a token that is no text; null where it does not stand here, or is of an unknown kind. */
function after(md: Pick<Markdown, "helpers">, content: string, at: number, token: Token): number | null {
  const { type, markup } = token;
  const past = (words: string) => (content.startsWith(words, at) ? at + words.length : null);
  switch (type) {
    case "strong_open":
    case "strong_close":
    case "em_open":
    case "em_close":
    case "s_open":
    case "s_close":
      return past(markup);
    case "html_inline":
      return past(token.content);
    case "softbreak":
    case "hardbreak":
      return match(content, at, /[ \t]*\\?\n[ \t]*/y);
    case "code_inline":
      return afterCode(content, past(markup), markup);
    case "link_open":
      return markup === "linkify" ? at : past(markup === "autolink" ? "<" : "[");
    case "link_close":
      if (markup === "linkify") return at;
      return markup === "autolink" ? past(">") : afterLink(md, content, past("]"));
    default:
      return null;
  }
}

function match(content: string, at: number, pattern: RegExp): number | null {
  pattern.lastIndex = at;
  return pattern.test(content) ? pattern.lastIndex : null;
}

function afterCode(content: string, from: number | null, markup: string): number | null {
  if (from === null) return null;
  const ticks = /`+/g;
  ticks.lastIndex = from;
  for (let found = ticks.exec(content); found !== null; found = ticks.exec(content)) {
    if (found[0].length === markup.length) return ticks.lastIndex;
  }
  return null;
}

/** After `](address "title")`, `][label]` or `]` alone, from behind the bracket. */
function afterLink(
  { helpers }: Pick<Markdown, "helpers">,
  content: string,
  from: number | null,
): number | null {
  if (from === null) return null;
  if (content[from] === "[") return match(content, from, /\[[^[\]]*\]/y);
  if (content[from] !== "(") return from;
  const space = /\s*/y;
  const start = match(content, from + 1, space)!;
  const address = helpers.parseLinkDestination(content, start, content.length);
  if (!address.ok) return from;
  const gap = match(content, address.pos, space)!;
  const title = helpers.parseLinkTitle(content, gap, content.length);
  const end = title.ok && gap > address.pos ? match(content, title.pos, space)! : gap;
  return content[end] === ")" ? end + 1 : from;
}

/** From places in a block's content to places in the source. */
function sourceOf(content: string, starts: readonly number[]): (at: number) => number {
  const lines = [0];
  for (let at = content.indexOf("\n"); at !== -1; at = content.indexOf("\n", at + 1)) lines.push(at + 1);
  let line = 0;
  return (at) => {
    while (line > 0 && lines[line]! > at) line--;
    while (line + 1 < lines.length && lines[line + 1]! <= at) line++;
    return starts[line]! + at - lines[line]!;
  };
}
