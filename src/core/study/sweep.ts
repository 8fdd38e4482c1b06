import { statuses } from "../text/place";
import { voices } from "./record";
import { none, type Shard } from "./shard";

/**
 * How much documents give to a count, filled by a sweep over the rows of one after the other by start: overlapping
 * codings by several coders are one passage, and so is what one coder gave several codes that count alike.
 */
export interface Sweep {
  passages: number;
  /** Numbers of participants whose own words or observed doings these are; one may come several times. */
  readonly participants: number[];
  /** The last of them; -1 before the first. */
  participant: number;
  /** The last stretch of overlapping passages is open: where it ends, whose first coding it has, and how many codings. */
  end: number;
  owner: number;
  several: boolean;
  codings: number;
  /** The place of the last coding: another of the same words by the same coder is no other passage. */
  lastStart: number;
  lastEnd: number;
}

const lost = statuses.indexOf("lost");
const own = voices.indexOf("own");
const observed = voices.indexOf("observed");

export function emptySweep(): Sweep {
  return {
    passages: 0,
    participants: [],
    participant: -1,
    end: 0,
    owner: 0,
    several: false,
    codings: 0,
    lastStart: -1,
    lastEnd: -1,
  };
}

/** Whether a passage in this voice, by its number, counts for a participant. */
export function isCountedVoice(voice: number): boolean {
  return voice === own || voice === observed;
}

/** What of a row is counted: read once, since it may count for many codes, themes and bands. */
export interface Counted {
  readonly owner: number;
  readonly start: number;
  readonly end: number;
  readonly isLost: boolean;
  /** Whose own words or observed doings these are, by number; -1: nobody's. */
  readonly participant: number;
}

export function countedAt({ owner, start, length, status, participant, voice }: Shard, at: number): Counted {
  const isSomebodys = participant[at] !== none && isCountedVoice(voice[at]!);
  return {
    owner: owner[at]!,
    start: start[at]!,
    end: start[at]! + length[at]!,
    isLost: status[at] === lost,
    participant: isSomebodys ? participant[at]! : -1,
  };
}

/** Takes in the next of a document's rows; before those of another document it has to be closed. */
export function sweep(into: Sweep, { owner, start, end, isLost, participant }: Counted): void {
  if (participant !== -1 && participant !== into.participant) {
    into.participants.push(participant);
    into.participant = participant;
  }
  if (isLost) {
    into.passages++;
    return;
  }
  if (start < into.end) {
    if (end > into.end) into.end = end;
    if (owner !== into.owner) into.several = true;
  } else {
    close(into);
    into.end = end;
    into.owner = owner;
    into.lastStart = -1;
  }
  if (start === into.lastStart && end === into.lastEnd) return;
  into.codings++;
  into.lastStart = start;
  into.lastEnd = end;
}

/** Counts the stretch that is open; to be called after a document's last row. */
export function close(open: Sweep): void {
  open.passages += open.several ? 1 : open.codings;
  open.end = 0;
  open.several = false;
  open.codings = 0;
}
