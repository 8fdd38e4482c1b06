import { pathOf, type Code, type Codebook } from "./codebook";

/**
 * The codes that fit what was typed, best first: those whose name, id, alias or path begins with it, then those with a
 * word that does, then those that hold it anywhere; in the codebook's order among equals. All of them for nothing typed.
 */
export function searchCodes(codebook: Codebook, typed: string): Code[] {
  const wanted = fold(typed.trim());
  const ranked: { code: Code; rank: number }[] = [];
  for (const code of codebook.codes.values()) {
    const path = pathOf(codebook, code).map(({ name }) => name);
    const texts = [code.name, code.id, ...code.aliases, path.join(" / ")].map(fold);
    const rank = Math.min(...texts.map((text) => rankOf(text, wanted)));
    if (rank < Infinity) ranked.push({ code, rank });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ code }) => code);
}

/** The code that has exactly this name, without regard to case; null where there is none. */
export function codeNamed(codebook: Codebook, name: string): Code | null {
  const wanted = fold(name.trim());
  for (const code of codebook.codes.values()) if (fold(code.name) === wanted) return code;
  return null;
}

function rankOf(text: string, wanted: string): number {
  const at = text.indexOf(wanted);
  if (at <= 0) return at === 0 ? 0 : Infinity;
  for (let from = at; from !== -1; from = text.indexOf(wanted, from + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[from - 1]!)) return 1;
  }
  return 2;
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
