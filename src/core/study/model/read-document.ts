import { lineRange } from "../../text/lines";
import { unchecked, type Place, type Placing } from "../../text/place";
import { quickResolver, resolver } from "../../text/finding/resolve";
import type { Span } from "../../text/span";
import { turnsOf } from "../../text/turns";
import type { Codebook } from "../format/codebook/codebook";
import { noFrontMatter, readFrontMatter, type FrontMatter } from "../format/front-matter";
import { problem, type Problem } from "../format/problem";
import { isCoding, isMark, isPassage, isRemoval, type Passage } from "../format/record";
import type { Row } from "./shard";
import {
  bestPlace,
  joinSidecars,
  parseSidecar,
  currentLines,
  type Line,
  type CurrentLine,
} from "../format/sidecar";
import { knownSpeakers, speakingIn, type Speaking } from "./voices";

/** What one owner keeps about a document, as read from a file: the owner's own, or a copy that a sync service left of it. */
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
  /** For each code that is named but not in the codebook, by its id in the file, the first line that names it. */
  readonly mentions: ReadonlyMap<string, { readonly file: string; readonly line: number }>;
  readonly problems: readonly Problem[];
  /** Versions of which the old texts may help to find passages that are not looked for yet. */
  readonly wanted: ReadonlySet<string>;
}

/** Longer lines are not shown whole by editors. */
const longestLine = 10_000;

export interface DocumentText {
  readonly document: string;
  /** The normalised text; null where it is gone or can't be read: its passages are then `unchecked`. */
  readonly text: string | null;
  /** Files of one owner are read together. */
  readonly owned: readonly OwnedText[];
  readonly codebook: Codebook;
  /** The study's interviewers, besides those whom the document names. */
  readonly interviewers: readonly string[];
  /** Where a passage is known to stand, from edits that were followed; null where it has to be found. */
  readonly known?: (owner: string, record: Passage) => Placing | null;
  /**
   * Old texts by their versions, as far as they are at hand. Without this, passages that are not clearly where they
   * were or moved as they were are not looked for yet: they are `unchecked`, and their versions wanted.
   */
  readonly oldTexts?: ReadonlyMap<string, string>;
}

/** Reads a document with its owners' files. */
export function readDocument(given: DocumentText): DocumentReading {
  const { document, text, owned, interviewers, oldTexts } = given;
  const { front, problems } =
    text === null ? { front: noFrontMatter, problems: [] } : readFrontMatter(text, document);
  const turns = text === null || owned.length === 0 ? [] : turnsOf(text, knownSpeakers(front, interviewers));
  const looking = {
    find: finding(text, oldTexts),
    speaking: speakingIn(front, turns, interviewers),
  };
  const reading: Reading = {
    front,
    rows: [],
    marks: [],
    mentions: new Map(),
    problems: [...problems, ...(text === null ? [] : longLines(text, document))],
    wanted: new Set(),
  };
  const byOwner = new Map<string, OwnedText[]>();
  for (const own of owned) byOwner.set(own.owner, [...(byOwner.get(own.owner) ?? []), own]);
  for (const [owner, files] of byOwner) readOwn(owner, files, given, looking, reading);
  return reading;
}

/** How passages are found in a text, which is null where there is none; without old texts, only what is clear. */
export function finding(
  text: string | null,
  oldTexts: ReadonlyMap<string, string> | undefined,
): (place: Place) => Placing {
  if (text === null) return () => unchecked;
  return oldTexts === undefined ? quickResolver(text) : resolver(text, (version) => oldTexts.get(version));
}

/** A reading as it is filled. */
interface Reading extends DocumentReading {
  readonly rows: Row[];
  readonly marks: string[];
  readonly mentions: Map<string, { readonly file: string; readonly line: number }>;
  readonly problems: Problem[];
  readonly wanted: Set<string>;
}

interface Looking {
  readonly find: (place: Place) => Placing;
  readonly speaking: (span: Span) => Speaking;
}

/** Adds what one owner keeps. */
function readOwn(
  owner: string,
  files: readonly OwnedText[],
  given: DocumentText,
  looking: Looking,
  reading: Reading,
): void {
  const [{ file: first, text }] = files as [OwnedText];
  const { rows, marks, mentions, problems, wanted } = reading;
  const { codes } = given.codebook;
  const sidecar = files.length === 1 ? parseSidecar(text, first) : joinSidecars(files);
  const settled = currentLines(sidecar);
  // Not by spreading: a damaged file may have more problems than a call can have arguments.
  for (const one of sidecar.problems) problems.push(one);
  // Looked through for every passage without a place, so only where some id has several.
  const others = sidecar.lines.length > settled.length ? sidecar.lines : [];
  let isMarked = false;
  for (const line of settled) {
    const { record, number, file = first } = line;
    if (line.rivals !== undefined) problems.push(...rivalsOf(line, file));
    if (isPassage(record)) {
      const row = rowOf(record, owner, others, given, looking);
      rows.push(row);
      if (row.status === "unchecked" && given.text !== null && given.oldTexts === undefined)
        wanted.add(record.text);
      if (isCoding(record) && !codes.has(record.code) && !mentions.has(record.code))
        mentions.set(record.code, { file, line: number });
    } else isMarked ||= isMark(record);
  }
  if (isMarked) marks.push(owner);
}

/** A passage where it stands now; where nothing leads to it, where it stood. */
function rowOf(
  record: Passage,
  owner: string,
  others: readonly Line[],
  { document, known }: DocumentText,
  { find, speaking }: Looking,
): Row {
  const carried = known?.(owner, record) ?? null;
  const { place, placing } =
    carried === null ? bestPlace(record, others, find) : { place: record, placing: carried };
  const span = placing.span ?? { start: place.start, end: place.start + place.quote.length };
  const { participant, voice, speaker } = speaking(span);
  return {
    id: record.id,
    document,
    code: record.code ?? null,
    owner,
    start: span.start,
    length: span.end - span.start,
    status: placing.status,
    participant,
    speaker,
    voice: record.voice ?? voice,
  };
}

function rivalsOf({ record, raw, number, rivals = [] }: CurrentLine, file: string): Problem[] {
  return rivals.map((rival) => {
    const removed = isRemoval(record) || isRemoval(rival.record);
    const message = removed
      ? "This was removed in one version and changed in another. The later counts; both stay until one is chosen."
      : "There are two versions of this coding. The later counts; both stay until one is chosen.";
    return problem("several-versions", file, lineRange(number, raw.length), message, "choose-version");
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
