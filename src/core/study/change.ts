import type { Place } from "../text/place";
import { mergeCodebooks } from "./codebook-merge";
import { formatRecord, isPassage, type Passage } from "./record";
import { formatSidecar, parseSidecar } from "./sidecar";

/** The lines of one id in one sidecar, before and after, byte for byte; none: the id is not there. */
export interface Swap {
  readonly id: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A change of one file, as data that can be done and undone. */
export type Change =
  | { readonly kind: "lines"; readonly file: string; readonly swaps: readonly Swap[] }
  | { readonly kind: "codebook"; readonly before: string; readonly after: string };

/** Everything that one act of a person changes; done, undone and done again as one. */
export interface Action {
  /** What was done, as *Undo* names it: "Apply code Trust". */
  readonly label: string;
  /** The document it was done in, whose undo log takes it. */
  readonly document: string;
  readonly changes: readonly Change[];
}

/** The action that takes another one back. */
export function inverse(action: Action): Action {
  return { ...action, changes: action.changes.map(inverseChange).reverse() };
}

function inverseChange(change: Change): Change {
  if (change.kind === "codebook") return { ...change, before: change.after, after: change.before };
  return {
    ...change,
    swaps: change.swaps.map(({ id, before, after }) => ({ id, before: after, after: before })),
  };
}

/** A file's new text; null where somebody changed the same thing meanwhile, so that nothing may be written. */
export function applyChange(text: string | null, change: Change): string | null {
  return change.kind === "lines" ? applyLines(text ?? "", change) : applyCodebook(text ?? "", change);
}

function applyLines(text: string, { file, swaps }: Change & { kind: "lines" }): string | null {
  const { lines, broken } = parseSidecar(text, file);
  const byId = new Map(swaps.map((swap) => [swap.id, swap]));
  const present = new Map<string, Set<string>>();
  const kept: { id: string; raw: string }[] = [];
  for (const { raw, record } of lines) {
    if (!byId.has(record.id)) kept.push({ id: record.id, raw });
    else present.set(record.id, (present.get(record.id) ?? new Set()).add(raw));
  }
  for (const { id, before, after } of swaps) {
    const now = present.get(id) ?? new Set();
    if (!sameLines(now, before) && !sameLines(now, after)) return null;
    kept.push(...after.map((raw) => ({ id, raw })));
  }
  return formatSidecar(kept, broken);
}

function sameLines(present: ReadonlySet<string>, lines: readonly string[]): boolean {
  return present.size === new Set(lines).size && lines.every((line) => present.has(line));
}

/** Where the codebook changed meanwhile, the change is merged into it. */
function applyCodebook(text: string, { before, after }: Change & { kind: "codebook" }): string | null {
  if (text === before || text === after) return after;
  const merged = mergeCodebooks(before, text, after);
  return merged === null || merged.conflicts.length > 0 ? null : merged.text;
}

/** What was done in one document, and what was undone since: the last of each is next. */
export interface UndoLog {
  readonly done: readonly Action[];
  readonly undone: readonly Action[];
}

export const emptyLog: UndoLog = { done: [], undone: [] };

/** Older actions are forgotten beyond this many. */
const longestLog = 1000;

export function logDone({ done }: UndoLog, action: Action): UndoLog {
  return { done: [...done.slice(1 - longestLog), action], undone: [] };
}

export function logUndone({ done, undone }: UndoLog): UndoLog {
  return { done: done.slice(0, -1), undone: [...undone, done.at(-1)!] };
}

export function logRedone({ done, undone }: UndoLog): UndoLog {
  return { done: [...done, undone.at(-1)!], undone: undone.slice(0, -1) };
}

/**
 * The log after passages were placed anew, which is no act of a person: all that it says of them, now and before, speaks
 * of their new places.
 */
export function logReplaced({ done, undone }: UndoLog, change: Change & { kind: "lines" }): UndoLog {
  const renewals = new Map(change.swaps.map((swap) => [swap.id, renewal(swap)]));
  const renewChange = (one: Change): Change => {
    if (one.kind !== "lines" || one.file !== change.file) return one;
    const swaps = one.swaps.map(({ id, before, after }) => {
      const renew = renewals.get(id) ?? ((raw: string) => raw);
      return { id, before: before.map(renew), after: after.map(renew) };
    });
    return { ...one, swaps };
  };
  const renewAction = (action: Action): Action => ({ ...action, changes: action.changes.map(renewChange) });
  return { done: done.map(renewAction), undone: undone.map(renewAction) };
}

/** Gives any line that speaks of a place which a swap left the place that it put there instead. */
function renewal({ before, after }: Swap): (raw: string) => string {
  const places = new Map<string, Place>();
  for (const [at, raw] of before.entries()) {
    const [was, now] = [passageOf(raw), passageOf(after[at] ?? "")];
    if (was !== null && now !== null && raw !== after[at])
      places.set(JSON.stringify(placeOf(was)), placeOf(now));
  }
  return (raw) => {
    const passage = passageOf(raw);
    const place = passage === null ? undefined : places.get(JSON.stringify(placeOf(passage)));
    return place === undefined ? raw : formatRecord({ ...passage!, ...place });
  };
}

function passageOf(raw: string): Passage | null {
  const record = parseSidecar(raw, "").lines[0]?.record;
  return record !== undefined && isPassage(record) ? record : null;
}

function placeOf({ start, quote, prefix, suffix, text }: Passage): Place {
  return { start, quote, prefix, suffix, text };
}
