import { isMap, isSeq, parseDocument, stringify, type Document, type YAMLMap, type YAMLSeq } from "yaml";
import { findCode, readCodebook, type Code, type Codebook } from "./codebook";
import { parsing } from "../yaml";

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
  if (text.startsWith("\uFEFF")) {
    const added = addCode(text.slice(1), code, parent);
    return added === null ? null : `\uFEFF${added}`;
  }
  const { codebook } = readCodebook(text);
  if (!codebook.sound || findCode(codebook, code.id) !== null) return null;
  if (parent !== null && !codebook.codes.has(parent)) return null;
  const holds = (candidate: string) => {
    const { codebook: now } = readCodebook(candidate);
    return (
      now.sound &&
      now.codes.size === codebook.codes.size + 1 &&
      now.codes.get(code.id)?.parent === parent &&
      [...codebook.codes.values()].every((old) => saidOf(now.codes.get(old.id)) === saidOf(old))
    );
  };
  for (const write of [splice, rewrite]) {
    const candidate = write(text, code, parent);
    if (candidate !== null && holds(candidate)) return candidate;
  }
  return null;
}

/** All that the codebook says of a code, its place in the file and the codes below it aside. */
function saidOf(code: Code | undefined): string | undefined {
  return JSON.stringify(code, (key, value: unknown) =>
    key === "range" || key === "codes" ? undefined : value,
  );
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
  const document = parseDocument(text, parsing);
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

function insert(text: string, after: YAMLMap, written: string): string {
  const lines = text.includes("\r\n") ? written.replaceAll("\n", "\r\n") : written;
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
  const document = parseDocument(text, parsing);
  const above = parent === null ? document.contents : findMap(document, parent);
  if (!isMap(above)) return null;
  const list = listOf(document, above);
  if (list === null) return null;
  list.items.push(document.createNode(code));
  return document.toString(writing);
}

/** The list of codes below a code, or of the whole codebook; made where there is none yet, null where it is no list. */
export function listOf(document: Document, above: YAMLMap): YAMLSeq | null {
  const list = above.get("codes");
  if (isSeq(list)) {
    if (list.items.length === 0) list.flow = false;
    return list;
  }
  if (list !== undefined && list !== null) return null;
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
