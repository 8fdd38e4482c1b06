import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type YAMLMap,
} from "yaml";
import { findMap, listOf, writing } from "./edit";
import { codebookFile } from "../paths";
import { isMapping, parsing, readYaml, unread } from "../yaml";

/** A merged codebook: its text, and the ids of the codes of which both versions stand in it for someone to choose. */
export interface MergedCodebook {
  readonly text: string;
  readonly conflicts: readonly string[];
}

/**
 * Merges two versions of a codebook by code id; `base` is the version both came from, null where it is not known.
 * What one side changed is taken; what both changed differently keeps ours, with theirs beside it under the code's
 * key `theirs`. Without a base nothing counts as deleted. Our text stays as it is wherever theirs adds nothing; null
 * where a version can't be read whole, so that nothing in it could get lost.
 */
export function mergeCodebooks(base: string | null, ours: string, theirs: string): MergedCodebook | null {
  const [mine, other, before] = [read(ours), read(theirs), base === null ? null : read(base)];
  if (mine === null || other === null) return null;
  if (ours === theirs) return { text: ours, conflicts: [] };
  const top = mergeKeys(mine.document, mine.map, mine.top, other.top, before?.top ?? null);
  const conflicts: string[] = top.conflict ? ["codebook"] : [];
  let { changed } = top;
  for (const entry of other.codes.values()) {
    const now = indexOf(mine.document);
    const own = now.get(entry.id);
    const old = before?.codes.get(entry.id) ?? null;
    if (own === undefined) {
      if (before !== null && old !== null && same(entry, old)) continue;
      place(mine, copyOf(entry, mine.document), now.has(entry.parent ?? "") ? entry.parent : null);
      changed = true;
      continue;
    }
    const moved = old !== null && entry.parent !== old.parent && entry.parent !== own.parent;
    const apart = moved && own.parent !== old.parent ? { parent: entry.parent } : {};
    const merged = mergeKeys(mine.document, own.map, own.fields, entry.fields, old?.fields ?? null, apart);
    if (merged.conflict) conflicts.push(entry.id);
    changed ||= merged.changed;
    if (moved && own.parent === old.parent) changed = move(mine, own, entry.parent) || changed;
  }
  for (const old of [...(before?.codes.values() ?? [])].reverse()) {
    const own = indexOf(mine.document).get(old.id);
    if (other.codes.has(old.id) || own === undefined || !same(own, old)) continue;
    const below = own.map.get("codes");
    if (isSeq(below) && below.items.length > 0) continue;
    detach(mine.document, own);
    changed = true;
  }
  return { text: changed ? mine.document.toString(writing) : ours, conflicts };
}

/** Values are written out wherever they stand, never as references to each other. */
const plainly = { aliasDuplicateObjects: false } as const;

type Fields = ReadonlyMap<string, unknown>;

interface Entry {
  readonly id: string;
  readonly map: YAMLMap;
  readonly parent: string | null;
  /** The code's keys but `codes`, as plain values. */
  readonly fields: Fields;
}

interface Version {
  readonly document: Document;
  readonly map: YAMLMap;
  readonly top: Fields;
  readonly codes: ReadonlyMap<string, Entry>;
}

function read(text: string): Version | null {
  if (readYaml(text, codebookFile).problems.some(({ code }) => unread.has(code))) return null;
  const document: Document = parseDocument(text, parsing);
  if (document.contents === null) document.contents = document.createNode({});
  const map = document.contents;
  if (!isMap(map) || !isWhole(map)) return null;
  return { document, map, top: fieldsOf(document, map), codes: indexOf(document) };
}

/** Whether every code in a codebook can be told from all others by its id. */
function isWhole(map: YAMLMap, ids = new Set<unknown>(), depth = 0): boolean {
  const list = map.get("codes");
  if (list === undefined || list === null) return true;
  if (!isSeq(list) || depth > 32) return false;
  return list.items.every((item) => {
    if (!isMap(item)) return false;
    const id = item.get("id");
    return typeof id === "string" && !ids.has(id) && isWhole(item, ids.add(id), depth + 1);
  });
}

/** A code of another document without the codes below it: with its comments, unless it refers to what stands elsewhere. */
function copyOf({ id, map, fields }: Entry, document: Document): YAMLMap {
  const copy = map.clone() as YAMLMap;
  copy.delete("codes");
  let refers = false as boolean;
  visit(copy, {
    Node(_, node) {
      refers ||= isAlias(node) || node.anchor !== undefined;
    },
  });
  return refers ? document.createNode({ id, ...Object.fromEntries(fields) }, plainly) : copy;
}

function indexOf(document: Document): Map<string, Entry> {
  const codes = new Map<string, Entry>();
  const walk = (list: unknown, parent: string | null, depth: number) => {
    if (!isSeq(list) || depth > 32) return;
    for (const map of list.items) {
      if (!isMap(map)) continue;
      const id = map.get("id");
      if (typeof id === "string" && !codes.has(id))
        codes.set(id, { id, map, parent, fields: fieldsOf(document, map) });
      walk(map.get("codes"), typeof id === "string" ? id : parent, depth + 1);
    }
  };
  if (isMap(document.contents)) walk(document.contents.get("codes"), null, 0);
  return codes;
}

function fieldsOf(document: Document, map: YAMLMap): Fields {
  const fields = new Map<string, unknown>();
  for (const { key, value } of map.items) {
    if (!isScalar(key) || typeof key.value !== "string" || key.value === "codes" || key.value === "id")
      continue;
    const plain: unknown = isNode(value) ? value.toJS(document) : value;
    fields.set(key.value, plain);
  }
  return fields;
}

/**
 * Merges the keys of one mapping into ours; `old` is null where both sides made it on their own. `apart` is what else
 * theirs has otherwise, to stand beside ours.
 */
function mergeKeys(
  document: Document,
  into: YAMLMap,
  ours: Fields,
  theirs: Fields,
  old: Fields | null,
  apart: Readonly<Record<string, unknown>> = {},
): Merged {
  let changed = false;
  const rest: Record<string, unknown> = { ...apart };
  const put = (key: string, value: unknown) => {
    changed = true;
    if (value === undefined) return into.delete(key);
    const before = into.get(key, true);
    const node = document.createNode(value, plainly);
    if (isCollection(node) && isCollection(before)) node.flow = before.flow ?? false;
    into.set(key, node);
  };
  for (const key of new Set([...theirs.keys(), ...(old?.keys() ?? [])])) {
    const [our, their, was] = [ours.get(key), theirs.get(key), old?.get(key)];
    if (equal(their, our)) continue;
    if (key === "aliases") {
      const union = [...new Set([...listed(our), ...listed(their)])];
      if (union.length > listed(our).length) put(key, union);
    } else if (old !== null ? equal(their, was) : their === undefined) {
      continue;
    } else if (old !== null ? equal(our, was) : our === undefined) {
      put(key, their);
    } else {
      Object.assign(rest, key === "theirs" && isMapping(their) ? their : { [key]: their ?? null });
    }
  }
  const conflict = Object.keys(rest).length > 0;
  const open = ours.get("theirs");
  if (conflict) put("theirs", isMapping(open) ? { ...open, ...rest } : rest);
  return { changed, conflict };
}

interface Merged {
  readonly changed: boolean;
  readonly conflict: boolean;
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function place(mine: Version, map: YAMLMap, parent: string | null): void {
  const above = parent === null ? mine.map : findMap(mine.document, parent)!;
  listOf(mine.document, above)!.items.push(map);
}

function move(mine: Version, own: Entry, parent: string | null): boolean {
  const codes = indexOf(mine.document);
  if (parent !== null && !codes.has(parent)) return false;
  for (let at: string | null = parent; at !== null; at = codes.get(at)?.parent ?? null)
    if (at === own.id) return false;
  detach(mine.document, own);
  place(mine, own.map, parent);
  return true;
}

function detach(document: Document, { map, parent }: Entry): void {
  const above = parent === null ? document.contents : findMap(document, parent);
  if (!isMap(above)) return;
  const list = above.get("codes");
  if (!isSeq(list)) return;
  list.items.splice(list.items.indexOf(map), 1);
  if (list.items.length === 0 && parent !== null) above.delete("codes");
}

function same(a: Entry, b: Entry): boolean {
  return a.parent === b.parent && equal(Object.fromEntries(a.fields), Object.fromEntries(b.fields));
}

function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => equal(item, b[at]));
  if (!isMapping(a) || !isMapping(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
  );
}
