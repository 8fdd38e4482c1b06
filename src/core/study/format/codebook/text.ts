import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Document,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { applyEdits, type Edit } from "../../../text/edit";
import { readCodebook, type Codebook } from "./codebook";
import { findMap, writing } from "./edit";
import { isMapping, parsing } from "../yaml";

/** A codebook's text, taken apart: what it says, and the tree that says where. */
export interface Book {
  readonly text: string;
  readonly document: Document;
  /** The whole file's mapping. */
  readonly map: YAMLMap;
}

/** One code as its text says it, the codes below it aside. */
export interface BookContent {
  readonly parent: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A way to write a change; null where the text is not written in the style that the way is for. */
export type Way = (book: Book) => string | null;

/**
 * The text as the first way writes it whose result `holds`: what each code says then, by id in the order of the tree,
 * with no comment lost that has its line to itself, but those that `drops` names. Null where no way does, or where the
 * text can't be read whole.
 */
export function changeBook(
  text: string,
  ways: readonly Way[],
  holds: (now: ReadonlyMap<string, BookContent>, before: ReadonlyMap<string, BookContent>) => boolean,
  drops: (book: Book) => readonly string[] = () => [],
): string | null {
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  for (const way of ways) {
    const document: Document = parseDocument(bare, parsing);
    const map = document.contents;
    const before = saidOf(document);
    if (!isMap(map) || before === null) return null;
    const book = { text: bare, document, map };
    const kept = withoutItems(commentsIn(bare), drops(book));
    const candidate = way(book);
    const now = candidate === null ? null : contentOf(candidate);
    if (candidate === null || now === null || !holds(now, before)) continue;
    if (withoutItems(kept, commentsIn(candidate)).length > 0) continue;
    return text === bare ? candidate : `\uFEFF${candidate}`;
  }
  return null;
}

/** The codebook that a text holds; null where it can't be written into. */
export function soundCodebook(text: string): Codebook | null {
  const { codebook } = readCodebook(text);
  return codebook.sound ? codebook : null;
}

/** What each code says, by id; null where the text can't be read, or two codes have one id. */
export function contentOf(text: string): ReadonlyMap<string, BookContent> | null {
  return saidOf(parseDocument(text, parsing));
}

function saidOf(document: Document): ReadonlyMap<string, BookContent> | null {
  if (document.errors.length > 0) return null;
  const codes = new Map<string, BookContent>();
  const walk = (list: unknown, parent: string | null): boolean =>
    !Array.isArray(list) ||
    list.every((entry: unknown) => {
      if (!isMapping(entry)) return false;
      const { codes: below, ...fields } = entry;
      const id = fields["id"];
      if (typeof id !== "string" || codes.has(id)) return false;
      codes.set(id, { parent, fields });
      return walk(below, id);
    });
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return isMapping(value) && walk(value["codes"], null) ? codes : null;
  } catch {
    return null;
  }
}

/** Whether two codes say the same, but for some keys. */
export function sameContent(
  a: BookContent | undefined,
  b: BookContent | undefined,
  but: readonly string[] = [],
): boolean {
  const plain = (said: BookContent | undefined) =>
    JSON.stringify(said?.fields, (key, value: unknown) => (but.includes(key) ? undefined : value));
  return plain(a) === plain(b);
}

/** The lines that hold a comment and nothing else, their indentation aside. */
export function commentsIn(text: string): string[] {
  return (text.match(/^[ \t]*#.*$/gm) ?? []).map((line) => line.trim());
}

function withoutItems(items: readonly string[], taken: readonly string[]): string[] {
  const left = [...items];
  for (const item of taken) {
    const at = left.indexOf(item);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}

/** The lines of a code's text: from its comment or dash on to the last line of what stands below it. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** Where the blank lines above it begin. */
  readonly gap: number;
  /** The column of its dash. */
  readonly column: number;
}

/** Where a code of a list stands; null where it does not have its lines to itself. */
export function blockOf({ text }: Book, map: YAMLMap): Block | null {
  if (map.flow === true || map.range == null || map.anchor !== undefined) return null;
  const dash = text.lastIndexOf("-", map.range[0]);
  const first = lineStart(text, dash);
  const column = dash - first;
  if (dash === -1 || !isBlank(text.slice(first, dash)) || !isBlank(text.slice(dash + 1, map.range[0])))
    return null;
  let start = first;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!isComment(text.slice(above, start)) || indentOf(text, above) !== column) break;
    start = above;
  }
  let end = lineEnd(text, contentEnd(map));
  for (let at = end; at < text.length;) {
    const next = nextLine(text, at);
    const line = text.slice(at, next);
    if (isComment(line) && indentOf(text, at) > column) end = next;
    else if (!isBlank(line)) break;
    at = next;
  }
  return { start, end, gap: gapAbove(text, start), column };
}

/** The edit that writes a key's value into a code; null where the place is not written plainly on one line. */
export function keyEdit({ text }: Book, map: YAMLMap, key: string, value: unknown): Edit | null {
  if (map.flow === true || map.range == null) return null;
  const pair = pairOf(map, key);
  if (pair === undefined) {
    const before = pairOf(map, "name") ?? pairOf(map, "id");
    if (before === undefined) return null;
    const at = lineEnd(text, contentEnd(before));
    const indent = " ".repeat(map.range[0] - lineStart(text, map.range[0]));
    const line = withLineEnds(text, indented(stringify({ [key]: value }, writing), indent));
    return { start: at, end: at, text: (text[at - 1] === "\n" ? "" : lineEndsOf(text)) + line };
  }
  const node = pair.value;
  if (
    (!isScalar(node) && !isSeq(node)) ||
    node.range == null ||
    node.anchor !== undefined ||
    node.tag?.startsWith("!")
  )
    return null;
  const [start, end] = node.range;
  if (start === end || (isSeq(node) && !node.flow) || text.slice(start, end).includes("\n")) return null;
  const written = stringify(value, { ...writing, collectionStyle: "flow" }).trimEnd();
  return written.includes("\n") ? null : { start, end, text: written };
}

/** The edit that takes a key away with its line, a comment behind it aside; null where the line is not its own. */
export function keyCut({ text }: Book, map: YAMLMap, key: string): Edit | null {
  const pair = pairOf(map, key);
  if (pair === undefined || map.flow === true || !isScalar(pair.key) || pair.key.range == null) return null;
  const from = pair.key.range[0];
  const start = lineStart(text, from);
  const end = lineEnd(text, contentEnd(pair));
  if (!isBlank(text.slice(start, from)) || text.slice(start, end).trimEnd().includes("\n")) return null;
  const behind = /\s(#.*)$/.exec(text.slice(contentEnd(pair), end).trimEnd());
  return {
    start,
    end,
    text: behind === null ? "" : `${text.slice(start, from)}${behind[1]!}${lineEndsOf(text)}`,
  };
}

/** The text with these edits, in whatever order they come. */
export function edited({ text }: Book, edits: readonly Edit[]): string {
  return applyEdits(
    text,
    [...edits].sort((a, b) => a.start - b.start || a.end - b.end),
  );
}

/** The list that a code stands in, and the mapping that has the list. */
export function listAround(book: Book, parent: string | null): { above: YAMLMap; list: YAMLSeq } | null {
  const above = parent === null ? book.map : findMap(book.document, parent);
  const list = above?.get("codes");
  return above != null && isSeq(list) ? { above, list } : null;
}

/** Lines moved from one column to another. */
export function shifted(lines: string, from: number, to: number): string {
  if (from === to) return lines;
  if (to > from) return lines.replace(/^(?=[^\r\n])/gm, " ".repeat(to - from));
  return lines.replace(new RegExp(`^ {1,${from - to}}`, "gm"), "");
}

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
}

/** Where the last word of a node stands. */
export function contentEnd(node: unknown): number {
  if (isPair(node))
    return node.value == null || !hasText(node.value) ? contentEnd(node.key) : contentEnd(node.value);
  if (isCollection(node) && !node.flow && node.items.length > 0) return contentEnd(node.items.at(-1));
  if (isScalar(node) || isCollection(node) || isAlias(node)) return node.range?.[1] ?? 0;
  return 0;
}

function hasText(node: unknown): boolean {
  return (
    isAlias(node) ||
    isCollection(node) ||
    (isScalar(node) && node.range != null && node.range[0] < node.range[1])
  );
}

export function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

/** Where the line ends that holds the last letter before `at`, its line end included. */
function lineEnd(text: string, at: number): number {
  let last = at;
  while (last > 0 && /\s/.test(text[last - 1]!)) last--;
  return nextLine(text, last);
}

function nextLine(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline === -1 ? text.length : newline + 1;
}

function gapAbove(text: string, start: number): number {
  let gap = start;
  while (gap > 0) {
    const above = lineStart(text, gap - 1);
    if (!isBlank(text.slice(above, gap))) break;
    gap = above;
  }
  return gap;
}

function indentOf(text: string, start: number): number {
  return /^ */.exec(text.slice(start, start + 400))![0].length;
}

export function isBlank(text: string): boolean {
  return /^\s*$/.test(text);
}

function isComment(line: string): boolean {
  return /^\s*#/.test(line);
}

function indented(lines: string, indent: string): string {
  return lines.replace(/^(?=.)/gm, indent);
}

export function lineEndsOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

export function withLineEnds(text: string, lines: string): string {
  return text.includes("\r\n") ? lines.replaceAll("\n", "\r\n") : lines;
}
