import { isMap, type YAMLMap } from "yaml";
import type { Edit } from "../../../text/edit";
import type { Codebook } from "./codebook";
import { findMap, listOf, writing } from "./edit";
import {
  blockOf,
  changeBook,
  commentsIn,
  edited,
  lineEndsOf,
  lineStart,
  listAround,
  pairOf,
  sameContent,
  shifted,
  soundCodebook,
  type Block,
  type Book,
  type BookContent,
} from "./text";
import { keepColors } from "./keys";

/** A place for codes: below `parent` (null: at the top), before one of the codes there (null: last). */
export interface CodePlace {
  readonly parent: string | null;
  readonly before: string | null;
}

/**
 * The codebook's text with some codes, and all below each, at another place, in the order of the codebook. All else
 * stays as it is, and the others keep the colours they are seen in. Null where a code would come to stand below itself,
 * where there is no such code or place, or where the text can't be read well enough to be written.
 */
export function moveCodes(text: string, ids: readonly string[], place: CodePlace): string | null {
  const codebook = soundCodebook(text);
  const moved = codebook === null ? [] : outermost(codebook, ids);
  if (codebook === null || moved === null || moved.length === 0) return null;
  const { parent } = place;
  if (parent !== null && !codebook.codes.has(parent)) return null;
  if (isWithin(codebook, parent, moved)) return null;
  const siblings = siblingsOf(codebook, parent);
  if (place.before !== null && !siblings.includes(place.before)) return null;
  const stays = (id: string) => !moved.includes(id);
  const before =
    place.before === null ? null : (siblings.slice(siblings.indexOf(place.before)).find(stays) ?? null);
  const rest = siblings.filter(stays);
  const at = before === null ? rest.length : rest.indexOf(before);
  const order = [...rest.slice(0, at), ...moved, ...rest.slice(at)];
  if (String(order) === String(siblings)) return text;
  const to = { parent, before };
  const holds = (now: ReadonlyMap<string, BookContent>, was: ReadonlyMap<string, BookContent>) =>
    now.size === was.size &&
    String(childrenIn(now, parent)) === String(order) &&
    [...was].every(
      ([id, said]) =>
        sameContent(said, now.get(id)) && now.get(id)!.parent === (stays(id) ? said.parent : parent),
    ) &&
    [true, false].every((within) => {
      const inOrder = (codes: ReadonlyMap<string, BookContent>) =>
        String([...codes.keys()].filter((id) => isWithin(codebook, id, moved) === within));
      return inOrder(now) === inOrder(was);
    });
  const after = changeBook(
    text,
    [(book) => splice(book, codebook, moved, to), (book) => rewrite(book, codebook, moved, to)],
    holds,
  );
  return after === null || (parent !== null && !hasTop(codebook, moved))
    ? after
    : keepColors(codebook, after);
}

/**
 * The codebook's text without some codes and all below each; what was said of them goes with them. Null where there is
 * no such code, or where the text can't be read well enough to be written.
 */
export function removeCodes(text: string, ids: readonly string[]): string | null {
  const codebook = soundCodebook(text);
  const removed = codebook === null ? null : outermost(codebook, ids);
  if (codebook === null || removed === null || removed.length === 0) return null;
  const isGone = (id: string) => isWithin(codebook, id, removed);
  const holds = (now: ReadonlyMap<string, BookContent>, was: ReadonlyMap<string, BookContent>) =>
    String([...now.keys()]) === String([...was.keys()].filter((id) => !isGone(id))) &&
    [...now].every(([id, said]) => sameContent(said, was.get(id)) && said.parent === was.get(id)?.parent);
  const cutting = (book: Book) => {
    const edits = cuts(book, codebook, removed, null);
    return edits === null ? null : edited(book, edits);
  };
  const without = (book: Book) => {
    detach(book, codebook, removed, null);
    return book.document.toString(writing);
  };
  const drops = (book: Book) =>
    removed.flatMap((id) => {
      const map = findMap(book.document, id);
      const block = map === null ? null : blockOf(book, map);
      return block === null ? [] : commentsIn(book.text.slice(block.start, block.end));
    });
  const after = changeBook(text, [cutting, without], holds, drops);
  return after === null || !hasTop(codebook, removed) ? after : keepColors(codebook, after);
}

/** The codes that lie below no other of these, in the order of the codebook; null where one is not there. */
function outermost(codebook: Codebook, ids: readonly string[]): string[] | null {
  if (!ids.every((id) => codebook.codes.has(id))) return null;
  const wanted = new Set(ids);
  return [...codebook.codes.values()]
    .filter(({ id, parent }) => wanted.has(id) && !isWithin(codebook, parent, ids))
    .map(({ id }) => id);
}

function hasTop({ codes }: Codebook, ids: readonly string[]): boolean {
  return ids.some((id) => codes.get(id)!.parent === null);
}

/** Whether a code is one of these or lies below one. */
export function isWithin(codebook: Codebook, id: string | null, ids: readonly string[]): boolean {
  for (let at = id; at !== null; at = codebook.codes.get(at)?.parent ?? null)
    if (ids.includes(at)) return true;
  return false;
}

function siblingsOf({ codes, top }: Codebook, parent: string | null): readonly string[] {
  return parent === null ? top : codes.get(parent)!.codes;
}

function childrenIn(codes: ReadonlyMap<string, BookContent>, parent: string | null): string[] {
  return [...codes].filter(([, said]) => said.parent === parent).map(([id]) => id);
}

/** Takes the lines of the codes out and puts them in again elsewhere; every other line stays. */
function splice(book: Book, codebook: Codebook, moved: readonly string[], to: CodePlace): string | null {
  const { text } = book;
  const above = to.parent === null ? book.map : findMap(book.document, to.parent);
  const edits = cuts(book, codebook, moved, to.parent);
  const blocks = moved.map((id) => blockOfId(book, id));
  if (above === null || above.flow === true || edits === null || !blocks.every((one) => one !== null))
    return null;
  const lines = (column: number) =>
    blocks.map((one) => ended(shifted(text.slice(one.start, one.end), one.column, column), text));
  const siblings = siblingsOf(codebook, to.parent);
  if (siblings.length === 0) {
    const own = to.parent === null ? null : blockOf(book, above);
    if (own === null || pairOf(above, "codes") !== undefined) return null;
    const column = above.range![0] - lineStart(text, above.range![0]);
    const written = `${" ".repeat(column)}codes:${lineEndsOf(text)}${lines(column + 2).join("")}`;
    return edited(book, [...edits, insertion(text, own.end, written)]);
  }
  const first = blockOfId(book, siblings[0]!);
  const second = siblings.length > 1 ? blockOfId(book, siblings[1]!) : null;
  const beside = blockOfId(book, to.before ?? siblings.at(-1)!);
  if (first === null || beside === null) return null;
  const gap = second === null ? "" : text.slice(second.gap, second.start);
  const pieces = lines(first.column);
  return edited(book, [
    ...edits,
    to.before === null
      ? insertion(text, beside.end, pieces.map((piece) => gap + piece).join(""))
      : insertion(text, beside.start, pieces.map((piece) => piece + gap).join("")),
  ]);
}

function insertion(text: string, at: number, lines: string): Edit {
  const ended = at === 0 || text[at - 1] === "\n";
  return { start: at, end: at, text: ended ? lines : lineEndsOf(text) + lines };
}

function ended(lines: string, text: string): string {
  return lines.endsWith("\n") ? lines : lines + lineEndsOf(text);
}

/**
 * The edits that take codes out, with the blank lines that part them from their neighbours; a list that is left empty
 * goes as well, unless it is that of `target`.
 */
function cuts(book: Book, codebook: Codebook, ids: readonly string[], target: string | null): Edit[] | null {
  const edits: Edit[] = [];
  for (const parent of new Set(ids.map((id) => codebook.codes.get(id)!.parent))) {
    const siblings = siblingsOf(codebook, parent);
    const staying = siblings.findIndex((id) => !ids.includes(id));
    for (const [at, id] of siblings.entries()) {
      if (!ids.includes(id)) continue;
      const block = blockOfId(book, id);
      const next = siblings[at + 1] === undefined ? null : blockOfId(book, siblings[at + 1]!);
      if (block === null) return null;
      const leads = staying === -1 || at < staying;
      edits.push({
        start: leads ? block.start : block.gap,
        end: leads ? (next?.start ?? block.end) : block.end,
        text: "",
      });
    }
    if (staying === -1 && parent !== null && parent !== target) {
      const key = lineOfList(book, parent);
      if (key !== null) edits.push(key);
    }
  }
  return edits;
}

/** The edit that takes a code's line `codes:` away; null where more stands on it. */
function lineOfList(book: Book, parent: string): Edit | null {
  const map = findMap(book.document, parent);
  const key = map === null ? undefined : pairOf(map, "codes")?.key;
  const at = (key as YAMLMap | undefined)?.range?.[0];
  if (at === undefined) return null;
  const start = lineStart(book.text, at);
  const end = book.text.indexOf("\n", at) + 1;
  return book.text.slice(start, end).trim() === "codes:" ? { start, end, text: "" } : null;
}

function blockOfId(book: Book, id: string): Block | null {
  const map = findMap(book.document, id);
  return map === null ? null : blockOf(book, map);
}

/** Moves the codes in the tree and writes all of it anew: for what is written in brackets. */
function rewrite(book: Book, codebook: Codebook, moved: readonly string[], to: CodePlace): string | null {
  const above = to.parent === null ? book.map : findMap(book.document, to.parent);
  const before = to.before === null ? null : findMap(book.document, to.before);
  const maps = detach(book, codebook, moved, to.parent);
  const list = above === null ? null : listOf(book.document, above);
  if (list === null) return null;
  const at = before === null ? list.items.length : list.items.indexOf(before);
  list.items.splice(at, 0, ...maps);
  return book.document.toString(writing);
}

/** Takes codes out of the tree, and lists that are left empty. */
function detach(book: Book, codebook: Codebook, ids: readonly string[], target: string | null): YAMLMap[] {
  return ids.flatMap((id) => {
    const { parent } = codebook.codes.get(id)!;
    const around = listAround(book, parent);
    const map = findMap(book.document, id);
    if (around === null || map === null) return [];
    around.list.items.splice(around.list.items.indexOf(map), 1);
    const isBare = around.list.comment == null && around.list.commentBefore == null;
    if (around.list.items.length === 0 && parent !== null && parent !== target && isBare)
      around.above.delete("codes");
    return isMap(map) ? [map] : [];
  });
}
