import { findCode } from "../study/format/codebook/codebook";
import { gatherPassages, type CodedPassages } from "../study/model/passages";
import type { Study } from "../study/model/study";
import { belongsTo, type Subject } from "./subject";
import { passagesOf } from "../query/coded-passages";
import type { Scoped } from "../query/find";
import { groupsIn, type Group } from "./group-by";

/** What of a scope is looked at: the words behind one figure of a breakdown. */
export interface Selection {
  readonly subject: Subject;
  readonly rollUp: boolean;
  /** The people: the group at this place; null: everybody. */
  readonly among: {
    readonly attribute: string;
    readonly groups: readonly Group[];
    readonly at: number;
  } | null;
}

/** The passages behind a figure, by document and place: as many as it counts. */
export function passagesBehind(
  study: Study,
  scope: readonly Scoped[],
  { subject, rollUp, among }: Selection,
): CodedPassages {
  if (subject.kind === "everything" && among === null) return passagesOf(scope);
  const { setup, tables } = study;
  const belongs = belongsTo(subject, setup, rollUp);
  const wanted = Array.from({ length: tables.codes.count }, (_, number) => {
    const name = tables.codes.name(number);
    return belongs(findCode(setup.codebook, name)?.id ?? name);
  });
  return gatherPassages(
    scope.map((scoped) => {
      const { shard } = scoped.document;
      const groups = among === null ? null : groupsIn(study, scoped, among.attribute, among.groups);
      const isAmong = (participant: number) => groups === null || groups(participant).includes(among!.at);
      const isBehind = (at: number) => wanted[shard.code[at]!]! && isAmong(shard.participant[at]!);
      return { shard, rows: scoped.rows.filter(isBehind) };
    }),
  );
}
