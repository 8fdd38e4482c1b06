import { quotedPassages, type CodedPassage, type Quoted } from "../../core/study/passages";
import type { Shard } from "../../core/study/shard";
import type { OpenStudy } from "../open-study";

/** How many quotes are listed at a time. */
export const page = 200;

/** Reads passages' words, and those of a document that did not change since only once. */
export function quoteReader(): (study: OpenStudy, passages: readonly CodedPassage[]) => Promise<Quoted[]> {
  const known = new WeakMap<Shard, Map<string, Quoted>>();
  return async (study, passages) => {
    const key = ({ rows }: CodedPassage) => rows.join(" ");
    const unread = passages.filter((one) => known.get(one.shard)?.has(key(one)) !== true);
    for (const [at, quoted] of (await quotedPassages(study.folder, unread)).entries()) {
      const { shard } = unread[at]!;
      if (!known.has(shard)) known.set(shard, new Map());
      known.get(shard)!.set(key(unread[at]!), quoted);
    }
    return passages.map((one) => known.get(one.shard)!.get(key(one))!);
  };
}
