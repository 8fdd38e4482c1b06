import { statuses } from "../../text/place";
import type { Row, Shard } from "./shard";
import { countedAt, newOverlapCount, addToCount } from "./overlap-count";

/** A passage as it is counted: its codings, by their places in the document's shard. */
export interface CodedPassage {
  readonly shard: Shard;
  readonly rows: readonly number[];
}

/** Passages in an order, of which many are counted and few are looked at: a list of them would be long to make. */
export interface Passages {
  readonly length: number;
  /** Those between two places, as an array's `slice` has them for places that are not negative. */
  slice(from?: number, to?: number): CodedPassage[];
}

/** What a study has of some codes. */
export interface CodedPassages {
  /** By document and place. */
  readonly passages: Passages;
  /** People whose own words or observed doings these are. */
  readonly participants: number;
}

const lost = statuses.indexOf("lost");

/** Some rows of a shard, in their order. */
export interface Rows {
  readonly shard: Shard;
  readonly rows: readonly number[];
}

/** Rows gathered into passages, in the order in which they come; comments are to be left out by whoever asks. */
export function gatherPassages(all: readonly Rows[]): CodedPassages {
  const share = newOverlapCount();
  const people = new Set<number>();
  let last = -1;
  const ends = all.map(({ shard, rows }) => {
    for (const at of rows) {
      const counted = countedAt(shard, at);
      const { participant } = counted;
      addToCount(share, counted);
      if (participant !== -1 && participant !== last) people.add((last = participant));
    }
    return share.passages;
  });
  const length = share.passages;
  const slice = (from = 0, to = length) => {
    const passages: CodedPassage[] = [];
    let first = 0;
    for (const [at, { shard, rows }] of all.entries()) {
      const start = ends[at - 1] ?? 0;
      if (ends[at]! <= from) continue;
      if (start >= to) break;
      if (passages.length === 0) first = start;
      addGrouped(passages, shard, rows);
    }
    return passages.slice(Math.max(0, from - first), Math.max(0, to - first));
  };
  return { passages: { length, slice }, participants: people.size };
}

/** A row that reaches over all of these. */
export function around(rows: readonly Row[]): Row {
  const first = rows[0]!;
  const end = Math.max(...rows.map(({ start, length }) => start + length));
  return { ...first, length: end - first.start };
}

/** Gathers a document's rows into passages. */
function addGrouped(passages: CodedPassage[], shard: Shard, rows: readonly number[]): void {
  const { start, length, owner, status } = shard;
  let open: number[] = [];
  let end = 0;
  let several = false;
  const add = () => {
    if (several || open.length === 1) passages.push({ shard, rows: open });
    else for (const place of samePlaces(shard, open)) passages.push({ shard, rows: place });
  };
  for (const at of rows) {
    if (status[at] === lost) {
      passages.push({ shard, rows: [at] });
      continue;
    }
    if (start[at]! >= end) {
      add();
      // Most stand alone, and an array that is made with what it holds takes no more than that.
      open = [at];
      several = false;
    } else {
      open.push(at);
      several ||= owner[at] !== owner[open[0]!];
    }
    end = Math.max(end, start[at]! + length[at]!);
  }
  add();
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
