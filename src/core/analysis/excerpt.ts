import type { StudyFolder } from "../study/work/folder";
import type { CodedPassage } from "../study/model/passages";
import { quotedPassages, type Quoted } from "../study/work/quotes";
import { isPassage } from "../study/format/record";
import { parseSidecar, currentLines } from "../study/format/sidecar";
import type { Row } from "../study/model/shard";
import { noFrontMatter } from "../study/format/front-matter";
import { knownSpeakers, speakingIn, type Speaking } from "../study/model/voices";
import { frontMatterExtent, paragraphAt } from "../text/layout";
import type { Span } from "../text/span";
import { turnAt, turnsOf, type Turn } from "../text/turns";
import { sentences } from "../text/words";

/** A passage as it is read: its words in their sentence, and what was noted. */
export interface Excerpt extends Quoted {
  /** What stands around the words, up to their sentences' ends; else the sentence before and after. One line each. */
  readonly before: string;
  readonly after: string;
  /** The words by turns, labels apart; one part, of nobody named, where they stand in one turn. */
  readonly said: readonly Said[];
  /** The participants who speak in it, by id, and those whom its codings are of. */
  readonly people: readonly string[];
  /** When it was said, in seconds from the recording's start; null where the transcript does not say. */
  readonly time: number | null;
  readonly memos: readonly { readonly owner: string; readonly text: string }[];
}

/** What one speaker says of a passage. */
export interface Said {
  /** The speaker as the label names them; null where it is said elsewhere whose words these are. */
  readonly speaker: string | null;
  readonly words: string;
}

/** Context is cut beyond this many UTF-16 code units on each side. */
const longestContext = 240;
/** Only as much of a text around a passage is looked at for its sentences. */
const reach = 2000;

/** Reads passages with their surroundings; each document and its codings once. */
export async function excerptsOf(folder: StudyFolder, passages: readonly CodedPassage[]): Promise<Excerpt[]> {
  return surrounded(folder, await quotedPassages(folder, passages));
}

/** The same for passages whose words are read already. */
export function surrounded(folder: StudyFolder, quoted: readonly Quoted[]): Promise<Excerpt[]> {
  const sources = new Map<string, Promise<Source>>();
  return Promise.all(
    quoted.map(async (one): Promise<Excerpt> => {
      const [row] = one.rows;
      let source = sources.get(row!.document);
      if (source === undefined) sources.set(row!.document, (source = readSource(folder, row!.document)));
      const { text, turns, memos, speaking } = await source;
      const noted = one.rows.flatMap(({ owner, id }) => {
        const memo = memos.get(`${owner}/${id}`);
        return memo === undefined ? [] : [{ owner, text: memo }];
      });
      const context =
        text === null || !isPlaced(row!)
          ? { before: "", after: "", time: null, said: [{ speaker: null, words: one.words }] }
          : contextOf(text, turns, row!.start, row!.start + one.words.length);
      const people = new Set(one.rows.flatMap(({ participant }) => participant ?? []));
      for (const { label, body } of isPlaced(row!) ? turns : []) {
        const isIn = label.start < row!.start + one.words.length && body.end > row!.start;
        const { participant } = isIn ? speaking(body) : { participant: null };
        if (participant !== null) people.add(participant);
      }
      return { ...one, ...context, people: [...people], memos: noted };
    }),
  );
}

interface Source {
  readonly text: string | null;
  readonly turns: readonly Turn[];
  readonly memos: ReadonlyMap<string, string>;
  readonly speaking: (span: Span) => Speaking;
}

async function readSource(folder: StudyFolder, document: string): Promise<Source> {
  const text = await folder.text(document);
  const memos = new Map<string, string>();
  for (const { owner, file, text: lines } of await folder.kept(document)) {
    if (!lines.includes('"memo"')) continue;
    for (const { record } of currentLines(parseSidecar(lines, file))) {
      if (isPassage(record) && record.memo !== undefined) memos.set(`${owner}/${record.id}`, record.memo);
    }
  }
  const { documents, setup } = folder.study;
  const front = documents.get(document)?.front ?? noFrontMatter;
  const { interviewers } = setup.manifest;
  const turns = text === null ? [] : turnsOf(text, knownSpeakers(front, interviewers));
  return { text, turns, memos, speaking: speakingIn(front, turns, interviewers) };
}

function isPlaced({ status }: Row): boolean {
  return status !== "lost" && status !== "unchecked";
}

function contextOf(text: string, turns: readonly Turn[], start: number, end: number) {
  const [first, last] = [paragraphAt(text, start), paragraphAt(text, Math.max(start, end - 1))];
  const [opening, closing] = [turnAt(turns, start), turnAt(turns, Math.max(start, end - 1))];
  // What nobody says stands between what is said before and after it.
  const earlier = turns.filter(({ body }) => body.end <= start).at(-1)?.body.end;
  const later = turns.find(({ label }) => label.start >= end)?.label.start;
  const saidFrom = opening?.body.start ?? earlier ?? frontMatterExtent(text)?.end ?? 0;
  const saidTo = closing?.body.end ?? later ?? text.length;
  const from = Math.max(first.start, saidFrom, start - reach);
  const to = Math.min(last.end, saidTo, end + reach);
  const before = sentences(text, { start: Math.min(from, start), end: start }).at(-1);
  const after = sentences(text, { start: end, end: Math.max(to, end) })[0];
  return {
    before: before === undefined ? "" : cutStart(text.slice(before.start, start)),
    after: after === undefined ? "" : cutEnd(text.slice(end, after.end)),
    time: opening?.time ?? null,
    said: saidIn(text, turns, start, end),
  };
}

function saidIn(text: string, turns: readonly Turn[], start: number, end: number): Said[] {
  const labels = turns.filter(({ label }) => label.start < end && label.end > start);
  const said: Said[] = [];
  const add = (speaker: string | null, from: number, to: number) => {
    const words = text.slice(from, to).trim();
    if (words !== "" || speaker !== null) said.push({ speaker, words });
  };
  let from = start;
  let speaker: string | null = null;
  for (const { names, label } of labels) {
    add(speaker, from, label.start);
    speaker = names[0]!;
    from = Math.min(label.end, end);
  }
  add(speaker, from, end);
  return said;
}

const segments = new Intl.Segmenter("und", { granularity: "word" });

function cutStart(text: string): string {
  const line = text.replace(/\s+/g, " ").trimStart();
  if (line.length <= longestContext) return line;
  const { index, segment } = segments.segment(line).containing(line.length - longestContext - 1)!;
  return `… ${line.slice(index + segment.length).trimStart()}`;
}

function cutEnd(text: string): string {
  const line = text.replace(/\s+/g, " ").trimEnd();
  if (line.length <= longestContext) return line;
  const { index } = segments.segment(line).containing(longestContext)!;
  return `${line.slice(0, index).trimEnd()} …`;
}
