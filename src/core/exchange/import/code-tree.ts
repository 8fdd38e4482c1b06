import { colorFor } from "./colors";
import { slugsBeside } from "../../study/format/free-name";
import type { IncomingCode } from "./incoming";
import type { Notices } from "../../messages/notices";

/** A code as a list has it that tells parents apart by their keys. */
export interface ListedCode {
  readonly key: string;
  readonly name: string;
  /** The parent's key; null, or one that the list lacks: at the top. */
  readonly parent: string | null;
  readonly definition: string | null;
  readonly color: string | null;
}

export const deepest = 32;
export const longest = { name: 200, words: 20_000 };

/**
 * Listed codes as a tree, each with the id of its name; `ids` are theirs by their keys. Codes whose parents lead in a
 * circle, or too deep, stand at the top.
 */
export function codeTree(
  listed: readonly ListedCode[],
  omitted: Notices,
): { readonly codes: readonly IncomingCode[]; readonly ids: ReadonlyMap<string, string> } {
  const ids = new Map<string, string>();
  const slugFor = slugsBeside(new Set());
  const keys = new Set(listed.map(({ key }) => key));
  const below = new Map<string, ListedCode[]>();
  for (const code of listed)
    if (code.parent !== null && keys.has(code.parent)) {
      const there = below.get(code.parent);
      if (there === undefined) below.set(code.parent, [code]);
      else there.push(code);
    }
  const cut = (text: string, most: number, what: string) => {
    if (text.length > most) omitted.add(what, text.slice(0, 40));
    return text.slice(0, most);
  };
  const make = ({ key, name, definition, color }: ListedCode, depth: number): IncomingCode => {
    const shown = cut(name.trim(), longest.name, "ends of long names of codes") || "Code";
    const id = slugFor(shown, "code");
    ids.set(key, id);
    const said = (definition ?? "").trim();
    return {
      id,
      name: shown,
      color: colorFor(color),
      definition: said === "" ? null : cut(said, longest.words, "ends of long descriptions of codes"),
      include: null,
      exclude: null,
      examples: {},
      codes: (depth < deepest ? (below.get(key) ?? []) : [])
        .filter((code) => !ids.has(code.key))
        .map((code) => make(code, depth + 1)),
    };
  };
  const codes: IncomingCode[] = [];
  const isTop = ({ parent }: ListedCode) => parent === null || !keys.has(parent);
  for (const code of listed) if (isTop(code)) codes.push(make(code, 1));
  for (const code of listed) {
    if (ids.has(code.key)) continue;
    omitted.add("which codes stand above a code, in a circle or too deep", code.name);
    codes.push(make(code, 1));
  }
  return { codes, ids };
}
