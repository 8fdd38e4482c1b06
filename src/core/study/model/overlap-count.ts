import { statuses } from "../../text/place";
import { voices } from "../format/voice";
import { none, type Shard } from "./shard";

/**
 * How much documents give to a count, filled by a sweep over the rows of one after the other by start: overlapping
 * codings by several coders are one passage, and so is what one coder gave several codes that count alike.
 */
export interface OverlapCount {
  passages: number;
  documents: number;
  /** Whose rows came last; null before the first. */
  shard: Shard | null;
  /** Of the last stretch of overlapping codings: where it ends, its coder (-1: several), the passages before it. */
  end: number;
  owner: number;
  before: number;
  /** The place of the last coding: another of the same words by the same coder is no other passage. */
  lastStart: number;
  lastEnd: number;
}

const lost = statuses.indexOf("lost");
const own = voices.indexOf("own");
const observed = voices.indexOf("observed");

export function newOverlapCount(): OverlapCount {
  return {
    passages: 0,
    documents: 0,
    shard: null,
    end: 0,
    owner: -1,
    before: 0,
    lastStart: -1,
    lastEnd: -1,
  };
}

/** Whether a passage in this voice, by its number, counts for a participant. */
export function isCountedVoice(voice: number): boolean {
  return voice === own || voice === observed;
}

/** What of a row is counted: read once, since it may count for many codes, themes and groups. */
export interface Counted {
  readonly shard: Shard;
  readonly owner: number;
  readonly start: number;
  readonly end: number;
  readonly isLost: boolean;
  /** Whose own words or observed doings these are, by number; -1: nobody's. */
  readonly participant: number;
}

export function countedAt(shard: Shard, at: number): Counted {
  const { owner, start, length, status, participant, voice } = shard;
  const isSomebodys = participant[at] !== none && isCountedVoice(voice[at]!);
  return {
    shard,
    owner: owner[at]!,
    start: start[at]!,
    end: start[at]! + length[at]!,
    isLost: status[at] === lost,
    participant: isSomebodys ? participant[at]! : -1,
  };
}

/** Takes in the next row, right after those of its document that were taken in before; what was counted holds at once. */
export function addToCount(into: OverlapCount, { shard, owner, start, end, isLost }: Counted): void {
  if (shard !== into.shard) {
    into.shard = shard;
    into.documents++;
    into.end = 0;
  }
  if (isLost) {
    into.passages++;
    into.before++;
    return;
  }
  if (start >= into.end) {
    into.before = into.passages++;
    into.end = end;
    into.owner = owner;
  } else {
    if (end > into.end) into.end = end;
    if (owner !== into.owner) {
      into.owner = -1;
      into.passages = into.before + 1;
      return;
    }
    if (start === into.lastStart && end === into.lastEnd) return;
    into.passages++;
  }
  into.lastStart = start;
  into.lastEnd = end;
}
