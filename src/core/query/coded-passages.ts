import { gatherPassages, type CodedPassages } from "../study/model/passages";
import type { Study } from "../study/model/study";
import { find, type Scoped } from "./find";
import { anyOf } from "./query";

/** The passages of what a query found, by document and place. */
export function passagesOf(scope: readonly Scoped[]): CodedPassages {
  return gatherPassages(scope.map(({ document: { shard }, rows }) => ({ shard, rows })));
}

/**
 * The passages that were given any of these codes, on the study's reading, as `Study.countBelow` counts them: what
 * several coders' overlapping codings cover is one, and so is what one coder gave several of the codes.
 */
export function codedPassages(study: Study, codes: ReadonlySet<string>): CodedPassages {
  if (codes.size === 0) return gatherPassages([]);
  const query = anyOf(Array.from(codes, (value) => ({ kind: "code", value, alone: true }) as const));
  return passagesOf([...find(study, { query, reading: study.reading })]);
}
