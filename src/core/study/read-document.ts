import { lineRange } from "../text/lines";
import { resolveAll, unchecked, type Placing } from "../text/place";
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
export function readDocument({ document, text, owned, interviewers, known }: DocumentText): DocumentReading {
  const { front, problems: found } =
    text === null ? { front: noFrontMatter, problems: [] } : readFrontMatter(text, document);
  const problems: Problem[] = [...found, ...(text === null ? [] : longLines(text, document))];
  const turns = text === null || owned.length === 0 ? [] : turnsOf(text, knownSpeakers(front, interviewers));
  const speaking = speakingIn(front, turns, interviewers);
  const rows: Row[] = [];
  const marks: string[] = [];
  const mentions = new Map<string, { file: string; line: number }>();
  for (const { owner, file, text: lines } of owned) {
    const sidecar = parseSidecar(lines, file);
    problems.push(...sidecar.problems);
    const settled = settle(sidecar);
    problems.push(...settled.flatMap((record) => rivalsOf(record, file)));
    if (settled.some(({ record }) => isMark(record))) marks.push(owner);
    const knownHere = known === undefined ? undefined : (record: Passage) => known(owner, record);
    for (const { record, span, placing } of placed(settled, sidecar, text, knownHere)) {
      const { participant, voice } = speaking(span);
      rows.push({
        id: record.id,
        document,
        code: record.code ?? null,
        owner,
        start: span.start,
        length: span.end - span.start,
        status: placing.status,
        participant,
        voice: record.voice ?? voice,
      });
    }
    for (const { record, line } of settled) {
      if (!isPassage(record) || !isCoding(record) || mentions.has(record.code)) continue;
      mentions.set(record.code, { file, line: line.number });
    }
  }
  return { front, rows, marks, mentions, problems };
}

/** Each settled passage with where it stands: where the document is gone, where it stood. */
function placed(
  settled: readonly Settled[],
  sidecar: Sidecar,
  text: string | null,
  known: (record: Passage) => Placing | null = () => null,
) {
  const passages = settled.filter((one): one is Settled & { record: Passage } => isPassage(one.record));
  const records = passages.map(({ record }) => record);
  const placings = text === null ? records.map(() => unchecked) : resolveAll(records, text);
  const repeated = text !== null && sidecar.lines.length > settled.length;
  return passages.map((one, at) => {
    const found = { place: one.record, placing: placings[at]! };
    const carried = known(one.record);
    const best = repeated ? bestPlace(one, found.placing, sidecar, text) : found;
    const { place, placing } = carried === null ? best : { place: one.record, placing: carried };
    const span = placing.span ?? { start: place.start, end: place.start + place.quote.length };
    return { record: one.record, span, placing };
  });
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
