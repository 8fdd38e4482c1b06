import type { Place } from "../../text/place";
import { fingerprint } from "../../text/version";
import type { Action, Change, LineChange } from "./change";
import { readSidecarPath, sidecarPath } from "../format/paths";
import { formatRecord, isPassage, type Passage } from "../format/record";
import { parseSidecar } from "../format/sidecar";

/** How an edit of a document's text came about. */
export type EditKind = "typed" | "undone" | "redone";

/** A moment in a document's history: the number of a text that it had. */
export type EditNumber = number;

/**
 * What was done in one document and can be undone or done again, in step with the text's own undo, which is the
 * editor's. Editors tell that a text was undone but not how far; so each text is remembered by its fingerprint, and
 * what was undone leads to the nearest earlier text that is the same.
 */
export interface UndoLog {
  /** The last is undone next. */
  readonly done: readonly Action[];
  /** The last is done again next. */
  readonly undone: readonly Action[];
  /** The moment at which the text is as given; to be asked for when a person acts, before anything is awaited. */
  now(text: string): EditNumber;
  did(action: Action, at: EditNumber): void;
  /** The last of `done` was undone; the last of `undone` was done again. */
  undid(): void;
  redid(): void;
  edited(how: EditKind, text: string): void;
  /** Passages were placed anew, which is no act: all that is said of them, now and before, speaks of their new places. */
  replaced(change: Change & { kind: "lines" }): void;
  /** The document has another path now, and so have its codings; what edited its text can't be undone any more. */
  renamed(pathOf: (document: string) => string): void;
  /** Whose turn it is when a person asks to undo, or to do again, whatever came last. */
  nextUndo(): "act" | "text";
  nextRedo(): "act" | "text";
}

/** Older acts are forgotten beyond this many. */
const longestLog = 1000;

export function undoLog(): UndoLog {
  let done: { action: Action; at: EditNumber }[] = [];
  let undone: { action: Action; at: EditNumber }[] = [];
  /** What was undone, acts and texts, in that order: done again from its end. */
  let order: ("act" | "text")[] = [];
  /** The fingerprints of the texts, oldest first; the first has the number `first`, the present one `at`. */
  const texts: number[] = [];
  let first = 0;
  let at = 0;

  const numberOf = (print: number, from: EditNumber, step: 1 | -1): EditNumber | null => {
    for (let number = from; number >= first && number - first < texts.length; number += step)
      if (texts[number - first] === print) return number;
    return null;
  };

  const typed = (print: number) => {
    for (const one of done) one.at = Math.min(one.at, at);
    texts.splice(at - first + 1);
    texts.push(print);
    at++;
    order = [];
  };

  return {
    get done() {
      return done.map(({ action }) => action);
    },
    get undone() {
      return undone.map(({ action }) => action);
    },
    now(text) {
      if (texts.length === 0) texts.push(fingerprint(text));
      return at;
    },
    did(action, moment) {
      for (const one of done) one.at = Math.min(one.at, moment);
      done = [...done.slice(1 - longestLog), { action, at: moment }];
      undone = [];
      order = [];
    },
    undid() {
      undone.push(done.pop()!);
      order.push("act");
    },
    redid() {
      const one = undone.pop()!;
      done.push({ ...one, at });
      const last = order.lastIndexOf("act");
      if (last !== -1) order.splice(last, 1);
    },
    edited(how, text) {
      // Before the first act, nothing has to be kept in step with.
      if (texts.length === 0) return;
      const print = fingerprint(text);
      if (how === "typed") {
        typed(print);
        return;
      }
      if (how === "undone") {
        const number = numberOf(print, at - 1, -1);
        if (number === null) texts.unshift(print);
        at = number ?? --first;
        order.push("text");
        return;
      }
      const number = numberOf(print, at + 1, 1);
      if (number === null) texts.splice(at - first + 1, texts.length, print);
      at = number ?? at + 1;
      const last = order.lastIndexOf("text");
      if (last !== -1) order.splice(last, 1);
    },
    replaced(change) {
      const renewals = new Map(change.lineChanges.map((swap) => [swap.id, renewal(swap)]));
      const renewed = (one: { action: Action; at: EditNumber }) => ({
        ...one,
        action: renew(one.action, change.file, renewals),
      });
      done = done.map(renewed);
      undone = undone.map(renewed);
    },
    renamed(pathOf) {
      const moved = (one: { action: Action }) => ({ action: renameIn(one.action, pathOf), at });
      done = done.map(moved);
      undone = undone.map(moved);
      order = order.filter((what) => what === "act");
    },
    nextUndo() {
      const last = done.at(-1);
      return last !== undefined && last.at >= at ? "act" : "text";
    },
    nextRedo() {
      return undone.length > 0 && order.at(-1) === "act" ? "act" : "text";
    },
  };
}

function renameIn(action: Action, pathOf: (document: string) => string): Action {
  const fileOf = (file: string) => {
    const kept = readSidecarPath(file);
    return kept === null ? file : sidecarPath(kept.owner, pathOf(kept.document));
  };
  const changes = action.changes.map((change): Change => {
    if (change.kind === "lines") return { ...change, file: fileOf(change.file) };
    return change.kind === "move" ? { ...change, from: fileOf(change.from), to: fileOf(change.to) } : change;
  });
  return { ...action, document: pathOf(action.document), changes };
}

type Renewal = (raw: string) => string;

function renew(action: Action, file: string, renewals: ReadonlyMap<string, Renewal>): Action {
  const changes = action.changes.map((one): Change => {
    if (one.kind !== "lines" || one.file !== file) return one;
    const lineChanges = one.lineChanges.map(({ id, before, after }) => {
      const renewLine = renewals.get(id) ?? ((raw: string) => raw);
      return { id, before: before.map(renewLine), after: after.map(renewLine) };
    });
    return { ...one, lineChanges };
  });
  return { ...action, changes };
}

/** Gives any line that speaks of a place which a change left the place that it put there instead. */
function renewal({ before, after }: LineChange): Renewal {
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
