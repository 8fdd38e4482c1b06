import { isScalar, visit, type YAMLMap } from "yaml";
import { findMap } from "./edit";
import { setKeys } from "./keys";
import { isWithin, moveCodes, removeCodes } from "./move";
import {
  blockOf,
  changeBook,
  edited,
  lineEndsOf,
  contentOf,
  sameContent,
  soundCodebook,
  type Book,
} from "./text";

/** What a code keeps of its own when another is merged into it. */
const own = new Set(["id", "name", "color", "status", "from", "aliases", "codes", "theirs"]);

/**
 * The codebook's text with a code merged into another: its id and former ids become the other's, so that its codings
 * count there; the codes below it come below the other; its definition and whatever else the other says nothing about
 * are taken over, its comments too. Null where the other is the code itself or lies below it, where one of them is not
 * there, or where the text can't be read well enough to be written.
 */
export function mergeCode(text: string, id: string, into: string): string | null {
  const codebook = soundCodebook(text);
  const code = codebook?.codes.get(id);
  const target = codebook?.codes.get(into);
  if (codebook === null || code === undefined || target === undefined || isWithin(codebook, into, [id]))
    return null;
  const gathered =
    code.codes.length === 0 ? text : moveCodes(text, code.codes, { parent: into, before: null });
  if (gathered === null) return null;
  const aliases = [...new Set([...target.aliases, id, ...code.aliases])].filter((alias) => alias !== into);
  const joined = setKeys(gathered, new Map([[into, { ...whatElse(gathered, id, into), aliases }]]));
  const commented = joined === null ? null : takeComments(joined, id, into);
  return commented === null ? null : removeCodes(commented, [id]);
}

/** What is said of a code that nothing is said about in another. */
function whatElse(text: string, id: string, into: string): Record<string, unknown> {
  const codes = contentOf(text);
  const there = codes?.get(into)?.fields ?? {};
  const fields = Object.entries(codes?.get(id)?.fields ?? {});
  return Object.fromEntries(fields.filter(([key]) => !own.has(key) && there[key] == null));
}

/** Copies the comments of a code to above another. */
function takeComments(text: string, id: string, into: string): string | null {
  const copy = (book: Book): string | null => {
    const [from, to] = [findMap(book.document, id), findMap(book.document, into)];
    const [block, target] = [from, to].map((map) => (map === null ? null : blockOf(book, map)));
    if (from === null || block == null || target == null) return book.text;
    const lines = commentsOf(book, from, block).map(
      (line) => " ".repeat(target.column) + line + lineEndsOf(text),
    );
    return edited(book, [{ start: target.start, end: target.start, text: lines.join("") }]);
  };
  return changeBook(text, [copy], (now, before) =>
    [...before].every(([code, said]) => sameContent(said, now.get(code))),
  );
}

/** The comments of a code that have their line to themselves; what looks like one within its words is none. */
function commentsOf({ text }: Book, map: YAMLMap, { start, end }: { start: number; end: number }): string[] {
  const words: (readonly [number, number])[] = [];
  visit(map, {
    Scalar(_, node) {
      if (isScalar(node) && node.range != null) words.push([node.range[0], node.range[1]]);
    },
  });
  return Array.from(text.slice(start, end).matchAll(/^[ \t]*(#.*)$/gm))
    .filter(({ index }) => !words.some(([from, to]) => from <= start + index && start + index < to))
    .map(([, comment]) => comment!.trimEnd());
}
