import * as vscode from "vscode";
import type { Desk } from "../coding/desk";
import type { OpenStudy } from "../open-study";
import { tellNoFolder } from "../tell";

/** *Import Transcripts…*: of files that people choose, in a dialog or in the Explorer. */
export function importCommand(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand(
    "emic.import",
    async (file?: vscode.Uri, all?: readonly vscode.Uri[]) => {
      const study = await studyFor(desk, file);
      if (study === null) return tellNoFolder();
      const { importFiles } = await import("./import");
      await importFiles(desk, study, all ?? (file === undefined ? null : [file]));
    },
  );
}

async function studyFor({ studies }: Desk, file: vscode.Uri | undefined): Promise<OpenStudy | null> {
  const near = file ?? vscode.window.activeTextEditor?.document.uri;
  const study = near === undefined ? null : await studies.of(near);
  if (study !== null || studies.active !== null) return study ?? studies.active;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder === undefined ? null : studies.of(vscode.Uri.joinPath(folder.uri, "any"));
}
