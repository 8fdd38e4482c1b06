import * as vscode from "vscode";
import { formatOf, importFormats } from "../../core/exchange/formats";
import type { Incoming } from "../../core/exchange/incoming";
import { bringIn } from "../../core/exchange/transcripts/bring-in";
import type { Importing } from "../../core/exchange/transcripts/incoming";
import { endingOf, largestSource, transcriptEndings } from "../../core/exchange/transcripts/sources";
import type { BroughtIn } from "../../core/exchange/transcripts/transcript";
import type { OpenStudy } from "../open-study";

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

/** What a source holds: a transcript, whose speakers are still to be asked for, or what comes in as it is. */
export type Arrival = { readonly source: Source } & (
  { readonly brought: BroughtIn } | { readonly incoming: Incoming }
);

/** A file that can't be brought in, and why. */
export interface Unreadable {
  readonly name: string;
  readonly wrong: string;
}

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
  importing: Omit<Importing, "file">,
): Promise<{ arrivals: Arrival[]; unreadable: Unreadable[] } | null> {
  const arrivals: Arrival[] = [];
  const unreadable: Unreadable[] = [];
  const title = vscode.l10n.t("Reading…");
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, cancel) => {
      for (const source of sources) {
        if (cancel.isCancellationRequested) return null;
        const { name } = source;
        progress.report({ message: name, increment: 100 / sources.length });
        // Lets what is said be seen, and cancel be heard, between one file and the next.
        await new Promise((resolve) => setTimeout(resolve));
        const read = await readSource(source, { ...importing, file: name });
        if ("wrong" in read) unreadable.push({ name, wrong: read.wrong });
        else arrivals.push(read);
      }
      return cancel.isCancellationRequested ? null : { arrivals, unreadable };
    },
  );
}

async function readSource(
  source: Source,
  importing: Importing,
): Promise<Arrival | { readonly wrong: string }> {
  const format = formatOf(importFormats, source.name);
  if (format === null) return { wrong: vscode.l10n.t("Files of this kind can’t be imported.") };
  const isTranscript = (transcriptEndings as readonly string[]).includes(endingOf(source.name));
  try {
    if ((await source.size()) > (isTranscript ? largestSource : largestProject))
      return { wrong: vscode.l10n.t("It is larger than what is read.") };
    const bytes = await source.bytes();
    if (!isTranscript) {
      const incoming = format.read(bytes, importing);
      return "wrong" in incoming ? incoming : { source, incoming };
    }
    const brought = bringIn(source.name, bytes);
    return "wrong" in brought ? brought : { source, brought };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** Larger files, in bytes, are not read into a window's memory. */
const largestProject = 1_000_000_000;
