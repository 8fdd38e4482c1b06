import { statuses, type Status } from "../../text/place";
import { packId, unpackId } from "../format/ids";
import type { NameTables } from "./name-table";
import { voices, type Voice } from "../format/voice";

/** In the columns `code`, `participant` and `speaker`: none. */
export const none = 0xffff_ffff;

/**
 * The passages of one document as columns, one entry a row, sorted by start, longer first, then by id. Names are
 * numbers of the study's tables. Immutable: a change makes a new shard.
 */
export interface Shard {
  readonly document: string;
  readonly count: number;
  /** 16 bytes a row. */
  readonly ids: Uint8Array;
  /** The code's number as the coding names it, aliases not followed; `none` for a comment. */
  readonly code: Uint32Array;
  readonly owner: Uint16Array;
  /** Where the passage stands in the text now; for one that is lost or unchecked, where it stood. UTF-16 code units. */
  readonly start: Uint32Array;
  readonly length: Uint32Array;
  /** Numbers of `statuses`. */
  readonly status: Uint8Array;
  /** The participant whose words these are; `none` for an interviewer's, and where nobody is named. */
  readonly participant: Uint32Array;
  /** Who speaks by the transcript, interviewers too; `none` where nobody does. */
  readonly speaker: Uint32Array;
  /** Numbers of `voices`. */
  readonly voice: Uint8Array;
  /** The owners who marked the document as coded. */
  readonly marks: readonly number[];
  /** The owners who have a file for this document, whatever it holds. */
  readonly owners: readonly number[];
}

/** One row, for those who want it whole. */
export interface Row {
  readonly id: string;
  readonly document: string;
  readonly code: string | null;
  readonly owner: string;
  readonly start: number;
  readonly length: number;
  readonly status: Status;
  readonly participant: string | null;
  readonly speaker: string | null;
  readonly voice: Voice;
}

export function makeShard(
  document: string,
  rows: readonly Row[],
  marks: readonly string[],
  owners: readonly string[],
  { codes, owners: ownerNames, participants, speakers }: NameTables,
): Shard {
  const sorted = [...rows].sort((a, b) => a.start - b.start || b.length - a.length || (a.id < b.id ? -1 : 1));
  const count = sorted.length;
  // A buffer each would weigh more than what it holds. Wider columns come first, so that all begin where they may.
  const columns = new ArrayBuffer(count * 40);
  const shard = {
    document,
    count,
    code: new Uint32Array(columns, 0, count),
    participant: new Uint32Array(columns, count * 4, count),
    speaker: new Uint32Array(columns, count * 8, count),
    start: new Uint32Array(columns, count * 12, count),
    length: new Uint32Array(columns, count * 16, count),
    owner: new Uint16Array(columns, count * 20, count),
    ids: new Uint8Array(columns, count * 22, count * 16),
    status: new Uint8Array(columns, count * 38, count),
    voice: new Uint8Array(columns, count * 39, count),
    marks: marks.map((owner) => ownerNames.number(owner)),
    owners: owners.map((owner) => ownerNames.number(owner)),
  };
  for (let at = 0; at < count; at++) {
    const row = sorted[at]!;
    packId(row.id, shard.ids, at * 16);
    shard.code[at] = row.code === null ? none : codes.number(row.code);
    shard.owner[at] = ownerNames.number(row.owner);
    shard.start[at] = row.start;
    shard.length[at] = row.length;
    shard.status[at] = statuses.indexOf(row.status);
    shard.participant[at] = row.participant === null ? none : participants.number(row.participant);
    shard.speaker[at] = row.speaker === null ? none : speakers.number(row.speaker);
    shard.voice[at] = voices.indexOf(row.voice);
  }
  return shard;
}

/** @throws RangeError outside of the shard's rows. */
export function rowAt(shard: Shard, at: number, { codes, owners, participants, speakers }: NameTables): Row {
  if (at < 0 || at >= shard.count) throw new RangeError(`no row ${at} of ${shard.count}`);
  const code = shard.code[at]!;
  const participant = shard.participant[at]!;
  const speaker = shard.speaker[at]!;
  return {
    id: unpackId(shard.ids, at * 16),
    document: shard.document,
    code: code === none ? null : codes.name(code),
    owner: owners.name(shard.owner[at]!),
    start: shard.start[at]!,
    length: shard.length[at]!,
    status: statuses[shard.status[at]!]!,
    participant: participant === none ? null : participants.name(participant),
    speaker: speaker === none ? null : speakers.name(speaker),
    voice: voices[shard.voice[at]!]!,
  };
}

/** Every row of a shard, whole, in its order. */
export function rowsOf(shard: Shard, tables: NameTables): Row[] {
  return Array.from({ length: shard.count }, (_, at) => rowAt(shard, at, tables));
}
