import type { StudyFolder } from "../study/work/folder";
import type { Cancel } from "../study/work/port";
import { quotesOf } from "../study/work/quotes";
import { rowsOf, type Shard } from "../study/model/shard";
import type { Found, Scoped } from "./scope";

/**
 * Finds passages by their words, reading documents anew only where they or the words asked for changed. Null comes
 * back when it was cancelled. Case does not matter, nor which kind of quotation marks or of space stands in a text.
 */
export type TextSearch = (scope: readonly Scoped[], text: string, cancel?: Cancel) => Promise<Found | null>;

export function textSearch(folder: StudyFolder): TextSearch {
  let asked = "";
  let known = new WeakMap<Shard, Uint8Array>();
  return async (scope, text, cancel) => {
    const words = plainly(text).trim();
    if (words !== asked) known = new WeakMap();
    asked = words;
    const found = known;
    for (const { document, rows } of scope) {
      if (cancel?.cancelled === true) return null;
      const { shard } = document;
      if (found.has(shard) || rows.length === 0) continue;
      found.set(shard, await search(folder, shard, words));
    }
    return cancel?.cancelled === true ? null : (shard) => found.get(shard);
  };
}

async function search(folder: StudyFolder, shard: Shard, words: string): Promise<Uint8Array> {
  const found = new Uint8Array(shard.count);
  const quotes = await quotesOf(folder, rowsOf(shard, folder.study.tables));
  for (const [at, quote] of quotes.entries()) if (plainly(quote.words).includes(words)) found[at] = 1;
  return found;
}

function plainly(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[‘’‚‛‹›]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/\s+/g, " ");
}
