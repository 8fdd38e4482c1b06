import { findCode, pathOf, type Code, type Codebook } from "../format/codebook/codebook";

/** How well a text fits a word that was typed: the less, the better. */
const fit = { exact: 0, start: 1, wordStart: 2, initials: 3, within: 4, not: Infinity } as const;

/** A code as it is searched. */
interface Entry {
  readonly code: Code;
  /** Its name, id and aliases, folded. */
  readonly texts: readonly string[];
  /** The names of its parents, folded. */
  readonly above: readonly string[];
  /** The first letters of its name's words, where it has several. */
  readonly initials: string;
}

const entries = new WeakMap<Codebook, readonly Entry[]>();

/**
 * The codes that fit what was typed, best first. Every word of it has to begin or stand in the name, the id, an alias
 * or a parent's name, or be the name's initials; what fits exactly comes before starts, these come before starts of words, these before middles, and a
 * code's own name before its parents'. Among equals `recent` ones (ids, latest first) come first, then the codebook's
 * order. For nothing typed, all of them in that order.
 */
export function searchCodes(codebook: Codebook, typed: string, recent: readonly string[] = []): Code[] {
  const wanted = wordsOf(typed);
  const whole = fold(typed.trim());
  const age = new Map(recent.map((id, at) => [id, at]));
  const ranked: { code: Code; rank: number; age: number }[] = [];
  for (const entry of entriesOf(codebook)) {
    const rank = rankOf(entry, whole, wanted);
    if (rank < fit.not) ranked.push({ code: entry.code, rank, age: age.get(entry.code.id) ?? Infinity });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank || (a.age === b.age ? 0 : a.age - b.age))
    .map(({ code }) => code);
}

/** The code that has exactly this name, without regard to case and accents; null where there is none. */
export function codeNamed(codebook: Codebook, name: string): Code | null {
  const wanted = fold(name.trim());
  return entriesOf(codebook).find(({ texts }) => texts[0] === wanted)?.code ?? null;
}

/** Made once for each state of a codebook: a list is asked for with every letter. */
function entriesOf(codebook: Codebook): readonly Entry[] {
  let known = entries.get(codebook);
  if (known === undefined) {
    known = Array.from(codebook.codes.values(), (code): Entry => {
      const names = pathOf(codebook, code).map(({ name }) => fold(name));
      const parts = wordsOf(code.name);
      return {
        code,
        texts: [fold(code.name), code.id, ...code.aliases],
        above: names.slice(0, -1),
        initials: parts.length > 1 ? parts.map((part) => part[0]).join("") : "",
      };
    });
    entries.set(codebook, known);
  }
  return known;
}

/** A name that holds all of what was typed as it stands comes before one that holds its words apart. */
function rankOf({ texts, above, initials }: Entry, whole: string, wanted: readonly string[]): number {
  if (whole === "") return 0;
  const own = Math.min(...texts.map((text) => fitOf(text, whole)));
  if (own < fit.within) return own;
  if (initials.startsWith(whole)) return fit.initials;
  if (own === fit.within) return own;
  let worst = 0;
  for (const word of wanted) {
    const here = Math.min(...texts.map((text) => fitOf(text, word)));
    const higher = Math.min(...above.map((text) => fitOf(text, word) + 1));
    worst = Math.max(worst, Math.min(here, higher));
  }
  return wanted.length === 0 ? fit.not : fit.within + 1 + worst;
}

function fitOf(text: string, wanted: string): number {
  if (text === wanted) return fit.exact;
  const at = text.indexOf(wanted);
  if (at <= 0) return at === 0 ? fit.start : fit.not;
  for (let from = at; from !== -1; from = text.indexOf(wanted, from + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[from - 1]!)) return fit.wordStart;
  }
  return fit.within;
}

/** Also what stands between codes in a path, as people may type it, parts words. */
function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** A text as it is compared with what is typed: without case and accents. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The code that a comment calls by its name, or by its id, which may stand after `#`; null where it calls none. */
export function codeCalled(codebook: Codebook, words: string): Code | null {
  return findCode(codebook, words.trim().replace(/^#/, "")) ?? codeNamed(codebook, words);
}
