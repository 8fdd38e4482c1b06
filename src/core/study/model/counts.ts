import type { Codebook } from "../format/codebook/codebook";
import { findCode, pathOf } from "../format/codebook/codebook";
import type { NameTables } from "./name-table";
import { ownersRead, type Reading } from "./reading";
import { none, type Shard } from "./shard";
import { countedAt, newOverlapCount, addToCount, type OverlapCount } from "./overlap-count";

/** How much a code was found, on one reading. */
export interface Count {
  /** Coded passages; overlapping codings by several coders count once. */
  readonly passages: number;
  readonly documents: number;
  /** People whose own words or observed doings these are. */
  readonly participants: number;
}

export const zero: Count = { passages: 0, documents: 0, participants: 0 };

/** The codes, by number, whose counts a coding adds to: for each number of a code as codings name it. */
export type CountsFor = (code: number) => readonly number[];

/** What a document gives to a code's count. */
interface Share {
  readonly sweep: OverlapCount;
  /** By number; one may come several times. */
  readonly participants: number[];
}

/** The shares of a document, by the number of the code's id in the codebook. */
function sharesOf(
  shard: Shard,
  reading: Reading,
  tables: NameTables,
  countsFor: CountsFor,
): Map<number, Share> {
  const isRead = ownersRead(reading, shard, tables.owners);
  const read = shard.owners.filter(isRead);
  const shares = new Map<number, Share>();
  for (let at = 0; at < shard.count; at++) {
    const owner = shard.owner[at]!;
    if (shard.code[at] === none || !read.includes(owner)) continue;
    const counted = countedAt(shard, at);
    const { participant } = counted;
    for (const code of countsFor(shard.code[at]!)) {
      let share = shares.get(code);
      if (share === undefined) shares.set(code, (share = { sweep: newOverlapCount(), participants: [] }));
      addToCount(share.sweep, counted);
      if (participant !== -1 && participant !== share.participants.at(-1))
        share.participants.push(participant);
    }
  }
  return shares;
}

/** A coding counts for the code that it names, through the codebook's aliases. */
export function namedCode(codebook: Codebook, { codes }: NameTables): CountsFor {
  const known: (readonly number[])[] = [];
  return (code) =>
    (known[code] ??= [codes.number(findCode(codebook, codes.name(code))?.id ?? codes.name(code))]);
}

/** A coding counts for the code that it names, and for every code above that. */
export function namedCodeAndAbove(codebook: Codebook, { codes }: NameTables): CountsFor {
  const known: (readonly number[])[] = [];
  const look = (name: string) => {
    const code = findCode(codebook, name);
    const path = code === null ? [name] : pathOf(codebook, code).map(({ id }) => id);
    return path.map((id) => codes.number(id));
  };
  return (code) => (known[code] ??= look(codes.name(code)));
}

/** Counts per code over many documents, kept up to date by adding and taking away one document's share. */
export interface Counts {
  add(shard: Shard): void;
  remove(shard: Shard): void;
  /** By the code's id; zero for one never coded. */
  of(code: string): Count;
  /** The codes that have a count, by id, in no order. */
  codes(): string[];
}

interface Sum {
  passages: number;
  documents: number;
  participants: number;
  /** How often each participant was met in the documents' shares, by number. */
  readonly meetings: number[];
}

export function counts(reading: Reading, tables: NameTables, countsFor: CountsFor): Counts {
  const sums = new Map<number, Sum>();
  const apply = (shard: Shard, sign: 1 | -1) => {
    sharesOf(shard, reading, tables, countsFor).forEach((share, code) => {
      let sum = sums.get(code);
      if (sum === undefined)
        sums.set(code, (sum = { passages: 0, documents: 0, participants: 0, meetings: [] }));
      sum.passages += sign * share.sweep.passages;
      sum.documents += sign;
      for (const participant of share.participants) {
        const before = sum.meetings[participant] ?? 0;
        sum.meetings[participant] = before + sign;
        if (before === 0 || before + sign === 0) sum.participants += sign;
      }
      if (sum.documents === 0) sums.delete(code);
    });
  };
  return {
    add: (shard) => apply(shard, 1),
    remove: (shard) => apply(shard, -1),
    of(code) {
      const sum = sums.get(tables.codes.find(code));
      if (sum === undefined) return zero;
      return { passages: sum.passages, documents: sum.documents, participants: sum.participants };
    },
    codes: () => Array.from(sums.keys(), (code) => tables.codes.name(code)),
  };
}
