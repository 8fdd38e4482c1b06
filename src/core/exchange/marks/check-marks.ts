import { notices } from "../../messages/notices";
import { readMarks, type MarkedPassage, type Unmarked } from "./read-marks";
import { readTags } from "./tags";
import { writeMarks } from "./write-marks";

/** A text with marks, and what of it comes back where it is read. */
export interface CheckedMarks {
  readonly text: string;
  /** The passages that are marked in it. */
  readonly marked: readonly MarkedPassage[];
  /** Whether the text has signs of its own that read as marks. */
  readonly hasOwnMarks: boolean;
}

const rounds = 5;
const risky = /[={}<>`]|QCODE/;

/**
 * Marks passages, and reads them again: those that would come back as something else are not marked, so that no mark says
 * what is not so.
 */
export function markChecked(text: string, passages: readonly MarkedPassage[]): CheckedMarks {
  const own = read(text);
  const hasOwnMarks = own === null || own.text !== text;
  const ownCount = own?.passages.length ?? 0;
  const safe = passages.filter(
    ({ span, memo }) => !risky.test(around(text, span.start, span.end) + (memo ?? "")),
  );
  for (const tried of [passages, safe]) {
    let marked = tried;
    for (let round = 0; round < rounds; round++) {
      const written = writeMarks(text, marked);
      const back = read(written);
      if (back === null || own === null || back.text !== own.text) break;
      const keys = countsOf(back.passages);
      const kept = hasOwnMarks ? marked : withoutRivals(marked, (passage) => take(keys, keyOf(passage)));
      if (kept.length === marked.length && back.passages.length === ownCount + marked.length)
        return { text: written, marked, hasOwnMarks };
      if (kept.length === marked.length) break;
      marked = kept;
    }
  }
  return { text, marked: [], hasOwnMarks };
}

/**
 * Without those passages that did not come back: where several of one code overlap, marks can't tell which of them ends,
 * and the first may come back without the others.
 */
function withoutRivals(
  passages: readonly MarkedPassage[],
  cameBack: (passage: MarkedPassage) => boolean,
): readonly MarkedPassage[] {
  const sorted = [...passages].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const missing = new Set(sorted.filter((passage) => !cameBack(passage)));
  const ends = new Map<string | null, number>();
  const kept = sorted.filter((passage) => {
    const { code, span } = passage;
    const end = ends.get(code) ?? -1;
    if (missing.has(passage) && span.start < end) return false;
    ends.set(code, Math.max(end, span.end));
    return true;
  });
  return kept.length < passages.length ? kept : passages.filter((passage) => !missing.has(passage));
}

/** A stretch with the lines that it begins and ends in. */
function around(text: string, start: number, end: number): string {
  const next = text.indexOf("\n", end);
  return text.slice(text.lastIndexOf("\n", start) + 1, next === -1 ? text.length : next);
}

function read(text: string): Unmarked | null {
  const unmarked = readMarks(text, notices());
  return unmarked === null ? null : readTags(unmarked, notices());
}

function keyOf({ span, code, memo }: MarkedPassage): string {
  return JSON.stringify([span.start, span.end, code, memo]);
}

function countsOf(passages: readonly MarkedPassage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const passage of passages) counts.set(keyOf(passage), (counts.get(keyOf(passage)) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  counts.set(key, count - 1);
  return count > 0;
}
