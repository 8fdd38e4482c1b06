import { collectedPassages } from "../../core/analysis/collected";
import { excerptsOf, type Excerpt } from "../../core/analysis/excerpt";
import type { Collection } from "../../core/study/format/collection";
import type { CodedPassage, Passages } from "../../core/study/model/passages";
import { rowAt } from "../../core/study/model/shard";
import type { Quote } from "../../view/panel/protocol";
import type { LocalizedStudy } from "../localization";
import { passageMemory } from "../passage-memory";
import { goneQuote, keyOf, quoteView } from "./quote";

/** The quotes that the panel lists; their words are read when they come into sight. */
export interface QuoteList {
  readonly total: number;
  /** The quotes from a place on, at most so many. */
  quotes(from: number, most: number): Promise<Quote[]>;
  /** Those that these keys name, in the order of the list; without keys all, up to `mostTaken`. */
  excerpts(keys: readonly string[]): Promise<Excerpt[]>;
}

/** So many quotes are taken along at once. */
export const mostTaken = 2000;

/** Reads passages that did not change since only once. */
export type ReadExcerpts = (passages: readonly CodedPassage[]) => Promise<Excerpt[]>;

export function excerptReader(study: LocalizedStudy): ReadExcerpts {
  const memory = passageMemory<Excerpt>();
  return (passages) => memory(passages, (unread) => excerptsOf(study.folder, unread));
}

/** A list of passages. */
export function passageList(study: LocalizedStudy, passages: Passages, read: ReadExcerpts): QuoteList {
  return {
    total: passages.length,
    async quotes(from, most) {
      return (await read(passages.slice(from, from + most))).map((excerpt) => quoteView(study, excerpt));
    },
    excerpts(keys) {
      return read(chosen(study, passages, keys));
    },
  };
}

/** A collection's quotes in its order; of those whose coding is gone, the words that were collected. */
export function collectionList(study: LocalizedStudy, collection: Collection, read: ReadExcerpts): QuoteList {
  const passages = collectedPassages(study.folder.study, collection);
  const there = (all: readonly (CodedPassage | null)[]) => all.filter((one) => one !== null);
  return {
    total: passages.length,
    async quotes(from, most) {
      const shown = passages.slice(from, from + most);
      const excerpts = await read(there(shown));
      return shown.map((one, at) =>
        one === null
          ? goneQuote(collection.quotes[from + at]!, study.l10n)
          : quoteView(study, excerpts.shift()!),
      );
    },
    excerpts(keys) {
      return read(chosen(study, there(passages), keys));
    },
  };
}

function chosen(study: LocalizedStudy, passages: Passages, keys: readonly string[]): CodedPassage[] {
  if (keys.length === 0) return passages.slice(0, mostTaken);
  const wanted = new Set(keys);
  const isWanted = (one: CodedPassage) => wanted.has(passageKey(study, one));
  return passages.slice().filter(isWanted).slice(0, mostTaken);
}

function passageKey({ folder: { study } }: LocalizedStudy, { shard, rows }: CodedPassage): string {
  return keyOf(rowAt(shard, rows[0]!, study.tables));
}
