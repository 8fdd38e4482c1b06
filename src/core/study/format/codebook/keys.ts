import { isScalar } from "yaml";
import type { Codebook } from "./codebook";
import { findMap, writing } from "./edit";
import { changeBook, edited, keyCut, keyEdit, sameContent, soundCodebook, type Book } from "./text";
import { isColor } from "./palette";

/**
 * The codebook's text with another name for a code; its id stays. Null where there is no such code, the name is empty,
 * or the text can't be read well enough to be written.
 */
export function renameCode(text: string, id: string, name: string): string | null {
  return name.trim() === "" ? null : setKeys(text, new Map([[id, { name }]]));
}

/**
 * The codebook's text with another colour for some codes: a palette's name or `#rrggbb`; null: none of their own, so
 * that they have their parent code's. Null where a code or the colour is none, or the text can't be written.
 */
export function colorCodes(text: string, ids: readonly string[], color: string | null): string | null {
  if (ids.length === 0 || (color !== null && !isColor(color))) return null;
  return setKeys(text, new Map(ids.map((id) => [id, { color: color ?? undefined }])));
}

/** What keys of some codes are to say, by id; undefined: the key goes. */
export type Keys = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The codebook's text with these keys set. Null where there is no such code, or where the text can't be written. */
export function setKeys(text: string, keys: Keys): string | null {
  const codebook = soundCodebook(text);
  if (codebook === null || ![...keys.keys()].every((id) => codebook.codes.has(id))) return null;
  const wanted = [...keys].flatMap(([id, values]) =>
    Object.entries(values).map(([key, value]) => ({ id, key, value })),
  );
  return changeBook(
    text,
    [(book) => splice(book, wanted), (book) => rewrite(book, wanted)],
    (now, before) =>
      String([...now.keys()]) === String([...before.keys()]) &&
      [...now].every(([id, said]) => {
        const set = keys.get(id) ?? {};
        return (
          said.parent === before.get(id)!.parent &&
          sameContent(said, before.get(id), Object.keys(set)) &&
          Object.entries(set).every(([key, value]) => same(said.fields[key], value))
        );
      }),
  );
}

interface Wanted {
  readonly id: string;
  readonly key: string;
  readonly value: unknown;
}

function splice(book: Book, wanted: readonly Wanted[]): string | null {
  const edits = wanted.flatMap(({ id, key, value }) => {
    const map = findMap(book.document, id);
    if (map === null) return [null];
    if (value === undefined) return map.has(key) ? [keyCut(book, map, key)] : [];
    return [keyEdit(book, map, key, value)];
  });
  return edits.every((edit) => edit !== null) ? edited(book, edits) : null;
}

function rewrite(book: Book, wanted: readonly Wanted[]): string | null {
  for (const { id, key, value } of wanted) {
    const map = findMap(book.document, id);
    const before = map?.get(key, true);
    if (value === undefined) map?.delete(key);
    else if (isScalar(before) && before.anchor === undefined) before.value = value;
    else map?.set(key, book.document.createNode(value));
  }
  return book.document.toString(writing);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * The codebook's text with the colours written down that top-level codes had by their place alone, where their place is
 * another now, so that they look as before: Null where it can't be written.
 */
export function keepColors(before: Codebook, text: string): string | null {
  const now = soundCodebook(text);
  if (now === null) return null;
  const other = now.top.filter((id) => {
    const was = before.codes.get(id);
    return was?.parent === null && was.color !== now.codes.get(id)!.color;
  });
  return other.length === 0
    ? text
    : setKeys(text, new Map(other.map((id) => [id, { color: before.codes.get(id)!.color }])));
}
