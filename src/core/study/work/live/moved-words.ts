import { describe } from "../../../text/place";
import { textVersion } from "../../../text/version";
import { remove, type ActionContext } from "../actions";
import type { Action, LineChange } from "../change";
import { passagesPasted, type Cut, type CutPassage } from "./cuts";
import type { MakeId } from "../../format/ids";
import { isStanding } from "./open-document";
import { sidecarPath } from "../../format/paths";
import { formatRecord, isPassage, type Passage } from "../../format/record";
import { parseSidecar, currentLines } from "../../format/sidecar";
import type { Study } from "../../model/study";

/** An owner's passages in words that were cut from one document and put into another. */
export interface MovedWords {
  readonly cut: Cut;
  /** Their places are within the words that were put in. */
  readonly passages: readonly CutPassage[];
  /** How many of them are comments. */
  readonly comments: number;
}

/**
 * Of the cuts, the first one from another document with passages of an owner in words that were put into this one, which
 * stand nowhere since; null where there is none.
 */
export function movedInto(
  document: string,
  words: string,
  owner: string,
  cuts: readonly Cut[],
  study: Study,
): MovedWords | null {
  for (const cut of cuts) {
    const pasted = cut.document === document ? [] : passagesPasted(cut, words);
    if (pasted.length === 0) continue;
    const rows = study.rows(cut.document).filter((row) => row.owner === owner && !isStanding(row));
    const gone = new Map(rows.map((row) => [row.id, row]));
    const passages = pasted.filter((passage) => passage.owner === owner && gone.has(passage.id));
    const comments = passages.filter(({ id }) => gone.get(id)?.code === null).length;
    if (passages.length > 0) return { cut, passages, comments };
  }
  return null;
}

/** Where words were put into a document's text. */
export interface Put {
  readonly text: string;
  readonly start: number;
}

/**
 * Records passages anew in the document into which their words were put, and removes them where they were; what links them
 * to each other goes along. `sidecar` is what their owner keeps about the document they were cut from; null where it lacks
 * one of them.
 */
export function moveCodings(
  label: string,
  context: ActionContext,
  { text, start }: Put,
  { cut, passages }: MovedWords,
  sidecar: string,
  makeId: MakeId,
): Action | null {
  const { document, owner, now } = context;
  const ids = passages.map(({ id }) => id);
  const removed = remove(label, { ...context, document: cut.document }, sidecar, ids);
  const records = recordsOf(sidecar);
  if (removed === null || ids.some((id) => !records.has(id))) return null;
  const renewed = new Map(ids.map((id) => [id, makeId(now)]));
  const version = textVersion(text);
  const lineChanges = passages.map((passage): LineChange => {
    const { links, ...record } = records.get(passage.id)!;
    const id = renewed.get(passage.id)!;
    const place = describe(text, { start: start + passage.start, end: start + passage.end }, version);
    const along = links?.map((link) => ({ ...link, to: renewed.get(link.to) ?? link.to }));
    const moved = { ...record, ...place, id, ...(along === undefined ? {} : { links: along }) };
    return { id, before: [], after: [formatRecord(moved)] };
  });
  const added = { kind: "lines" as const, file: sidecarPath(owner, document), lineChanges };
  return { label, document, changes: [added, ...removed.changes] };
}

function recordsOf(sidecar: string): Map<string, Passage> {
  const records = currentLines(parseSidecar(sidecar, "")).map(({ record }) => record);
  return new Map(records.filter(isPassage).map((record) => [record.id, record]));
}
