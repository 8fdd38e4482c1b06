import { findCode } from "../study/format/codebook/codebook";
import type { Study } from "../study/model/study";

/** What of a study names are looked up in. */
export type Named = Pick<Study, "setup" | "tables">;

/**
 * The ids of the codes that a query's word means: that of a code with this id or former id, else the word itself where
 * codings name a code so that the codebook lacks, else those of codes with this name, in any case; none where nothing is
 * called so.
 */
export function codesMeant({ setup: { codebook }, tables }: Named, word: string): readonly string[] {
  const known = findCode(codebook, word);
  if (known !== null) return [known.id];
  if (tables.codes.find(word) !== -1) return [word];
  return [...codebook.codes.values()].filter(({ name }) => folded(name) === folded(word)).map(({ id }) => id);
}

/** The ids of the themes that a query's word means, by id, else by title; none where there are none. */
export function themesMeant({ setup: { themes } }: Named, word: string): readonly string[] {
  if (themes.has(word)) return [word];
  return [...themes.values()].filter(({ title }) => folded(title) === folded(word)).map(({ id }) => id);
}

function folded(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
