import { phraseMatcher } from "./phrases";

/** Tells whether people are named in what somebody wrote, and in paths. */
export interface NameMatcher {
  /** A whole name, word by word, with a capital where it has one: `will` is not `Will`, but `WILL` is. */
  readonly inText: (text: string) => boolean;
  /** Any word of a name that begins with a capital, however it is written there. */
  readonly inPath: (path: string) => boolean;
}

export function nameMatcher(names: ReadonlySet<string>): NameMatcher {
  const whole = Array.from(names, wordsOf);
  const isWhole = phraseMatcher(whole);
  const parts = new Set(
    whole.flat().flatMap((word) => (/^\p{Lu}\p{L}{2}/u.test(word) ? [word.toLowerCase()] : [])),
  );
  return {
    inText: (text) => names.size > 0 && isWhole(wordsOf(text)),
    inPath: (path) => wordsOf(path).some((word) => parts.has(word.toLowerCase())),
  };
}

function wordsOf(text: string): string[] {
  return (text.normalize("NFC").match(/[\p{L}\p{M}]+/gu) ?? []).map(
    (word) => word.slice(0, 1) + word.slice(1).toLowerCase(),
  );
}
