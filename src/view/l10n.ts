let bundle: Readonly<Record<string, string>> = {};

/** Takes the sentences of the person's language, by the English ones. */
export function speak(sentences: Readonly<Record<string, string>>): void {
  bundle = sentences;
}

/** A sentence in the person's language; `{0}`, `{1}` stand for what follows it. */
export function t(sentence: string, ...parts: readonly (string | number)[]): string {
  return (bundle[sentence] ?? sentence).replace(/\{(\d+)\}/g, (_, at) => String(parts[Number(at)] ?? ""));
}
