import { cited } from "../../messages/cited";
import { largestDocument, largestFile } from "../../text/limits";
import { linesOf, rangeOf } from "../../text/lines";
import { normalise } from "../../text/normal";
import { isCollectionFile, readCollection, type Collection } from "../format/collection";
import { emptyCodebook, readCodebook, type Codebook } from "../format/codebook/codebook";
import { readManifest, type Manifest } from "../format/manifest";
import { readParticipants } from "../format/participants";
import * as paths from "../format/paths";
import { type FilePort } from "./port";
import { fileStart, problem, type Problem } from "../format/problem";
import type { OwnedText } from "../model/read-document";
import type { StudySetup } from "../model/study";
import { isThemeFile, readTheme, type Theme } from "../format/theme";
import { unread } from "../format/yaml";

/** Which files a study has, sorted by what they are. */
export interface FileIndex {
  readonly documents: Set<string>;
  /** Who keeps a file about a document, be it only a copy of one, whether the document is there or not. */
  readonly owners: Map<string, Set<string>>;
  /** The copies that sync services left of files about a document. */
  readonly copies: Map<string, Set<string>>;
  readonly themes: Set<string>;
  readonly collections: Set<string>;
}

export function emptyIndex(): FileIndex {
  return {
    documents: new Set(),
    owners: new Map(),
    copies: new Map(),
    themes: new Set(),
    collections: new Set(),
  };
}

/** Sorts a study's files. Files in the codings folder whose names can't be anybody's are reported. */
export function indexFiles(
  files: Iterable<string>,
  isDocument: (path: string) => boolean,
): { index: FileIndex; problems: Problem[] } {
  const index = emptyIndex();
  const problems: Problem[] = [];
  for (const file of files) {
    if (
      !addFile(index, file, isDocument) &&
      file.startsWith(`${paths.codingsFolder}/`) &&
      file.endsWith(".jsonl")
    ) {
      const message = `${cited(file.split("/")[1] ?? "")} can't be a coder's name: use a–z, 0–9 and hyphens. Nothing in this file is read.`;
      problems.push(problem("unsafe-name", file, fileStart, message));
    }
  }
  return { index, problems: problems.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** Whether the file is a document, a theme, a collection or somebody's codings; if so it is in the index afterwards. */
export function addFile(index: FileIndex, file: string, isDocument: (path: string) => boolean): boolean {
  const own = paths.readSidecarPath(file);
  const kept = own ?? paths.readCopyPath(file);
  if (kept !== null) {
    const { owner, document } = kept;
    index.owners.set(document, (index.owners.get(document) ?? new Set()).add(owner));
    if (own === null) index.copies.set(document, (index.copies.get(document) ?? new Set()).add(file));
    return true;
  }
  if (isThemeFile(file)) index.themes.add(file);
  else if (isCollectionFile(file)) index.collections.add(file);
  else if (isDocument(file)) index.documents.add(file);
  else return false;
  return true;
}

/** What `emic.yaml` says, which tells documents from other files. */
export async function readStudyManifest(port: FilePort): Promise<Manifest> {
  return readManifest((await text(port, paths.manifestFile, [])) ?? "").manifest;
}

/** Reads what the study's own files say. A codebook that can't be read leaves `codebook`, the last good one, in force. */
export async function readSetup(
  port: FilePort,
  index: Pick<FileIndex, "themes" | "collections">,
  codebook: Codebook = emptyCodebook,
): Promise<StudySetup> {
  const problems: Problem[] = [];
  const manifest = readManifest((await text(port, paths.manifestFile, problems)) ?? "");
  const people = readParticipants((await text(port, paths.participantsFile, problems)) ?? "");
  const told = problems.length;
  const book = await text(port, paths.codebookFile, problems);
  const codes = readCodebook(book ?? "");
  const isUnread =
    (book === null && problems.length > told) || codes.problems.some(({ code }) => unread.has(code));
  const themes = new Map<string, Theme>();
  for (const file of [...index.themes].sort()) {
    const body = await text(port, file, problems);
    if (body === null) continue;
    const read = readTheme(body, file);
    if (read.theme !== null) themes.set(read.theme.id, read.theme);
    problems.push(...read.problems);
  }
  const collections = new Map<string, Collection>();
  for (const file of [...index.collections].sort()) {
    const body = await text(port, file, problems);
    const read = body === null ? null : readCollection(body, file);
    if (read !== null) collections.set(read.id, read);
  }
  problems.push(...manifest.problems, ...people.problems, ...codes.problems);
  return {
    manifest: manifest.manifest,
    codebook: isUnread && codebook.codes.size > 0 ? { ...codebook, sound: false } : codes.codebook,
    participants: people.participants,
    themes,
    collections,
    problems,
  };
}

/** The normalised text of a document; null where it is gone or can't be read. */
export async function readDocumentText(
  port: FilePort,
  document: string,
): Promise<{ text: string | null; present: boolean; problems: Problem[] }> {
  const problems: Problem[] = [];
  const read = await port.read(document, largestDocument);
  if (read.kind === "missing") return { text: null, present: false, problems };
  return { text: contents(read, document, problems), present: true, problems };
}

/**
 * What each owner keeps about a document, the file first and then those of `copies` that are of it; files that can't be
 * read are reported and left out.
 */
export async function readOwned(
  port: FilePort,
  document: string,
  owners: Iterable<string>,
  copies: Iterable<string> = [],
): Promise<{ owned: OwnedText[]; problems: Problem[] }> {
  const sorted = [...copies].sort();
  const owned: OwnedText[] = [];
  const problems: Problem[] = [];
  for (const owner of owners) {
    const file = paths.sidecarPath(owner, document);
    const lines = await text(port, file, problems);
    if (lines !== null) owned.push({ owner, file, text: lines });
    for (const copy of sorted.filter((one) => paths.readCopyPath(one)!.owner === owner)) {
      const copied = await text(port, copy, problems);
      if (copied === null) continue;
      owned.push({ owner, file: copy, text: copied });
      const message = `This is a copy that a sync service made of ${owner}'s codings of ${document}. What it says is read along with them.`;
      problems.push(problem("conflicted-copy", copy, fileStart, message, "remove-copy"));
    }
  }
  return { owned, problems };
}

async function text(port: FilePort, file: string, problems: Problem[]): Promise<string | null> {
  return contents(await port.read(file, largestFile), file, problems);
}

function contents(
  read: Awaited<ReturnType<FilePort["read"]>>,
  file: string,
  problems: Problem[],
): string | null {
  if (read.kind === "missing") return null;
  if (read.kind === "failed") {
    problems.push(problem("unreadable", file, fileStart, `This file can't be read: ${read.reason}`));
    return null;
  }
  if (read.kind === "too-large") {
    const megabytes = Math.round(read.size / 100_000) / 10;
    const message = `This file has ${megabytes} MB, too much to be read. Split into several it can be coded.`;
    problems.push(problem("file-size", file, fileStart, message));
    return null;
  }
  const normal = normalise(read.text);
  if (!read.sound) {
    const at = Math.max(0, normal.indexOf("\uFFFD"));
    const message =
      "This file is not UTF-8 text. It is read with � for what can't be read; save it as UTF-8.";
    problems.push(problem("file-encoding", file, rangeOf(linesOf(normal), at, at + 1), message));
  }
  return normal;
}
