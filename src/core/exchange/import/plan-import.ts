import { stringify } from "yaml";
import { findCode, readCodebook } from "../../study/format/codebook/codebook";
import { writing } from "../../study/format/codebook/edit";
import { mergeCodebooks } from "../../study/format/codebook/merge";
import { relink } from "../../study/format/links";
import { newManifest, readManifest } from "../../study/format/manifest";
import * as paths from "../../study/format/paths";
import { formatRecord, type Passage } from "../../study/format/record";
import { formatSidecar } from "../../study/format/sidecar";
import { freePath } from "../../study/format/free-name";
import type { Incoming, IncomingCode, IncomingDocument } from "./incoming";
import { notices, type Notice, type Notices } from "../../messages/notices";
import { idFor } from "../guids";
import { newParticipants, withParticipants } from "./participants-rows";

/** What is there already, where something is to go. */
export interface PresentStudy {
  /** The paths of all files. */
  readonly files: readonly string[];
  /** The texts of the study's own files; null for one that is not there. */
  readonly codebook: string | null;
  readonly participants: string | null;
  readonly manifest: string | null;
  readonly attributes: string | null;
  /** The ids of all records; none where nothing with records comes in. */
  readonly ids: ReadonlySet<string>;
  /** The coders whose names are known. */
  readonly coders: ReadonlyMap<string, string>;
}

/** A file that is there, and what becomes of it. */
export interface Changed {
  readonly before: string;
  readonly after: string;
}

/** What would be written, all or nothing. */
export interface ImportPlan {
  /** New files, in the order in which they are to be written. */
  readonly files: ReadonlyMap<string, string>;
  /** The ids of all records, those that are there included. */
  readonly ids: ReadonlySet<string>;
  /** The ids of the codes that come in and were not there. */
  readonly codes: ReadonlySet<string>;
  /** The codebook's new text where it is there already and gets codes; else null. */
  readonly codebook: Changed | null;
  /** The same for `participants.csv`, which gets rows and columns. */
  readonly participants: Changed | null;
  /** What does not come along. */
  readonly omitted: readonly Notice[];
  /** How the file was understood, where that is not as it should be. */
  readonly warnings: readonly Notice[];
}

/**
 * Decides where everything goes: into files that are not there. Documents and memos get free names; codes are added to a
 * codebook that is there, unless both say different things of one: that is `refused`, a sentence for people. Participants
 * get rows in a `participants.csv` that is there, whose own stay as they are.
 */
export function planImport(
  incoming: Incoming,
  present: PresentStudy,
  name: string,
): ImportPlan | { readonly refused: string } {
  const files = new Map<string, string>();
  const omitted = notices(incoming.omitted);
  const taken = new Set(present.files.map(folded));
  const used = new Set(
    present.files.flatMap((file) => paths.readSidecarPath(file)?.document ?? []).map(folded),
  );
  const moved = new Map<string, string>();
  const place = (path: string) => {
    const free = freePath(path, (one) => taken.has(folded(one)) || used.has(folded(one)));
    taken.add(folded(free));
    if (free !== path && !moved.has(path)) moved.set(path, free);
    return free;
  };
  const documents = incoming.documents.map((document) => ({ ...document, path: place(document.path) }));
  const { isDocument } = readManifest(present.manifest ?? "").manifest;
  for (const { path, text } of documents) {
    files.set(path, text);
    if (!isDocument(path)) omitted.add("that these are documents, since emic.yaml leaves them out", path);
  }
  const memos = incoming.memos.map((memo) => ({ ...memo, to: place(memo.path) }));
  for (const { path, text, to } of memos) {
    files.set(
      to,
      relink(text, path, to, (target) => moved.get(target) ?? target),
    );
  }
  const ids = new Set(present.ids);
  writeRecords(documents, ids, files);

  const book = incoming.codes.length === 0 ? null : codebookText(incoming.codes);
  const merged =
    book === null || present.codebook === null ? null : mergeCodebooks(null, present.codebook, book);
  if (book !== null && present.codebook !== null) {
    if (merged === null)
      return {
        refused: "The codebook that is there can't be read, so no codes can be added to it. Mend it first.",
      };
    if (merged.conflicts.length > 0)
      return {
        refused: `The codebook that is there says something else of these codes: ${merged.conflicts.join(", ")}. Import into a folder of its own, or rename them first.`,
      };
  } else if (book !== null) files.set(paths.codebookFile, book);

  const people = writePeople(incoming, present, files, omitted);
  writeFrame(incoming, present, name, files, omitted);
  const change =
    merged === null || merged.text === present.codebook
      ? null
      : { before: present.codebook!, after: merged.text };
  return {
    files,
    ids,
    codes: newCodes(incoming.codes, present.codebook),
    codebook: change,
    participants: people,
    omitted: omitted.all,
    warnings: incoming.warnings,
  };
}

function newCodes(codes: readonly IncomingCode[], codebook: string | null): Set<string> {
  const there = codebook === null ? null : readCodebook(codebook).codebook;
  const ids = new Set<string>();
  const waiting = [...codes];
  for (let code = waiting.pop(); code !== undefined; code = waiting.pop()) {
    if (there === null || findCode(there, code.id) === null) ids.add(code.id);
    waiting.push(...code.codes);
  }
  return ids;
}

/** What will be there once a plan was written. */
export function presentAfter(
  present: PresentStudy,
  { files, ids, codebook, participants }: ImportPlan,
): PresentStudy {
  const own = (file: string, before: string | null) => files.get(file) ?? before;
  return {
    files: [...present.files, ...files.keys()],
    codebook: codebook?.after ?? own(paths.codebookFile, present.codebook),
    participants: participants?.after ?? own(paths.participantsFile, present.participants),
    manifest: own(paths.manifestFile, present.manifest),
    attributes: own(paths.attributesFile, present.attributes),
    ids,
    coders: present.coders,
  };
}

/** One file for each coder and document. Ids that the study has already are replaced, the same way each time. */
function writeRecords(
  documents: readonly IncomingDocument[],
  ids: Set<string>,
  files: Map<string, string>,
): void {
  for (const { path, passages } of documents) {
    const owned = new Map<string, Passage[]>();
    for (const { owner, record } of passages) {
      let { id } = record;
      for (let number = 0; ids.has(id); number++) id = idFor("again", path, owner, record.id, String(number));
      ids.add(id);
      const own = owned.get(owner);
      if (own === undefined) owned.set(owner, [{ ...record, id }]);
      else own.push({ ...record, id });
    }
    for (const [owner, records] of [...owned].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const lines = records.map((record) => ({ id: record.id, raw: formatRecord(record) }));
      files.set(paths.sidecarPath(owner, path), formatSidecar(lines, []));
    }
  }
}

function writePeople(
  { participants }: Incoming,
  { participants: before }: PresentStudy,
  files: Map<string, string>,
  omitted: Notices,
): Changed | null {
  if (participants.length === 0) return null;
  if (before === null) {
    files.set(paths.participantsFile, newParticipants(participants));
    return null;
  }
  const after = withParticipants(before, participants, omitted);
  return after === before ? null : { before, after };
}

function writeFrame(
  incoming: Incoming,
  present: PresentStudy,
  name: string,
  files: Map<string, string>,
  omitted: Notices,
): void {
  const line = `${paths.attributesLine}\n`;
  if (present.attributes === null) files.set(paths.attributesFile, line);
  const named = [...incoming.coders].filter(([coder, shown]) => coder !== shown);
  if (present.manifest !== null) {
    for (const [coder, shown] of named)
      if (present.coders.get(coder) !== shown)
        omitted.add("coders' names, since emic.yaml is there and stays", shown);
    return;
  }
  const coders = Object.fromEntries(named.map(([coder, shown]) => [coder, { name: shown }]));
  const listed = named.length === 0 ? "" : stringify({ coders }, writing);
  files.set(paths.manifestFile, newManifest(incoming.name ?? name) + listed);
}

function codebookText(codes: readonly IncomingCode[]): string {
  const plain = ({
    id,
    name,
    color,
    definition,
    include,
    exclude,
    examples,
    codes: below,
  }: IncomingCode): object => ({
    id,
    name,
    ...(color === null ? {} : { color }),
    ...(definition === null ? {} : { definition }),
    ...(include === null ? {} : { include }),
    ...(exclude === null ? {} : { exclude }),
    ...(Object.keys(examples).length === 0 ? {} : { examples }),
    ...(below.length === 0 ? {} : { codes: below.map(plain) }),
  });
  return stringify({ codes: codes.map(plain) }, { ...writing, aliasDuplicateObjects: false });
}

function folded(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
