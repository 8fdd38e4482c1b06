import type { ListedCode } from "../import/code-tree";
import type { Row } from "../../files/sqlite/database";
import { textIn } from "../databases/values";

/** Two letters and more between dots: `people.teachers`, but neither `U.S. policy` nor `e.g.`. */
const hierarchical = /^[^\s.]{2,}(?:\.[^\s.]{2,}){1,31}$/;

/** Taguette's tags as codes: newer ones name their parent, older ones have it before their name. */
export function tagsAsCodes(tags: readonly Row[]): ListedCode[] {
  const keys = new Map(tags.map((row) => [textIn(row, "path").trim(), textIn(row, "id")]));
  const codes: ListedCode[] = [];
  const keyOf = (parts: readonly string[]): string | null => {
    if (parts.length === 0) return null;
    const path = parts.join(".");
    const known = keys.get(path);
    if (known !== undefined) return known;
    // A parent that is no tag of its own is one only in the names of others.
    const key = `above ${path}`;
    keys.set(path, key);
    const above = parts.slice(0, -1);
    codes.push({ key, name: parts.at(-1)!, parent: keyOf(above), definition: null, color: null });
    return key;
  };
  for (const row of tags) {
    const path = textIn(row, "path").trim();
    const parts = hierarchical.test(path) ? path.split(".") : [path];
    const named = textIn(row, "parent_id");
    codes.push({
      key: textIn(row, "id"),
      name: named === "" ? parts.at(-1)! : path,
      parent: named === "" ? keyOf(parts.slice(0, -1)) : named,
      definition: textIn(row, "description"),
      color: null,
    });
  }
  return codes;
}
