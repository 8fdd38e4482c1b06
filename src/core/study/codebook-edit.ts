import { isMap, isSeq, parseDocument, stringify, type Document, type YAMLMap, type YAMLSeq } from "yaml";
import { findCode, readCodebook, type Codebook } from "./codebook";

/** A code to be added; what is not given is left out of the file. */
export interface NewCode {
  readonly id: string;
  readonly name: string;
  readonly from?: "deductive" | "inductive" | "in vivo";
}

/** How documents are written where a text has to be written anew: nothing reflowed, nothing padded. */
export const writing = { lineWidth: 0, flowCollectionPadding: false } as const;

/**
 * The codebook's text with one more code, last below `parent` (null: at the top). All other bytes stay, unless the
 * place is written in brackets. Null where the text can't be read well enough to be written, or the id is taken.
 */
export function addCode(text: string, code: NewCode, parent: string | null): string | null {
  const { codebook } = readCodebook(text);
  if (!codebook.sound || findCode(codebook, code.id) !== null) return null;
  if (parent !== null && !codebook.codes.has(parent)) return null;
  const wanted = [...codebook.codes.keys(), code.id];
  const holds = (candidate: string) => {
    const { codebook: now } = readCodebook(candidate);
    return (
      now.sound &&
      now.codes.size === wanted.length &&
      now.codes.get(code.id)?.parent === parent &&
      wanted.every((id) => now.codes.has(id))
    );
  };
  for (const write of [splice, rewrite]) {
    const candidate = write(text, code, parent);
    if (candidate !== null && holds(candidate)) return candidate;
  }
  return null;
}

/** An id for a new code of this name: its slug, numbered where it is taken; `code-2` where the name gives none. */
export function idFor(codebook: Codebook, slug: string): string {
  const base = slug.slice(0, 60) || "code";
  if (slug !== "" && findCode(codebook, base) === null) return base;
  for (let number = 2; ; number++) {
    if (findCode(codebook, `${base}-${number}`) === null) return `${base}-${number}`;
  }
}

function splice(text: string, code: NewCode, parent: string | null): string | null {
  const document = parseDocument(text, { logLevel: "silent" });
  if (document.contents === null) return `${endLine(text)}codes:\n${item(code, "  ")}`;
  const above = parent === null ? document.contents : findMap(document, parent);
  if (!isMap(above) || above.flow) return null;
  const list = above.get("codes");
  if (isSeq(list)) {
    const last = list.items.at(-1);
    if (list.flow || !isMap(last)) return null;
    const dash = text.lastIndexOf("-", last.range![0]);
    return insert(text, last, item(code, " ".repeat(columnOf(text, dash))));
  }
  if (list !== undefined && list !== null) return null;
  if (above.has("codes")) return null;
  const indent = " ".repeat(columnOf(text, above.range![0]));
  return insert(text, above, `${indent}codes:\n${item(code, `${indent}  `)}`);
}

function insert(text: string, after: YAMLMap, lines: string): string {
  let end = after.range![1];
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  const newline = text.indexOf("\n", end);
  const at = newline === -1 ? text.length : newline + 1;
  return endLine(text.slice(0, at)) + lines + text.slice(at);
}

function item(code: NewCode, indent: string): string {
  return stringify([code], writing).replace(/^(?=.)/gm, indent);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

function endLine(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

function rewrite(text: string, code: NewCode, parent: string | null): string | null {
  const document = parseDocument(text, { logLevel: "silent" });
  const above = parent === null ? document.contents : findMap(document, parent);
  if (!isMap(above)) return null;
  listOf(document, above).items.push(document.createNode(code));
  return document.toString(writing);
}

/** The list of codes below a code, or of the whole codebook; made where there is none yet. */
export function listOf(document: Document, above: YAMLMap): YAMLSeq {
  const list = above.get("codes");
  if (isSeq(list)) {
    if (list.items.length === 0) list.flow = false;
    return list;
  }
  const made = document.createNode([]) as YAMLSeq;
  made.flow = false;
  above.set("codes", made);
  return made;
}

/** The mapping of the code with this id; null where there is none. */
export function findMap(document: Document, id: string): YAMLMap | null {
  const search = (list: unknown): YAMLMap | null => {
    if (!isSeq(list)) return null;
    for (const entry of list.items) {
      if (!isMap(entry)) continue;
      const found = entry.get("id") === id ? entry : search(entry.get("codes"));
      if (found !== null) return found;
    }
    return null;
  };
  return isMap(document.contents) ? search(document.contents.get("codes")) : null;
}
