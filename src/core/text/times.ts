import type { Span } from "./span";
import { seconds, stamp, turnAt, type Turn } from "./turns";

/** A time that a transcript names. */
export interface Time {
  /** As written, brackets included. */
  readonly span: Span;
  /** From the recording's start. */
  readonly seconds: number;
}

/** In brackets anywhere, with hours anywhere, and at a line's start. One of the groups is the time. */
const timePattern = new RegExp(
  String.raw`[[(](${stamp})[\])](?!\()|(?<![\w:.,])(\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?)(?![\w:])|^(${stamp})(?=\s|$)`,
  "gm",
);
const stampPattern = new RegExp(String.raw`[[(]?(${stamp})[\])]?(?=[\s:*_]*$|[\s])`, "g");

/**
 * The times that stand in a transcript from `from` on, in order: those that are written as such anywhere, and those of
 * its turns' labels. A time of day within a sentence (`at 10:15`) is none.
 */
export function timesIn(text: string, turns: readonly Turn[], from = 0): Time[] {
  const times = new Map<number, Time>();
  timePattern.lastIndex = from;
  for (let match = timePattern.exec(text); match !== null; match = timePattern.exec(text)) {
    add(times, match.index, match[0], (match[1] ?? match[2] ?? match[3])!);
  }
  for (const { label, time } of turns) {
    if (time === null) continue;
    const words = text.slice(label.start, label.end);
    for (const { index, 0: whole, 1: written } of words.matchAll(stampPattern)) {
      if (seconds(written!) === time) add(times, label.start + index, whole, written!);
    }
  }
  return [...times.values()].sort((a, b) => a.span.start - b.span.start);
}

function add(times: Map<number, Time>, start: number, whole: string, written: string): void {
  times.set(start, { span: { start, end: start + whole.length }, seconds: seconds(written) });
}

/** When it was what stands at a place: the last time at or before it, or in its turn's label; null before the first. */
export function timeAt(times: readonly Time[], turns: readonly Turn[], offset: number): Time | null {
  const until = Math.max(offset, turnAt(turns, offset)?.label.end ?? 0);
  return times.filter(({ span }) => span.start <= until).at(-1) ?? null;
}

/** Seconds as people write them: `0:05`, `12:34`, `1:02:03`; fractions are left out. */
export function clock(time: number): string {
  const whole = Math.floor(time);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
