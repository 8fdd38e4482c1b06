/** Tells whether one of these phrases, each a list of words, stands word by word among the words of a text. */
export function phraseMatcher(phrases: Iterable<readonly string[]>): (words: readonly string[]) => boolean {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) {
    const [first] = phrase;
    if (first === undefined) continue;
    const same = byFirst.get(first);
    if (same === undefined) byFirst.set(first, [phrase]);
    else same.push(phrase);
  }
  return (words) =>
    words.some((word, at) =>
      byFirst.get(word)?.some((phrase) => phrase.every((part, next) => part === words[at + next])),
    );
}
