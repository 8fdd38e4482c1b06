/** So many words in a row are somebody's, wherever they stand; fewer only where they stand alone, as quotes do. */
const inARow = 6;
const alone = 3;
/** Quotes shorter than this are nobody's in particular. */
const shortest = 16;

/**
 * Tells whether a text holds words of others: six in a row that stand in one of them, or a line or quotation of fewer.
 * Signs and letters' case make no difference.
 */
export function sharedWordsMatcher(others: readonly string[]): (text: string) => boolean {
  const all = others.map(wordsOf);
  const haystack = all.map((words) => ` ${words.join(" ")} `).join("\n");
  const threes = new Set(all.flatMap((words) => words.map((_, at) => three(words, at))));
  const stands = (words: readonly string[]) => haystack.includes(` ${words.join(" ")} `);
  const holdsRow = (words: readonly string[]) =>
    words.some(
      (_, at) =>
        at + inARow <= words.length &&
        threes.has(three(words, at)) &&
        threes.has(three(words, at + 3)) &&
        stands(words.slice(at, at + inARow)),
    );
  const isQuote = (piece: string) => {
    const words = wordsOf(piece);
    return (
      words.length >= alone && piece.trim().length >= shortest && threes.has(three(words, 0)) && stands(words)
    );
  };
  return (text) =>
    threes.size > 0 &&
    (holdsRow(wordsOf(text)) || [text.split(/[\n“”"«»]/), text.split(aroundQuotes)].flat().some(isQuote));
}

/** What may stand before and after a quote: ends of lines, quotation marks (no apostrophes), signs of Markdown, dashes. */
const aroundQuotes = /[\n“”„‟"«»‹›()[\]*_:;]|(?<![\p{L}\p{N}])['‘’‚]|['‘’‚](?![\p{L}\p{N}])|\s[-–—]\s|—/u;

/** Tells whether words stand in a row in one of the texts; signs and letters' case make no difference. */
export function containedIn(texts: readonly string[]): (words: string) => boolean {
  let rows: readonly string[] | null = null;
  return (words) => {
    rows ??= texts.map(row);
    return rows.some((one) => one.includes(row(words)));
  };
}

function row(text: string): string {
  return ` ${wordsOf(text).join(" ")} `;
}

function three(words: readonly string[], at: number): string {
  return `${words[at]} ${words[at + 1] ?? ""} ${words[at + 2] ?? ""}`;
}

/** Words as they are compared: `don’t` as `dont`. Scripts that part no words have each of their signs as one. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/\p{Cf}/gu, "")
      .replace(/(?<=[\p{L}\p{N}])['’‘ʼ](?=[\p{L}\p{N}])/gu, "")
      .match(
        /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu,
      ) ?? []
  );
}
