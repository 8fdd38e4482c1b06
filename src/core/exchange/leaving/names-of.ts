/** Tells whether people are named in what somebody wrote, and in paths. */
export interface NamesIn {
  /** A whole name, word by word, with a capital where it has one: `will` is not `Will`, but `WILL` is. */
  readonly inText: (text: string) => boolean;
  /** Any word of a name that begins with a capital, however it is written there. */
  readonly inPath: (path: string) => boolean;
}

export function namesIn(names: ReadonlySet<string>): NamesIn {
  const byFirst = new Map<string, string[][]>();
  const parts = new Set<string>();
  for (const name of names) {
    const words = wordsOf(name);
    const [first] = words;
    if (first === undefined) continue;
    const same = byFirst.get(first);
    if (same === undefined) byFirst.set(first, [words]);
    else same.push(words);
    for (const word of words) if (/^\p{Lu}\p{L}{2}/u.test(word)) parts.add(word.toLowerCase());
  }
  return {
    inText(text) {
      if (byFirst.size === 0) return false;
      const words = wordsOf(text);
      return words.some((word, at) =>
        byFirst.get(word)?.some((name) => name.every((part, next) => part === words[at + next])),
      );
    },
    inPath: (path) => wordsOf(path).some((word) => parts.has(word.toLowerCase())),
  };
}

function wordsOf(text: string): string[] {
  return (text.normalize("NFC").match(/[\p{L}\p{M}]+/gu) ?? []).map(
    (word) => word.slice(0, 1) + word.slice(1).toLowerCase(),
  );
}
