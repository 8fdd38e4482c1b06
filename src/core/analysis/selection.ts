import { findCode } from "../study/format/codebook/codebook";
import { gatherPassages, type CodedPassages } from "../study/model/passages";
import type { Study } from "../study/model/study";
import { belongsTo, type Subject } from "./gathering";
import type { Scoped } from "./scope";
import { bandsIn, type Band } from "./split";

/** What of a scope is looked at: the words behind one figure of a breakdown. */
export interface Selection {
  readonly subject: Subject;
  readonly rollUp: boolean;
  /** The people: the band at this place; null: everybody. */
  readonly among: { readonly attribute: string; readonly bands: readonly Band[]; readonly at: number } | null;
}

/** The passages behind a figure, by document and place: as many as it counts. */
export function passagesBehind(
  study: Study,
  scope: readonly Scoped[],
  { subject, rollUp, among }: Selection,
): CodedPassages {
  if (subject.kind === "everything" && among === null)
    return gatherPassages(scope.map(({ document: { shard }, rows }) => ({ shard, rows })));
  const { frame, tables } = study;
  const belongs = belongsTo(subject, frame, rollUp);
  const wanted = Array.from({ length: tables.codes.count }, (_, number) => {
    const name = tables.codes.name(number);
    return belongs(findCode(frame.codebook, name)?.id ?? name);
  });
  return gatherPassages(
    scope.map((scoped) => {
      const { shard } = scoped.document;
      const bands = among === null ? null : bandsIn(study, scoped, among.attribute, among.bands);
      const isAmong = (participant: number) => bands === null || bands(participant).includes(among!.at);
      const isBehind = (at: number) => wanted[shard.code[at]!]! && isAmong(shard.participant[at]!);
      return { shard, rows: scoped.rows.filter(isBehind) };
    }),
  );
}
