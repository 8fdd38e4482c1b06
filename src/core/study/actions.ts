import type { Span } from "../text/span";
import { describe } from "../text/place";
import { textVersion } from "../text/version";
import type { Action, Change, Swap } from "./change";
import type { MakeId } from "./ids";
import { sidecarPath } from "./paths";
import { formatRecord, instantOf, isRemoval, type Passage, type StudyRecord } from "./record";
import { parseSidecar, settle } from "./sidecar";

/** Who acts, where and when. */
export interface Acting {
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
  acting: Acting,
  { code, codebook }: Applied,
  text: string,
  spans: readonly Span[],
  makeId: MakeId,
): Action {
  if (spans.length === 0) throw new RangeError("no passage to code");
  const version = textVersion(text);
  const swaps = spans.map((span): Swap => {
    const id = makeId(acting.now);
    const record = { id, code: code.id, ...describe(text, span, version), made: instantOf(acting.now) };
    return { id, before: [], after: [formatRecord(record)] };
  });
  const changes: Change[] = codebook === undefined ? [] : [{ kind: "codebook", ...codebook }];
  return act(`Apply code “${code.name}”`, acting, swaps, changes);
}

/** Says something else of a passage: another code, memo or meaning. Null where the sidecar's text has no such passage. */
export function revise(
  label: string,
  acting: Acting,
  sidecar: string,
  id: string,
  changes: Partial<Pick<Passage, "code" | "memo" | "voice">>,
): Action | null {
  return replaceRecord(label, acting, sidecar, id, (record) =>
    isRemoval(record) ? null : { ...record, ...changes, revised: instantOf(acting.now) },
  );
}

/** Removes a record: what stays is its id and when. Null where the sidecar's text has no such record. */
export function remove(label: string, acting: Acting, sidecar: string, id: string): Action | null {
  return replaceRecord(label, acting, sidecar, id, (record) =>
    isRemoval(record) ? null : { id, removed: instantOf(acting.now) },
  );
}

function replaceRecord(
  label: string,
  acting: Acting,
  sidecar: string,
  id: string,
  change: (record: StudyRecord) => StudyRecord | null,
): Action | null {
  const { lines } = parseSidecar(sidecar, "");
  const same = lines.filter(({ record }) => record.id === id);
  const present = settle({ lines: same, broken: [], problems: [] })[0];
  const next = present === undefined ? null : change(present.record);
  if (next === null) return null;
  return act(label, acting, [{ id, before: same.map(({ raw }) => raw), after: [formatRecord(next)] }], []);
}

function act(
  label: string,
  { document, owner }: Acting,
  swaps: readonly Swap[],
  first: readonly Change[],
): Action {
  const lines: Change = { kind: "lines", file: sidecarPath(owner, document), swaps };
  return { label, document, changes: [...first, lines] };
}
