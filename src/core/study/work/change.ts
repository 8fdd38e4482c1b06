import { mergeCodebooks } from "../format/codebook/merge";
import { formatSidecar, parseSidecar } from "../format/sidecar";

/** The lines of one id in one sidecar, before and after, byte for byte; none: the id is not there. */
export interface LineChange {
  readonly id: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A change of one file, as data that can be done and undone. */
export type Change =
  | { readonly kind: "lines"; readonly file: string; readonly lineChanges: readonly LineChange[] }
  | { readonly kind: "codebook"; readonly before: string; readonly after: string }
  /** A memo's whole text; empty for a file that is not there. */
  | { readonly kind: "memo"; readonly file: string; readonly before: string; readonly after: string }
  /** A file with somebody's codings gets another path. */
  | { readonly kind: "move"; readonly from: string; readonly to: string };

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
  if (change.kind === "move") return { ...change, from: change.to, to: change.from };
  if (change.kind !== "lines") return { ...change, before: change.after, after: change.before };
  return {
    ...change,
    lineChanges: change.lineChanges.map(({ id, before, after }) => ({ id, before: after, after: before })),
  };
}

/**
 * A file's new text; null where somebody changed the same thing meanwhile, so that nothing may be written. A move
 * leaves it as it is.
 */
export function applyChange(text: string | null, change: Change): string | null {
  const now = text ?? "";
  if (change.kind === "lines") return applyLines(now, change);
  if (change.kind === "codebook") return applyCodebook(now, change);
  if (change.kind === "move") return now;
  return now === change.before || now === change.after ? change.after : null;
}

function applyLines(text: string, { file, lineChanges }: Change & { kind: "lines" }): string | null {
  const { lines, broken } = parseSidecar(text, file);
  const byId = new Map(lineChanges.map((swap) => [swap.id, swap]));
  const present = new Map<string, Set<string>>();
  const kept: { id: string; raw: string }[] = [];
  for (const { raw, record } of lines) {
    if (!byId.has(record.id)) kept.push({ id: record.id, raw });
    else present.set(record.id, (present.get(record.id) ?? new Set()).add(raw));
  }
  for (const { id, before, after } of lineChanges) {
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

/** Acts on one document done as one: lines of one file are changed at once. */
export function combined(label: string, actions: readonly Action[]): Action {
  const [first] = actions;
  if (first === undefined || actions.some(({ document }) => document !== first.document))
    throw new RangeError(`no acts on one document: ${actions.map(({ document }) => document).join(", ")}`);
  const others: Change[] = [];
  const lineChanges = new Map<string, LineChange[]>();
  for (const change of actions.flatMap(({ changes }) => changes)) {
    if (change.kind === "lines")
      lineChanges.set(change.file, [...(lineChanges.get(change.file) ?? []), ...change.lineChanges]);
    else others.push(change);
  }
  const lines = Array.from(lineChanges, ([file, all]): Change => ({ kind: "lines", file, lineChanges: all }));
  return { label, document: first.document, changes: [...others, ...lines] };
}
