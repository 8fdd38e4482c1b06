import { pathOf, type Code } from "../study/format/codebook/codebook";
import type { StudyFolder } from "../study/work/folder";
import { participantsNamed } from "../study/format/front-matter";
import type { Participant } from "../study/format/participants";
import type { FilePort } from "../study/work/port";
import { isCoding, type Passage } from "../study/format/record";
import { frontMatterExtent } from "../text/layout";
import { lineAt, linesOf } from "../text/lines";
import type { Status } from "../text/place";
import type { Span } from "../text/span";
import type { Turn } from "../text/turns";
import { releasedCodes, type ReleasedCodes } from "../consent/released-codes";
import { memoFiles } from "../consent/released-memos";
import { releasedGroup } from "../consent/released-people";
import { releaseOf, releasedMemo, type Release, type ReleasedDocument } from "../consent/release";
import { notices, type Notices } from "../messages/notices";

/** What a study is written out with. */
export interface ReportOptions {
  /** What a study is called that does not say itself. */
  readonly name: string;
  /** The documents to be in it; null: all. */
  readonly documents: ReadonlySet<string> | null;
}

/** What of a study may leave it, as people read and count it: by document and passage. */
export interface Report {
  readonly name: string;
  /** By path. */
  readonly documents: readonly ReportDocument[];
  /** In the codebook's order; codes in use that it lacks stand at the end. */
  readonly codes: readonly ReportCode[];
  /** So far what is in none of the forms. */
  readonly omitted: Notices;
  readonly withheld: Notices;
}

export interface ReportCode {
  readonly id: string;
  readonly name: string;
  /** The names of the codes above it, from the top down. */
  readonly above: readonly string[];
  /** The id of the code right above it; null at the top. */
  readonly parent: string | null;
  readonly color: string;
  /** Null for a code that the codebook lacks. */
  readonly said: Code | null;
  /** Its place among the codes, from 0. */
  readonly number: number;
  /** In the report's documents: codings of the code itself, and the documents with any. */
  readonly codings: number;
  readonly documents: number;
}

export interface ReportDocument {
  readonly path: string;
  /** As its front matter has it; else its file's name. */
  readonly title: string;
  readonly text: string;
  /** Where the text begins that people read: after the front matter. */
  readonly body: number;
  /** When it was and how it was made, as far as its front matter says so. */
  readonly date: string | null;
  readonly method: string | null;
  /** The ids of the participants whom it names, and the groups of those that have one. */
  readonly participants: readonly string[];
  readonly groups: readonly string[];
  readonly turns: readonly Turn[];
  /** How many owners marked it as coded. */
  readonly marks: number;
  /** In the order of the text; those without a clear place at the end. */
  readonly passages: readonly ReportPassage[];
}

export interface ReportPassage {
  readonly id: string;
  /** A coder's id, or a layer's. */
  readonly owner: string;
  /** The name that the coder is shown by. */
  readonly coder: string;
  /** Null for a comment. */
  readonly code: ReportCode | null;
  readonly status: Status;
  /** Null where it has no clear place. */
  readonly span: Span | null;
  /** The words as they stand in the text; without a place as they were, null where these may not leave. */
  readonly quote: string | null;
  /** Counted from 1. */
  readonly line: number | null;
  /** Whose words they are; null for an interviewer's, and where nobody is named. */
  readonly participant: string | null;
  readonly group: string | null;
  readonly memo: string | null;
  readonly feeling: string | null;
  readonly record: Passage;
}

interface Counted extends ReportCode {
  codings: number;
  documents: number;
}

/** Gathers what may leave a study, see `leavingOf`, once for all the forms in which people read it. */
export async function reportOf(
  folder: StudyFolder,
  port: FilePort,
  { name, documents: chosen }: ReportOptions,
): Promise<Report> {
  const release = await releaseOf(folder, port, chosen);
  const { manifest, participants, codebook } = folder.study.setup;
  const { codes, find } = codesOf(releasedCodes(codebook, release));
  const shown = { coders: manifest.coders, participants, find, release };
  const documents: ReportDocument[] = [];
  for (const document of release.documents) {
    documents.push(documentOf(document, shown));
    await port.yieldToEventLoop();
  }
  const omitted = notices();
  const memos = await memoFiles(port);
  omitted.add("memos and themes", undefined, memos.length);
  return {
    name: manifest.name ?? name,
    documents,
    codes: codes(),
    omitted,
    withheld: release.withheld,
  };
}

interface Shown {
  readonly coders: ReadonlyMap<string, string>;
  readonly participants: ReadonlyMap<string, Participant>;
  readonly find: (id: string) => Counted;
  readonly release: Release;
}

function documentOf(
  { path, text, front, turns, speaking, hasAnonymous, anchors, marks }: ReleasedDocument,
  shown: Shown,
): ReportDocument {
  const { coders, participants, find, release } = shown;
  const lines = linesOf(text);
  const counted = new Set<Counted>();
  const passages = anchors.map(({ owner, record, placing }): ReportPassage => {
    const span = placing.status === "ambiguous" ? null : placing.span;
    const code = isCoding(record) ? find(record.code) : null;
    if (code !== null) {
      code.codings++;
      counted.add(code);
    }
    const participant = span === null ? null : speaking(span).participant;
    return {
      id: record.id,
      owner,
      coder: coders.get(owner) ?? owner,
      code,
      status: placing.status,
      span,
      quote: span === null ? wordsOf(record, hasAnonymous, release) : text.slice(span.start, span.end),
      line: span === null ? null : lineAt(lines, span.start) + 1,
      participant,
      group: releasedGroup(release, participants.get(participant ?? "")),
      memo: releasedMemo(release, record),
      feeling: record.feeling === undefined || release.isTheirs(record.feeling) ? null : record.feeling,
      record,
    };
  });
  for (const code of counted) code.documents++;
  const people = [...participantsNamed(front)];
  const said = (key: string) => {
    const value = front.attributes.get(key);
    return value === undefined || typeof value === "object" || release.isTheirs(String(value))
      ? null
      : String(value);
  };
  return {
    path,
    title: said("title") || path.replace(/^.*\//, "").replace(/\.md$/i, ""),
    text,
    body: frontMatterExtent(text)?.end ?? 0,
    date: said("date"),
    method: said("method"),
    participants: people,
    groups: [...new Set(people.flatMap((id) => releasedGroup(release, participants.get(id)) ?? []))],
    turns,
    marks,
    passages: passages.sort(inOrder),
  };
}

function inOrder(a: ReportPassage, b: ReportPassage): number {
  if (a.span === null || b.span === null)
    return a.span !== b.span ? (a.span === null ? 1 : -1) : a.record.start - b.record.start || byId(a, b);
  return a.span.start - b.span.start || a.span.end - b.span.end || byId(a, b);
}

function byId(a: ReportPassage, b: ReportPassage): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : a.owner < b.owner ? -1 : 1;
}

/**
 * The words of a passage that is not in the text any more: nobody knows whose they were, and where somebody is not to be
 * named they may be what was taken out for that.
 */
function wordsOf(
  { id, quote }: Passage,
  hasAnonymous: boolean,
  { isTheirs, withheld }: Release,
): string | null {
  if (hasAnonymous) {
    withheld.add(
      "passages that are not in their text any more, in documents with people who want to be anonymous",
      id,
    );
    return null;
  }
  if (!isTheirs(quote)) return quote;
  withheld.add(
    "passages that are not in their text any more, and quote or name people of documents that stay",
    id,
  );
  return null;
}

/** All codes, and how one is found by an id in use; `codes` counts what was asked for until then. */
function codesOf({ codebook, idOf }: ReleasedCodes): { codes: () => ReportCode[]; find: Shown["find"] } {
  const known = new Map<string, Counted>();
  for (const code of codebook.codes.values()) {
    const { id, name, color, parent } = code;
    const above = pathOf(codebook, code)
      .slice(0, -1)
      .map((one) => one.name);
    known.set(id, {
      id,
      name,
      above,
      parent,
      color,
      said: code,
      number: known.size,
      codings: 0,
      documents: 0,
    });
  }
  const strangers = new Map<string, Counted>();
  const find = (id: string) => {
    const shown = idOf(id);
    const code = known.get(shown) ?? strangers.get(shown);
    if (code !== undefined) return code;
    const stranger: Counted = {
      id: shown,
      name: shown,
      above: [],
      parent: null,
      color: "grey",
      said: null,
      number: known.size + strangers.size,
      codings: 0,
      documents: 0,
    };
    strangers.set(shown, stranger);
    return stranger;
  };
  return { codes: () => [...known.values(), ...strangers.values()], find };
}
