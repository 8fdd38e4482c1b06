import { find } from "../query/find";
import { everything } from "../query/query";
import type { Count } from "../study/model/counts";
import { describeReading } from "../study/model/reading";
import type { Study } from "../study/model/study";
import { breakdown, type Column } from "./breakdown";

/** One code's line of a tally. */
export interface TallyRow {
  readonly id: string;
  readonly name: string;
  /** The parent code's id; null at the top, and for a code that the codebook lacks. */
  readonly parent: string | null;
  /** How far below the top: 0 for a top-level code. */
  readonly depth: number;
  readonly inCodebook: boolean;
  /** Null: nothing was found, and the documents are not all marked as coded, so nobody knows. */
  readonly count: Count | null;
}

export interface Tally {
  /** The reading that was counted, in words. */
  readonly reading: string;
  /** Documents that are there, and how many of them are marked as coded in the reading. */
  readonly documents: number;
  readonly marked: number;
  /** In the order of the codebook; codes that it lacks at the end, by id. */
  readonly rows: readonly TallyRow[];
}

/** Each code's participants, documents and coded passages on the study's reading; codes below it not included. */
export function tally(study: Study): Tally {
  const { codebook } = study.setup;
  const { reading } = study;
  const scope = [...find(study, { query: everything, reading })];
  const counted = breakdown(study, scope, { rollUp: false, groupBy: null });
  const found = (id: string) => counted.codes.get(id)?.[0]?.count ?? null;
  const depths = new Map<string, number>();
  const known = Array.from(codebook.codes.values(), ({ id, name, parent }): TallyRow => {
    const depth = parent === null ? 0 : depths.get(parent)! + 1;
    depths.set(id, depth);
    return { id, name, parent, depth, inCodebook: true, count: found(id) };
  });
  const unknown = [...counted.codes.keys()].filter((id) => !codebook.codes.has(id)).sort();
  const others = unknown.map((id): TallyRow => ({
    ...{ id, name: id, parent: null, depth: 0, inCodebook: false },
    count: found(id),
  }));
  const [{ documents, marked }] = counted.columns as [Column];
  return { reading: describeReading(reading), documents, marked, rows: [...known, ...others] };
}
