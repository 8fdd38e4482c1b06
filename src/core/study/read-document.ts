import { lineRange } from "../text/lines";
import { resolveAll, unchecked, type Place, type Placing, type Status } from "../text/place";
import type { Span } from "../text/span";
import { turnsOf } from "../text/turns";
import { noFrontMatter, readFrontMatter, type FrontMatter } from "./front-matter";
import { problem, type Problem } from "./problem";
import { isCoding, isMark, isPassage, isRemoval, type Passage } from "./record";
import type { Row } from "./shard";
import { bestPlace, parseSidecar, settle, type Settled, type Sidecar } from "./sidecar";
import { knownSpeakers, speakingIn } from "./voices";

/** What one owner keeps about a document, as read from its file. */
export interface OwnedText {
  readonly owner: string;
  readonly file: string;
  readonly text: string;
}

/** What reading a document and all that was coded in it gives. */
export interface DocumentReading {
  readonly front: FrontMatter;
  /** Every passage of every owner that is not removed. */
  readonly rows: readonly Row[];
  /** The owners who marked the document as coded. */
  readonly marks: readonly string[];
  /** For each code that is named, by its id in the file, the first line that names it. */
  readonly mentions: ReadonlyMap<string, { readonly file: string; readonly line: number }>;
  readonly problems: readonly Problem[];
}

/** Longer lines are not shown whole by editors. */
const longestLine = 10_000;

export interface DocumentText {
  readonly document: string;
  /** The normalised text; null where it is gone or can't be read: its passages are then `unchecked`. */
  readonly text: string | null;
  readonly owned: readonly OwnedText[];
  /** The study's interviewers, besides those whom the document names. */
  readonly interviewers: readonly string[];
  /** Where a passage is known to stand, from edits that were followed; null where it has to be found. */
  readonly known?: (owner: string, record: Passage) => Placing | null;
}

/** Reads a document with its owners' files. */
export function readDocument(given: DocumentText): DocumentReading {
  const { document, text, owned, interviewers } = given;
  const { front, problems: found } =
    text === null ? { front: noFrontMatter, problems: [] } : readFrontMatter(text, document);
  const problems: Problem[] = [...found, ...(text === null ? [] : longLines(text, document))];
  const turns = text === null || owned.length === 0 ? [] : turnsOf(text, knownSpeakers(front, interviewers));
  const speaking = speakingIn(front, turns, interviewers);
  const passages: OwnedPassage[] = [];
  const marks: string[] = [];
  const mentions = new Map<string, { file: string; line: number }>();
  for (const { owner, file, text: lines } of owned) {
    const sidecar = parseSidecar(lines, file);
    const settled = settle(sidecar);
    // Not by spreading: a damaged file may have more problems than a call can have arguments.
    for (const one of sidecar.problems) problems.push(one);
    const repeated = sidecar.lines.length > settled.length ? sidecar : null;
    let marked = false;
    for (const one of settled) {
      if (one.rivals.length > 0) problems.push(...rivalsOf(one, file));
      if (isSettledPassage(one)) {
        passages.push({ owner, settled: one, repeated });
        const { record, line } = one;
        if (isCoding(record) && !mentions.has(record.code))
          mentions.set(record.code, { file, line: line.number });
      } else marked ||= isMark(one.record);
    }
    if (marked) marks.push(owner);
  }
  const records = passages.map(({ settled }) => settled.record);
  const placings = text === null ? records.map(() => unchecked) : resolveAll(records, text);
  const rows = passages.map((passage, at): Row => {
    const { record } = passage.settled;
    const { span, status } = standing(passage, placings[at]!, given);
    const { participant, voice, speaker } = speaking(span);
    return {
      id: record.id,
      document,
      code: record.code ?? null,
      owner: passage.owner,
      start: span.start,
      length: span.end - span.start,
      status,
      participant,
      speaker,
      voice: record.voice ?? voice,
    };
  });
  return { front, rows, marks, mentions, problems };
}

interface OwnedPassage {
  readonly owner: string;
  readonly settled: Settled & { readonly record: Passage };
  /** Its file, where some record of that has several lines; else null. */
  readonly repeated: Sidecar | null;
}

function isSettledPassage(settled: Settled): settled is OwnedPassage["settled"] {
  return isPassage(settled.record);
}

/** Where a passage stands now, `found` being where its own line leads; where nothing leads to it, where it stood. */
function standing(
  { owner, settled, repeated }: OwnedPassage,
  found: Placing,
  { text, known }: DocumentText,
): { span: Span; status: Status } {
  const carried = known?.(owner, settled.record) ?? null;
  let place: Place = settled.record;
  let placing = carried ?? found;
  if (carried === null && repeated !== null && text !== null)
    ({ place, placing } = bestPlace(settled, found, repeated, text));
  const { span, status } = placing;
  return { span: span ?? { start: place.start, end: place.start + place.quote.length }, status };
}

function rivalsOf({ record, line, rivals }: Settled, file: string): Problem[] {
  return rivals.map((rival) => {
    const removed = isRemoval(record) || isRemoval(rival.record);
    const message = removed
      ? "This was removed in one version and changed in another. The later counts; both stay until one is chosen."
      : "There are two versions of this coding. The later counts; both stay until one is chosen.";
    return problem(
      "several-versions",
      file,
      lineRange(line.number, line.raw.length),
      message,
      "choose-version",
    );
  });
}

function longLines(text: string, document: string): Problem[] {
  const problems: Problem[] = [];
  let number = 0;
  for (let from = 0; from < text.length; number++) {
    const newline = text.indexOf("\n", from);
    const end = newline === -1 ? text.length : newline;
    if (end - from > longestLine && problems.length < 20) {
      const message = `This line has ${end - from} characters; editors show only the first ${longestLine}. Parted into paragraphs it can be read and coded.`;
      problems.push(problem("long-line", document, lineRange(number, longestLine), message));
    }
    from = end + 1;
  }
  return problems;
}
