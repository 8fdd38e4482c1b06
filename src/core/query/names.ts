import { findCode, type Codebook } from "../study/format/codebook/codebook";
import type { Theme } from "../study/format/theme";

/**
 * The ids of the codes that a query's word means: that of a code with this id or former id, else those of codes with
 * this name, in any case; the word itself where there are none, as codings may name what the codebook lacks.
 */
export function codesMeant(codebook: Codebook, word: string): readonly string[] {
  const known = findCode(codebook, word);
  if (known !== null) return [known.id];
  const named = [...codebook.codes.values()].filter(({ name }) => folded(name) === folded(word));
  return named.length === 0 ? [word] : named.map(({ id }) => id);
}

/** The ids of the themes that a query's word means, by id, else by title; none where there are none. */
export function themesMeant(themes: ReadonlyMap<string, Theme>, word: string): readonly string[] {
  if (themes.has(word)) return [word];
  return [...themes.values()].filter(({ title }) => folded(title) === folded(word)).map(({ id }) => id);
}

function folded(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
