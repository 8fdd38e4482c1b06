import * as vscode from "vscode";
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
  const taken = new Set(study.folder.study.documents.keys());
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
        else {
          const document = await freeName(study, folder, name, taken);
          taken.add(document);
          sources.push({ uri, name, document, brought });
        }
      }
      return { sources, unreadable };
    },
  );
}

async function read(uri: vscode.Uri, name: string): Promise<BroughtIn | { readonly wrong: string }> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestSource) return { wrong: vscode.l10n.t("It is larger than what is read.") };
    return bringIn(name, await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** `interview.docx` becomes `interview.md`, or `interview 2.md` where that is there. */
async function freeName(
  study: OpenStudy,
  folder: string,
  name: string,
  taken: ReadonlySet<string>,
): Promise<string> {
  const base =
    name
      .replace(/\.[^.]*$/, "")
      .replace(/[\\/:*?"<>|\u0000-\u001f]/g, " ")
      .trim()
      .normalize("NFC") || "transcript";
  for (let number = 1; ; number++) {
    const document = `${folder}${base.replace(/^\.+/, "")}${number === 1 ? "" : ` ${number}`}.md`;
    if (!taken.has(document) && !(await isThere(study.uriOf(document)))) return document;
  }
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
