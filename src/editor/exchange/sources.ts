import * as vscode from "vscode";
import { documentPath, freePath } from "../../core/exchange/free-name";
import { bringIn } from "../../core/exchange/transcripts/bring-in";
import { largestSource, transcriptEndings } from "../../core/exchange/transcripts/sources";
import type { BroughtIn } from "../../core/exchange/transcripts/transcript";
import type { OpenStudy } from "../open-study";

/** A file that can be brought in, and the study path of the document that it would become. */
export interface Source {
  readonly uri: vscode.Uri;
  /** The file's name. */
  readonly name: string;
  readonly document: string;
  readonly brought: BroughtIn;
}

/** A file that can't be brought in, and why. */
export interface Unreadable {
  readonly name: string;
  readonly wrong: string;
}

/** Asks for files; null where people think better of it. */
export async function askFiles(study: OpenStudy): Promise<readonly vscode.Uri[] | null> {
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Import Transcripts"),
    openLabel: vscode.l10n.t("Import"),
    canSelectMany: true,
    defaultUri: study.root,
    filters: { [vscode.l10n.t("Transcripts")]: [...transcriptEndings] },
  });
  return files ?? null;
}

/** Reads files, with progress; null where that is cancelled. */
export async function readSources(
  study: OpenStudy,
  folder: string,
  files: readonly vscode.Uri[],
): Promise<{ sources: Source[]; unreadable: Unreadable[] } | null> {
  const sources: Source[] = [];
  const unreadable: Unreadable[] = [];
  const taken = await takenIn(study, folder);
  const title = vscode.l10n.t("Reading transcripts…");
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, cancel) => {
      for (const uri of files) {
        if (cancel.isCancellationRequested) return null;
        const name = uri.path.split("/").at(-1)!;
        progress.report({ message: name, increment: 100 / files.length });
        // Lets what is said be seen, and cancel be heard, between one file and the next.
        await new Promise((resolve) => setTimeout(resolve));
        const brought = await read(uri, name);
        if ("wrong" in brought) unreadable.push({ name, wrong: brought.wrong });
        else sources.push({ uri, name, document: freeName(folder, name, taken), brought });
      }
      return { sources, unreadable };
    },
  );
}

async function read(uri: vscode.Uri, name: string): Promise<BroughtIn | { readonly wrong: string }> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestSource) return { wrong: vscode.l10n.t("It is larger than what is read.") };
    const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes);
    return bringIn(name, await vscode.workspace.fs.readFile(uri), { decode, encoding: null });
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** `interview.docx` becomes `interview.md`, or `interview-2.md` where that is there. */
function freeName(folder: string, name: string, taken: Set<string>): string {
  const wanted = documentPath(`${folder}${name.replace(/\.[^.]*$/, "")}.md`);
  const free = freePath(wanted, (path) => taken.has(path.toLowerCase()));
  taken.add(free.toLowerCase());
  return free;
}

/** What is there already, in small letters: names that differ in capitals alone may be one file. */
async function takenIn(study: OpenStudy, folder: string): Promise<Set<string>> {
  const there = await vscode.workspace.fs.readDirectory(study.uriOf(folder)).then(
    (entries) => entries.map(([name]) => folder + name),
    () => [],
  );
  return new Set([...there, ...study.folder.study.documents.keys()].map((path) => path.toLowerCase()));
}
