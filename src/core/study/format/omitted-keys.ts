import type { Passage } from "./record";
import type { Notices } from "../../messages/notices";

/** What may be said of a passage besides its words, its code and its memo, as people call it. */
const names = {
  voice: "voices of passages",
  feeling: "feelings",
  intensity: "intensities of feelings",
  basis: "bases of feelings",
  links: "links between passages",
  by: "who decided in a layer",
  from: "which codings a decision came from",
} as const;

const known = new Set([
  "id",
  "code",
  "start",
  "quote",
  "prefix",
  "suffix",
  "text",
  "made",
  "revised",
  "memo",
]);

/** Names what of a passage a format has no place for: all but its words, code, memo and times, and what is `carried`. */
export function noteOmittedKeys(
  record: Passage,
  path: string,
  omitted: Notices,
  carried: ReadonlySet<string> = new Set(),
): void {
  for (const [key, what] of Object.entries(names))
    if (record[key] !== undefined && !carried.has(key))
      omitted.add(what, path, key === "links" ? (record.links?.length ?? 0) : 1);
  for (const key of Object.keys(record))
    if (!known.has(key) && !Object.hasOwn(names, key)) omitted.add("other things said of passages", key);
}
