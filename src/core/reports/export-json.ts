import { strToU8 } from "fflate";
import type { Code } from "../study/format/codebook/codebook";
import type { StudyFolder } from "../study/work/folder";
import type { FilePort } from "../study/work/port";
import type { Passage } from "../study/format/record";
import type { Status } from "../text/place";
import type { Exported } from "../consent/export-format";
import { noteOmittedKeys } from "../study/format/omitted-keys";
import { reportOf, type ReportOptions, type ReportPassage } from "./report";

/**
 * What a study's codings are for programs. Within a version fields may be added, and none changes its meaning; what is
 * not known or not given is null. Documents are in the order of their paths, codes in that of the codebook, passages in
 * that of the text.
 */
export interface StudyData {
  readonly format: "emic-study";
  readonly version: 1;
  readonly name: string;
  readonly documents: readonly {
    /** Known by it everywhere else here. */
    readonly path: string;
    readonly title: string;
    readonly date: string | null;
    readonly method: string | null;
    /** The ids of the participants whom it names, and their groups. */
    readonly participants: readonly string[];
    readonly groups: readonly string[];
    /** How many coders have marked it as coded. */
    readonly marks: number;
  }[];
  readonly codes: readonly {
    readonly id: string;
    readonly name: string;
    /** The id of the code right above it; null at the top. */
    readonly parent: string | null;
    /** A name of Emic's palette, or `#rrggbb`. */
    readonly color: string;
    /** Whether the codebook has it; some codings may have a code that it lacks. */
    readonly inCodebook: boolean;
    readonly definition: string | null;
    readonly include: string | null;
    readonly exclude: string | null;
    readonly examples: Code["examples"];
    readonly status: Code["status"] | null;
    readonly from: Code["from"];
    /** Codings with the code itself, in these documents. */
    readonly codings: number;
  }[];
  readonly coders: readonly { readonly id: string; readonly name: string }[];
  readonly codings: readonly (PassageData & { readonly code: string })[];
  /** Passages with a memo and without a code. */
  readonly comments: readonly PassageData[];
}

export interface PassageData {
  /** A ULID. */
  readonly id: string;
  readonly document: string;
  readonly coder: string;
  /** How it was found in its document; those that are `ambiguous`, `omitted` or `unchecked` have no place. */
  readonly status: Status;
  /** In UTF-16 code units of the document's text with LF line ends, front matter included; the end is after the last. */
  readonly startUtf16: number | null;
  readonly endUtf16: number | null;
  /** From 1. */
  readonly line: number | null;
  /** As it stands in the document; without a place as it once stood there, null where those words may not leave. */
  readonly quote: string | null;
  /** Whose words they are, by id. */
  readonly participant: string | null;
  readonly group: string | null;
  readonly memo: string | null;
  /** In UTC, as `2026-11-21T10:04:00Z`. */
  readonly made: string;
  /** When code, memo or meaning last changed. */
  readonly revised: string | null;
  readonly voice: string | null;
  readonly feeling: string | null;
  readonly intensity: number | null;
  readonly basis: string | null;
  /** Those to other passages in here. */
  readonly links: NonNullable<Passage["links"]>;
}

const carried = new Set(["voice", "feeling", "intensity", "basis", "links"]);

/** A study's documents, codes, codings and comments as JSON, see `StudyData`; the texts of documents are not in it. */
export async function exportJson(
  folder: StudyFolder,
  port: FilePort,
  options: ReportOptions,
): Promise<Exported> {
  const { name, documents, codes, omitted, withheld } = await reportOf(folder, port, options);
  const coders = new Map<string, string>();
  const codings: StudyData["codings"][number][] = [];
  const comments: PassageData[] = [];
  const there = new Set(documents.flatMap(({ passages }) => passages.map(({ id }) => id)));
  for (const { path, passages } of documents)
    for (const passage of passages) {
      coders.set(passage.owner, passage.coder);
      noteOmittedKeys(passage.record, path, omitted, carried);
      const links = (passage.record.links ?? []).filter(({ to }) => there.has(to));
      const gone = (passage.record.links?.length ?? 0) - links.length;
      withheld.add("links to passages that stay", passage.id, gone);
      const data = { ...dataOf(path, passage), links };
      if (passage.code === null) comments.push(data);
      else codings.push({ ...data, code: passage.code.id });
    }
  const data: StudyData = {
    format: "emic-study",
    version: 1,
    name,
    documents: documents.map(({ path, title, date, method, participants, groups, marks }) => ({
      path,
      title,
      date,
      method,
      participants,
      groups,
      marks,
    })),
    codes: codes.map(({ id, name: called, parent, color, said, codings: count }) => ({
      id,
      name: called,
      parent,
      color,
      inCodebook: said !== null,
      definition: said?.definition ?? null,
      include: said?.include ?? null,
      exclude: said?.exclude ?? null,
      examples: said?.examples ?? {},
      status: said?.status ?? null,
      from: said?.from ?? null,
      codings: count,
    })),
    coders: Array.from(coders, ([id, shown]) => ({ id, name: shown })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    codings,
    comments,
  };
  return {
    bytes: strToU8(`${JSON.stringify(data, null, 2)}\n`),
    omitted: omitted.all,
    withheld: withheld.all,
  };
}

function dataOf(document: string, passage: ReportPassage): Omit<PassageData, "links"> {
  const { id, owner, status, span, line, quote, participant, group, memo, feeling, record } = passage;
  return {
    id,
    document,
    coder: owner,
    status,
    startUtf16: span?.start ?? null,
    endUtf16: span?.end ?? null,
    line,
    quote,
    participant,
    group,
    memo,
    made: record.made,
    revised: record.revised ?? null,
    voice: record.voice ?? null,
    feeling,
    intensity: record.intensity ?? null,
    basis: record.basis ?? null,
  };
}
