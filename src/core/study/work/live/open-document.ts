import type { Span } from "../../../text/span";
import { mapSpan, type Edits } from "../../../text/edit";
import { detached } from "../../../text/normal";
import { describe, statuses, type Place, type Placing } from "../../../text/place";
import { editPieces, piecesOf, type Pieces } from "../../../text/pieces";
import { resolver } from "../../../text/finding/resolve";
import { cutsOf, passagesPasted, rememberCuts, type Cut } from "./cuts";
import { earlierTexts, type EarlierText } from "./earlier-texts";
import type { NameTables } from "../../model/name-table";
import { placeOf } from "../places";
import { finding } from "../../model/read-document";
import type { Passage } from "../../format/record";
import { rowAt, type Row, type Shard } from "../../model/shard";

/** A document that an editor shows: its text is the editor's, not the file's. */
export interface OpenDocument {
  readonly read: () => string;
  /** The text after the edits that were followed, and its length. */
  pieces: Pieces;
  length: number;
  /** How many edits were followed, and how many of them had been when the passages were last found from their records. */
  edits: number;
  foundAfter: number;
  /** Until the passages were read for the first time since it is open: the text then, and the edits since; null after that. */
  unread: { readonly text: string; readonly edits: Edits[] } | null;
  /** Each passage as its record was last read. */
  known: Map<string, Passage>;
  /** Passages that an edit took out whole and that did not come back, as they stood before it; some may have been found. */
  readonly gone: Map<string, Place>;
  readonly earlier: EarlierText;
}

export function openDocument(read: () => string): OpenDocument {
  const text = read();
  return {
    read,
    pieces: piecesOf(text),
    length: text.length,
    edits: 0,
    foundAfter: 0,
    unread: { text, edits: [] },
    known: new Map(),
    gone: new Map(),
    earlier: earlierTexts(),
  };
}

/** A document that was edited more often without being read is none of the study's. */
const mostUnread = 1000;

/** Tells the passages of a document apart. */
export function keyOf({ owner, id }: Pick<Row, "owner" | "id">): string {
  return `${owner}/${id}`;
}

/** Whether a row's passage stands in the text now. */
export function isStanding({ status, length }: Pick<Row, "status" | "length">): boolean {
  return status !== "lost" && status !== "unchecked" && length > 0;
}

/** A document's passages after edits, in the shard's order. */
export interface Carried {
  readonly start: Uint32Array;
  readonly length: Uint32Array;
  /** Whether any passage lost some of its words. */
  readonly isCut: boolean;
  /** Whether words at any passage's edge were replaced: editors move what they mark in ways of their own then. */
  readonly isReplaced: boolean;
  /** The rows of passages that were taken out whole. */
  readonly swallowed: readonly number[];
}

export function carryShard(shard: Shard, edits: Edits): Carried {
  const { count, status } = shard;
  const start = Uint32Array.from(shard.start);
  const length = Uint32Array.from(shard.length);
  const swallowed: number[] = [];
  const deletions = edits.filter((edit) => edit.end > edit.start);
  const replacements = deletions.filter(({ text }) => text !== "");
  let isCut = false;
  let isReplaced = false;
  for (let at = 0; at < count; at++) {
    const of = { start: start[at]!, end: start[at]! + length[at]! };
    const span = mapSpan(of, edits);
    start[at] = span.start;
    length[at] = span.end - span.start;
    if (deletions.length === 0) continue;
    isCut ||= deletions.some((edit) => edit.start < of.end && edit.end > of.start);
    isReplaced ||= replacements.some((edit) => touches(edit, of.start) || touches(edit, of.end));
    if (of.start < of.end && span.start === span.end && isPlaced[status[at]!]!) swallowed.push(at);
  }
  return { start, length, isCut, isReplaced, swallowed };
}

function touches({ start, end }: Span, at: number): boolean {
  return start <= at && at <= end;
}

const isPlaced = statuses.map((status) => isStanding({ status, length: 1 }));

/** Follows edits of an open document of which no passages are known. */
export function followText(open: OpenDocument, edits: Edits): void {
  open.pieces = editPieces(open.pieces, edits);
  for (const { start, end, text } of edits) open.length += text.length - (end - start);
  if (open.unread?.edits.length === mostUnread) open.unread = null;
  open.unread?.edits.push(edits);
  open.edits++;
}

/**
 * Follows edits of an open document, and remembers what they took out of it: where its passages stood in the text as it
 * was, and which words with passages in them were cut. What comes back are the cuts as remembered from now on.
 */
export function followEdits(
  open: OpenDocument,
  shard: Shard,
  tables: NameTables,
  cuts: readonly Cut[],
  edits: Edits,
): { carried: Carried; cuts: readonly Cut[] } {
  const { pieces } = open;
  followText(open, edits);
  const carried = carryShard(shard, edits);
  if (!carried.isCut) return { carried, cuts };
  const before = pieces.join("");
  open.earlier.keep(before, shard);
  const whole = carried.swallowed
    .map((at) => rowAt(shard, at, tables))
    .filter((row) => !isScrap(row, open.known.get(keyOf(row))));
  if (whole.length === 0) return { carried, cuts };
  for (const row of whole) {
    const { start, quote, prefix, suffix } = describe(
      before,
      { start: row.start, end: row.start + row.length },
      "",
    );
    const place = { quote: detached(quote), prefix: detached(prefix), suffix: detached(suffix) };
    open.gone.set(keyOf(row), { start, ...place, text: "" });
  }
  return { carried, cuts: rememberCuts(cuts, cutsOf(shard.document, before, edits, whole)) };
}

/** What is left of a passage that was deleted bit by bit is not the passage. */
function isScrap({ length }: Row, record: Passage | undefined): boolean {
  return record !== undefined && length * 2 < record.quote.length;
}

type Standing = Pick<Row, "start" | "length" | "status">;

/**
 * Where passages stand again after edits, by their keys: all of them where the text is one that was there before, and
 * those that had been cut where their words were put in again.
 */
export function restorePassages(
  open: OpenDocument,
  rows: () => readonly Row[],
  tables: NameTables,
  cuts: readonly Cut[],
  edits: Edits,
): Map<string, Standing> {
  const places = new Map<string, Standing>();
  const earlier = open.earlier.at(open.length, () => open.pieces.join(""));
  if (earlier !== null) {
    const now = new Map(rows().map((row) => [keyOf(row), row]));
    for (let at = 0; at < earlier.shard.count; at++) {
      const was = rowAt(earlier.shard, at, tables);
      const is = now.get(keyOf(was));
      if (is === undefined || !isStanding(was) || earlier.isForgotten(keyOf(was))) continue;
      if (!isStanding(is) || is.start !== was.start || is.length !== was.length) places.set(keyOf(was), was);
    }
    return places;
  }
  if (open.gone.size === 0) return places;
  let shift = 0;
  for (const edit of edits) {
    for (const cut of cuts) {
      for (const { start, end, ...passage } of passagesPasted(cut, edit.text)) {
        const key = keyOf(passage);
        if (places.has(key) || !open.gone.has(key)) continue;
        const at = edit.start + shift + start;
        places.set(key, { start: at, length: end - start, status: passage.status });
      }
    }
    shift += edit.text.length - (edit.end - edit.start);
  }
  return places;
}

/** Where a passage is known to stand in an open document; null where it has to be found from its record. */
export type Known = (owner: string, record: Passage) => Placing | null;

/**
 * Where edits have carried an open document's passages, for those whose records still say what they said. One that an
 * edit took out is looked for as it stood then; where edits came before anything was read, all are found in the text as
 * it was before those. `forget` is told of passages whose records say something else.
 */
export function knownPlaces(
  open: OpenDocument,
  rows: readonly Row[],
  oldTexts: ReadonlyMap<string, string> | undefined,
  forget: (owner: string, id: string) => void,
): Known {
  const followed = new Map<string, Row>();
  if (open.edits > open.foundAfter) for (const row of rows) followed.set(keyOf(row), row);
  const { known } = open;
  open.known = new Map();
  const opened = open.unread !== null && open.unread.edits.length > 0 ? open.unread : null;
  const findOpened = opened === null ? null : finding(opened.text, oldTexts);
  let find: ((place: Place) => Placing) | null = null;
  return (owner, record) => {
    const key = keyOf({ owner, id: record.id });
    open.known.set(key, record);
    const before = known.get(key);
    if (before !== undefined && placeOf(before) !== placeOf(record)) {
      open.gone.delete(key);
      open.earlier.forget(key);
      forget(owner, record.id);
      return null;
    }
    if (opened !== null && findOpened !== null) return carriedSince(findOpened(record), opened.edits);
    const row = before === undefined ? undefined : followed.get(key);
    if (row === undefined || row.status === "unchecked") return null;
    if (isStanding(row)) {
      const span = { start: row.start, end: row.start + row.length };
      return { status: row.status, span, score: 100, runnerUp: 0 };
    }
    const gone = open.gone.get(key);
    if (gone === undefined) return null;
    const placing = (find ??= resolver(open.read()))(gone);
    return placing.status === "lost" ? null : placing;
  };
}

/** Where a passage stands that was found in a text, after edits of it; null where it was not, or does not any more. */
function carriedSince(found: Placing, edits: readonly Edits[]): Placing | null {
  if (found.span === null) return null;
  const span = edits.reduce(mapSpan, found.span);
  return span.start === span.end ? null : { ...found, span };
}
