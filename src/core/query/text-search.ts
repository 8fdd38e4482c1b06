import type { StudyFolder } from "../study/work/folder";
import type { Cancel } from "../study/work/port";
import { quotesOf } from "../study/work/quotes";
import { rowsOf, type Shard } from "../study/model/shard";
import type { Scoped } from "./find";
import type { WordsFound } from "./matcher";

/**
 * Finds passages by their words, for several texts at once, reading documents anew only where they or the texts changed.
 * Null comes back when it was cancelled. Case does not matter, nor which kind of quotation marks or of space stands in
 * a text.
 */
export type TextSearch = (
  scope: readonly Scoped[],
  texts: readonly string[],
  cancel?: Cancel,
) => Promise<WordsFound | null>;

export function textSearch(folder: StudyFolder): TextSearch {
  let known = new Map<string, WeakMap<Shard, Uint8Array>>();
  return async (scope, texts, cancel) => {
    // What was asked for last is kept; what is not asked for any more is forgotten.
    const wanted = texts.map((text) => plainly(text).trim());
    const asked = new Map(
      wanted.map((words) => [words, known.get(words) ?? new WeakMap<Shard, Uint8Array>()]),
    );
    known = asked;
    for (const { document, rows } of scope) {
      if (cancel?.cancelled === true) return null;
      const { shard } = document;
      const missing = [...asked.keys()].filter((words) => !asked.get(words)!.has(shard));
      if (missing.length === 0 || rows.length === 0) continue;
      const read = await search(folder, shard, missing);
      for (const [at, words] of missing.entries()) asked.get(words)!.set(shard, read[at]!);
    }
    return cancel?.cancelled === true ? null : (shard, text) => asked.get(plainly(text).trim())?.get(shard);
  };
}

async function search(folder: StudyFolder, shard: Shard, texts: readonly string[]): Promise<Uint8Array[]> {
  const quotes = await quotesOf(folder, rowsOf(shard, folder.study.tables));
  const words = quotes.map((quote) => plainly(quote.words));
  return texts.map((text) => Uint8Array.from(words, (one) => (one.includes(text) ? 1 : 0)));
}

function plainly(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[‘’‚‛‹›]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/\s+/g, " ");
}
