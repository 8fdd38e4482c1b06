import * as vscode from "vscode";
import type { ReadPages } from "../../core/documents/pdf/pages";
import type { CodingTools } from "../coding/coding-tools";
import type { OpenStudy } from "../open-study";
import { showNoFolder } from "../messages";
import type { AddedFiles } from "./added-files";
import { Pages } from "./pages";

/** *Import…*, *Paste as Transcript…* and *Export…*; what they need is loaded when one of them is first asked for. */
export function exchangeCommands(
  tools: CodingTools,
  memory: vscode.Memento,
  pages: ReadPages | null,
  added: AddedFiles,
): vscode.Disposable {
  const reports = new Pages("emic-report");
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    reports,
    registerCommand("emic.import", async (file?: vscode.Uri, all?: readonly vscode.Uri[]) => {
      const study = await studyFor(tools, file);
      if (study === null) return showNoFolder();
      const { importFiles } = await import("./exchange");
      await importFiles(tools, study, reports, pages, all ?? (file === undefined ? null : [file]));
    }),
    registerCommand("emic.pasteTranscript", async () => {
      const study = await studyFor(tools, undefined);
      if (study === null) return showNoFolder();
      const { pasteTranscript } = await import("./exchange");
      await pasteTranscript(tools, study, reports);
    }),
    registerCommand("emic.export", async (file?: vscode.Uri) => {
      const study = await studyFor(tools, file);
      if (study === null) return showNoFolder();
      const { exportStudy } = await import("./exchange");
      await exportStudy(study, reports, memory, file, (target) => added.skip(target));
    }),
  );
}

async function studyFor({ studies }: CodingTools, file: vscode.Uri | undefined): Promise<OpenStudy | null> {
  await studies.opened;
  const near = file ?? vscode.window.activeTextEditor?.document.uri;
  const study = near === undefined ? null : await studies.of(near);
  if (study !== null || studies.active !== null) return study ?? studies.active;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder === undefined ? null : studies.of(vscode.Uri.joinPath(folder.uri, "any"));
}
