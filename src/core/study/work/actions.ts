import type { Span } from "../../text/span";
import { describe, type Place } from "../../text/place";
import { textVersion } from "../../text/version";
import type { Action, Change, LineChange } from "./change";
import type { MakeId } from "../format/ids";
import { sidecarPath } from "../format/paths";
import {
  formatRecord,
  instantOf,
  isMark,
  isPassage,
  isRemoval,
  type Passage,
  type StudyRecord,
} from "../format/record";
import { parseSidecar, currentLines } from "../format/sidecar";

/** Who acts, where and when. */
export interface ActionContext {
  readonly document: string;
  readonly owner: string;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

/** A code to apply; `codebook` is the change that makes it, where it is new. */
export interface Applied {
  readonly code: { readonly id: string; readonly name: string };
  readonly codebook?: { readonly before: string; readonly after: string };
}

/** One code applied to passages of a document's normalised text. @throws RangeError for an empty passage or none. */
export function applyCode(
  label: string,
  context: ActionContext,
  { code, codebook }: Applied,
  text: string,
  spans: readonly Span[],
  makeId: MakeId,
): Action {
  const lineChanges = passages(context, { code: code.id }, text, spans, makeId);
  const changes: Change[] = codebook === undefined ? [] : [{ kind: "codebook", ...codebook }];
  return actionOf(label, context, lineChanges, changes);
}

/** A memo on passages, without a code. @throws RangeError for an empty passage or none. */
export function comment(
  label: string,
  context: ActionContext,
  memo: string,
  text: string,
  spans: readonly Span[],
  makeId: MakeId,
): Action {
  return actionOf(label, context, passages(context, { memo }, text, spans, makeId), []);
}

/** New records of passages, each saying the same. */
function passages(
  { now }: ActionContext,
  says: Pick<Passage, "code" | "memo">,
  text: string,
  spans: readonly Span[],
  makeId: MakeId,
): LineChange[] {
  if (spans.length === 0) throw new RangeError("no passage to record");
  const version = textVersion(text);
  return spans.map((span) => {
    const id = makeId(now);
    const record = { id, ...says, ...describe(text, span, version), made: instantOf(now) };
    return { id, before: [], after: [formatRecord(record)] };
  });
}

/** What may be said of a passage, or of where it stands; undefined takes a key away. */
export type Revision = {
  readonly [Key in "code" | "memo" | "voice"]?: Passage[Key] | undefined;
} & Partial<Place>;

/** Says something else of passages: another code, memo, meaning or place. Null where the sidecar lacks one of them. */
export function revise(
  label: string,
  context: ActionContext,
  sidecar: string,
  ids: readonly string[],
  revision: Revision,
): Action | null {
  return replaceRecords(label, context, sidecar, ids, (record) =>
    isPassage(record) ? { ...record, ...revision, revised: instantOf(context.now) } : null,
  );
}

/** Removes records: what stays is an id and when. Null where the sidecar's text lacks one of them. */
export function remove(
  label: string,
  context: ActionContext,
  sidecar: string,
  ids: readonly string[],
): Action | null {
  return replaceRecords(label, context, sidecar, ids, (record) =>
    isRemoval(record) ? null : { id: record.id, removed: instantOf(context.now) },
  );
}

/** Marks the whole document as coded, or takes all its marks away. */
export function markCoded(
  label: string,
  context: ActionContext,
  sidecar: string,
  isCoded: boolean,
  makeId: MakeId,
): Action {
  if (isCoded) {
    const record = { id: makeId(context.now), mark: "coded" as const, made: instantOf(context.now) };
    const after = [formatRecord(record)];
    return actionOf(label, context, [{ id: record.id, before: [], after }], []);
  }
  const marks = currentLines(parseSidecar(sidecar, "")).filter(({ record }) => isMark(record));
  const ids = marks.map(({ record }) => record.id);
  return remove(label, context, sidecar, ids)!;
}

function replaceRecords(
  label: string,
  context: ActionContext,
  sidecar: string,
  ids: readonly string[],
  change: (record: StudyRecord) => StudyRecord | null,
): Action | null {
  const { lines } = parseSidecar(sidecar, "");
  const lineChanges: LineChange[] = [];
  for (const id of ids) {
    const same = lines.filter(({ record }) => record.id === id);
    const present = currentLines({ lines: same, broken: [], problems: [] })[0];
    const next = present === undefined ? null : change(present.record);
    if (next === null) return null;
    lineChanges.push({ id, before: same.map(({ raw }) => raw), after: [formatRecord(next)] });
  }
  return actionOf(label, context, lineChanges, []);
}

function actionOf(
  label: string,
  { document, owner }: ActionContext,
  lineChanges: readonly LineChange[],
  first: readonly Change[],
): Action {
  const lines: Change = { kind: "lines", file: sidecarPath(owner, document), lineChanges };
  return { label, document, changes: [...first, lines] };
}
