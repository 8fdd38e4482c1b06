import { statuses } from "../text/place";
import { findCode } from "./codebook/codebook";
import type { StudyFolder } from "./folder";
import { quotesOf } from "./quotes";
import { ownersRead } from "./reading";
import { none, rowAt, type Row, type Shard } from "./shard";
import type { Study } from "./study";
import { isCountedVoice } from "./sweep";

/** A passage as it is counted: its codings, by their places in the document's shard. */
export interface CodedPassage {
  readonly shard: Shard;
  readonly rows: readonly number[];
}

/** What a study has of some codes. */
export interface CodedPassages {
  /** By document and place. */
  readonly passages: readonly CodedPassage[];
  /** People whose own words or observed doings these are. */
  readonly participants: number;
}

/** A passage with its words. */
export interface Quoted {
  /** Its codings, by start. */
  readonly rows: readonly Row[];
  readonly words: string;
}

const lost = statuses.indexOf("lost");

/** Some rows of a shard. */
export interface Rows {
  readonly shard: Shard;
  readonly fits: (at: number) => boolean;
}

/**
 * The passages that were given any of these codes, on the study's reading, as `Study.countBelow` counts them: what
 * several coders' overlapping codings cover is one, and so is what one coder gave several of the codes.
 */
export function codedPassages(study: Study, codes: ReadonlySet<string>): CodedPassages {
  const { frame, tables, reading } = study;
  const wanted = new Set<number>();
  for (let number = 0; number < tables.codes.count; number++) {
    const id = tables.codes.name(number);
    if (codes.has(findCode(frame.codebook, id)?.id ?? id)) wanted.add(number);
  }
  const rows = study.paths.map((path): Rows => {
    const { shard } = study.documents.get(path)!;
    const isRead = ownersRead(reading, shard, tables.owners);
    return { shard, fits: (at) => wanted.has(shard.code[at]!) && isRead(shard.owner[at]!) };
  });
  return gatherPassages(rows);
}

/** Rows gathered into passages, in the order in which they come; comments are to be left out by whoever asks. */
export function gatherPassages(all: Iterable<Rows>): CodedPassages {
  const passages: CodedPassage[] = [];
  const people = new Set<number>();
  for (const { shard, fits } of all) {
    const rows: number[] = [];
    for (let at = 0; at < shard.count; at++) {
      if (!fits(at)) continue;
      rows.push(at);
      const participant = shard.participant[at]!;
      if (participant !== none && isCountedVoice(shard.voice[at]!)) people.add(participant);
    }
    for (const group of grouped(shard, rows)) passages.push({ shard, rows: group });
  }
  return { passages, participants: people.size };
}

/** The words of passages, read from their documents; of one without a place, as they were when it was coded. */
export async function quotedPassages(
  folder: StudyFolder,
  passages: readonly CodedPassage[],
): Promise<Quoted[]> {
  const { tables } = folder.study;
  const all = passages.map(({ shard, rows }) => rows.map((at) => rowAt(shard, at, tables)));
  const quotes = await quotesOf(folder, all.map(around));
  return all.map((rows, at) => ({ rows, words: quotes[at]!.words }));
}

/** A row that reaches over all of these. */
export function around(rows: readonly Row[]): Row {
  const first = rows[0]!;
  const end = Math.max(...rows.map(({ start, length }) => start + length));
  return { ...first, length: end - first.start };
}

/** A document's rows, in their order, gathered into passages. */
function grouped(shard: Shard, rows: readonly number[]): number[][] {
  const passages: number[][] = [];
  let open: number[] = [];
  let end = 0;
  const close = () => {
    const owners = new Set(open.map((at) => shard.owner[at]));
    if (owners.size > 1) passages.push(open);
    else passages.push(...samePlaces(shard, open));
    open = [];
  };
  for (const at of rows) {
    if (shard.status[at] === lost) {
      passages.push([at]);
      continue;
    }
    if (shard.start[at]! >= end) close();
    open.push(at);
    end = Math.max(end, shard.start[at]! + shard.length[at]!);
  }
  close();
  return passages;
}

function samePlaces({ start, length }: Shard, rows: readonly number[]): number[][] {
  const places: number[][] = [];
  for (const at of rows) {
    const last = places.at(-1);
    if (last !== undefined && start[last[0]!] === start[at] && length[last[0]!] === length[at]) last.push(at);
    else places.push([at]);
  }
  return places;
}
