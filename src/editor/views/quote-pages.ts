import type { CodedPassage } from "../../core/study/model/passages";
import { quotedPassages, type Quoted } from "../../core/study/work/quotes";
import type { OpenStudy } from "../open-study";
import { passageMemory } from "../passage-memory";

/** How many quotes are listed at a time. */
export const page = 200;

/** Reads passages' words, and those of a document that did not change since only once. */
export function quoteReader(): (study: OpenStudy, passages: readonly CodedPassage[]) => Promise<Quoted[]> {
  const memory = passageMemory<Quoted>();
  return (study, passages) => memory(passages, (unread) => quotedPassages(study.folder, unread));
}
