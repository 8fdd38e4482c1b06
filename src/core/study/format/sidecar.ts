import { lineRange } from "../../text/lines";
import type { Place, Placing } from "../../text/place";
import { sideAfter, type Side } from "./conflict";
import { problem, type Problem } from "./problem";
import { checkRecord, isPassage, isRemoval, type Passage, type StudyRecord } from "./record";

/** One line of a sidecar that could be read. */
export interface Line {
  /** As it stands in the file, without its line end. */
  readonly raw: string;
  /** Counted from 0. */
  readonly number: number;
  readonly record: StudyRecord;
  /** The file it stands in, where lines of several were joined. */
  readonly file?: string;
}

/** A coder's codings of one document, as read from its file. */
export interface Sidecar {
  readonly lines: readonly Line[];
  /** Lines that could not be read, in their order; kept, at the end, whenever the file is written. */
  readonly broken: readonly string[];
  readonly problems: readonly Problem[];
}

/** Of all the lines of one id, the one that counts. */
export interface CurrentLine extends Line {
  /** Lines that say something else and may not simply be older: they stay until someone chooses. */
  readonly rivals?: readonly Line[];
}

const longestLine = 4_000_000;

/** Reads a sidecar's text. Conflict markers are dropped and both sides kept. */
export function parseSidecar(text: string, file: string): Sidecar {
  const lines: Line[] = [];
  const broken: string[] = [];
  const problems: Problem[] = [];
  let side: Side = "none";
  let base: { raw: string; at: number }[] = [];
  let number = 0;
  const take = (raw: string, at: number) => {
    const read = readLine(raw);
    if ("record" in read) lines.push({ raw, number: at, record: read.record });
    else {
      broken.push(raw);
      const message = `This line can't be read: ${read.wrong}. It is kept as it is, and not counted.`;
      problems.push(problem("broken-line", file, lineRange(at, raw.length), message));
    }
  };
  // What both sides came from is dropped only where the other side follows it.
  const keepBase = () => {
    for (const { raw, at } of base) take(raw, at);
    base = [];
  };
  for (let from = text[0] === "\uFEFF" ? 1 : 0; from < text.length; number++) {
    const newline = text.indexOf("\n", from);
    const end = newline === -1 ? text.length : newline;
    const raw = text.slice(from, end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    from = end + 1;
    const next: Side = raw.startsWith("{") ? side : sideAfter(raw, side);
    if (next !== side) {
      if (next === "ours") {
        const message = "A merge stopped here. Both sides are read; nothing is missing.";
        problems.push(problem("merge-conflict", file, lineRange(number, raw.length), message));
      }
      if (next === "theirs") base = [];
      keepBase();
      side = next;
    } else if (raw !== "") {
      if (side === "base") base.push({ raw, at: number });
      else take(raw, number);
    }
  }
  keepBase();
  return { lines, broken, problems };
}

/** What several files say together, in their order. */
export function joinSidecars(files: readonly { readonly file: string; readonly text: string }[]): Sidecar {
  const parts = files.map(({ file, text }) => ({ file, ...parseSidecar(text, file) }));
  return {
    lines: parts.flatMap(({ file, lines }) => lines.map((line) => ({ ...line, file }))),
    broken: parts.flatMap(({ broken }) => broken),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

function readLine(raw: string): { record: StudyRecord } | { wrong: string } {
  if (raw.length > longestLine) return { wrong: `it is longer than ${longestLine} characters` };
  try {
    return checkRecord(JSON.parse(raw));
  } catch {
    return { wrong: "it is cut off or damaged" };
  }
}

/**
 * Writes a sidecar's text: lines sorted by id and, within one id, as they came, identical ones once; then the broken
 * ones; each ended by LF. Lines are written byte for byte as they are.
 */
export function formatSidecar(
  lines: readonly { id: string; raw: string }[],
  broken: readonly string[],
): string {
  const sorted = [...lines].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const all = [...new Set(sorted.map((line) => line.raw)), ...broken];
  return all.length === 0 ? "" : `${all.join("\n")}\n`;
}

/**
 * One record an id, in the order of the file. Of several lines with one id the content is the latest's by `removed`,
 * `revised` or `made`, ties going to the greater line. A line never revised is what the revised ones were made from, so
 * it is no rival of theirs; neither is one that differs only in its place, or in when the same was said.
 */
export function currentLines({ lines }: Sidecar): readonly CurrentLine[] {
  if (lines.every(({ record }, at) => at === 0 || lines[at - 1]!.record.id < record.id)) return lines;
  const byId = new Map<string, Line[]>();
  for (const line of lines) {
    const same = byId.get(line.record.id);
    if (same === undefined) byId.set(line.record.id, [line]);
    else if (same.every((other) => other.raw !== line.raw)) same.push(line);
  }
  return Array.from(byId.values(), choose);
}

function choose(lines: readonly Line[]): CurrentLine {
  const line = lines.reduce((best, other) => (isLater(other, best) ? other : best));
  const rivals = lines.filter(
    (other) =>
      other !== line &&
      (!isOriginal(other.record) || isOriginal(line.record)) &&
      contentOf(other.record) !== contentOf(line.record),
  );
  return rivals.length === 0 ? line : { ...line, rivals };
}

function isOriginal(record: StudyRecord): boolean {
  return !isRemoval(record) && record.revised === undefined;
}

function isLater(a: Line, b: Line): boolean {
  const [first, second] = [lastChange(a.record), lastChange(b.record)];
  return first === second ? a.raw > b.raw : first > second;
}

/** Without its final Z, so that times compare as texts with fractions of a second and without. */
function lastChange(record: StudyRecord): string {
  const time = isRemoval(record) ? record.removed : (record.revised ?? record.made);
  return time.slice(0, -1);
}

const notContent = new Set(["start", "quote", "prefix", "suffix", "text", "revised"]);

/** What a record says apart from where its passage stands and when it was said. */
function contentOf(record: StudyRecord): string {
  if (isRemoval(record)) return "removed";
  const content = Object.entries(record).filter(([key]) => !notContent.has(key));
  return JSON.stringify(content.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The place of a settled passage, as `find` finds it in the present text: its own when it stands intact, else that of
 * whichever of these lines has its id and resolves best.
 */
export function bestPlace(
  passage: Passage,
  lines: readonly Line[],
  find: (place: Place) => Placing,
): { place: Place; placing: Placing } {
  let best: { place: Place; placing: Placing } = { place: passage, placing: find(passage) };
  if (rank(best.placing) === 0) return best;
  for (const { record } of lines) {
    if (record.id !== passage.id || record === passage || !isPassage(record)) continue;
    const placing = find(record);
    if (rank(placing) < rank(best.placing)) best = { place: record, placing };
  }
  return best;
}

const ranks = { exact: 0, shifted: 0, changed: 1, ambiguous: 2, lost: 3, unchecked: 3 };

function rank({ status }: Placing): number {
  return ranks[status];
}
