import { type ImportFormat, importFormats } from "../../core/exchange/import-formats";
import { formatOf } from "../../core/files/sources";
import * as vscode from "vscode";
import type { Incoming } from "../../core/exchange/import/incoming";
import { isTable, readTable } from "../../core/documents/tables/read-table";
import type { Importing } from "../../core/exchange/transcripts/import-transcript";
import type { ReadPages } from "../../core/documents/pdf/pages";
import type { OpenStudy } from "../open-study";
import type { Unreadable } from "./unreadable";

/** Something of another program that is to come in. */
export interface Source {
  /** A file's name; of what was pasted, the name that its file would have. */
  readonly name: string;
  readonly isPasted: boolean;
  /** The study path of the folder that its documents would best be in: empty, or with a slash at its end. */
  readonly folder: string;
  readonly size: () => Thenable<number>;
  readonly bytes: () => Thenable<Uint8Array>;
}

/** What a source brings, and how it would be read if more were known. */
export interface ImportedSource {
  readonly source: Source;
  readonly bytes: Uint8Array;
  /** The encoding that people chose; null: none. */
  readonly encoding: string | null;
  readonly incoming: Incoming;
  readonly again: (more: Partial<Importing>) => Promise<Incoming>;
}

/** Larger files, in bytes, are not read into a window's memory. */
const largest = 1_000_000_000;

/** What bytes say in an encoding. */
export function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** What of a table comes in before its columns are known. */
const nothing: Incoming = {
  name: null,
  documents: [],
  codes: [],
  coders: new Map(),
  participants: [],
  memos: [],
  omitted: [],
  warnings: [],
};

/** Asks for files; null where people think better of it. */
export async function askFiles(study: OpenStudy): Promise<readonly vscode.Uri[] | null> {
  const { t } = vscode.l10n;
  const endings = importFormats.map(({ ending }) => ending.slice(1));
  const files = await vscode.window.showOpenDialog({
    title: t("Import"),
    openLabel: t("Import"),
    canSelectMany: true,
    defaultUri: study.root,
    filters: { [t("Transcripts, tables and projects")]: endings },
  });
  return files ?? null;
}

/** A file as a source. Its documents go beside it where it lies in the study, else to `otherwise`. */
export function fileSource(study: OpenStudy, uri: vscode.Uri, otherwise: string): Source {
  const { fs } = vscode.workspace;
  const own = study.pathOf(uri);
  return {
    name: uri.path.split("/").at(-1)!,
    isPasted: false,
    folder: own === null ? otherwise : own.slice(0, own.lastIndexOf("/") + 1),
    size: () => fs.stat(uri).then(({ size }) => size),
    bytes: () => fs.readFile(uri),
  };
}

/** Reads sources, with progress; null where that is cancelled. */
export async function readSources(
  sources: readonly Source[],
  importing: Importing,
): Promise<{ imported: ImportedSource[]; unreadable: Unreadable[] } | null> {
  const imported: ImportedSource[] = [];
  const unreadable: Unreadable[] = [];
  const title = vscode.l10n.t("Reading");
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, cancel) => {
      for (const source of sources) {
        if (cancel.isCancellationRequested) return null;
        progress.report({ message: source.name, increment: 100 / sources.length });
        // Lets what is said be seen, and cancel be heard, between one file and the next.
        await new Promise((resolve) => setTimeout(resolve));
        const read = await readSource(source, importing);
        if ("wrong" in read) unreadable.push({ name: source.name, wrong: read.wrong });
        else imported.push(read);
      }
      return cancel.isCancellationRequested ? null : { imported, unreadable };
    },
  );
}

async function readSource(
  source: Source,
  importing: Importing,
): Promise<ImportedSource | { readonly wrong: string }> {
  const { name: file, folder, isPasted } = source;
  const format = formatOf(importFormats, file);
  if (format === null) return { wrong: vscode.l10n.t("Files of this kind can’t be imported.") };
  try {
    if ((await source.size()) > largest) return { wrong: vscode.l10n.t("It is larger than what is read.") };
    const bytes = await source.bytes();
    // What was pasted was read already.
    const encoding = isPasted ? "utf-8" : importing.encoding;
    const own = { ...importing, file, folder, isPasted, encoding, pages: once(importing.pages) };
    const incoming = await format.read(bytes, own);
    // People may tell of a table what could not be guessed.
    if ("wrong" in incoming && isTable(file) && !("wrong" in readTable(file, bytes, own)))
      return { source, bytes, encoding: null, incoming: nothing, again: readAgain(format, bytes, own) };
    return "wrong" in incoming
      ? incoming
      : { source, bytes, encoding: null, incoming, again: readAgain(format, bytes, own) };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** A file's pages are the same however often it is read. */
function once(read: ReadPages | null): ReadPages | null {
  let pages: ReturnType<ReadPages> | null = null;
  return read === null ? null : (bytes) => (pages ??= read(bytes));
}

function readAgain(format: ImportFormat, bytes: Uint8Array, importing: Importing): ImportedSource["again"] {
  return async (more) => {
    const incoming = await format.read(bytes, { ...importing, ...more });
    if ("wrong" in incoming) throw new RangeError(incoming.wrong);
    return incoming;
  };
}
