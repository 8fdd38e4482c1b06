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

/** Takes in the next of a document's rows; before those of another document it has to be closed. */
export function sweep(into: Sweep, shard: Shard, at: number): void {
  const owner = shard.owner[at]!;
  const participant = shard.participant[at]!;
  const { participants } = into;
  const isOther = participants.length === 0 || participants[participants.length - 1] !== participant;
  if (isOther && participant !== none && isCountedVoice(shard.voice[at]!)) participants.push(participant);
  if (shard.status[at] === lost) {
    into.passages++;
    return;
  }
  const start = shard.start[at]!;
  const end = start + shard.length[at]!;
  if (start < into.end) {
    into.end = Math.max(into.end, end);
    into.several ||= into.owner !== owner;
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
