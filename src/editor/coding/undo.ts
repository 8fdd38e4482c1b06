import * as vscode from "vscode";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { tellRefused } from "../tell";

/** *Undo Coding* and *Redo Coding*: what was done last in the document in front. */
export function undoCommands(studies: Studies): vscode.Disposable {
  const command = (id: string, run: (study: OpenStudy, document: string) => Promise<void>) =>
    vscode.commands.registerTextEditorCommand(id, (editor) => {
      const study = studies.at(editor.document.uri);
      const document = study?.documentOf(editor.document.uri);
      if (study !== null && document != null) void run(study, document);
      else say(vscode.l10n.t("Nothing was coded in this document."));
    });
  return vscode.Disposable.from(command("emic.undoCoding", undo), command("emic.redoCoding", redo));
}

async function undo(study: OpenStudy, document: string): Promise<void> {
  const undone = await study.folder.undo(document);
  if (undone === null) {
    say(vscode.l10n.t("No coding to undo in this document."));
    return;
  }
  const { action, written } = undone;
  if (written.kind === "refused")
    return tellRefused(action.label, written.reason, () => undo(study, document));
  say(vscode.l10n.t("Undone: {0}", action.label));
}

async function redo(study: OpenStudy, document: string): Promise<void> {
  const redone = await study.folder.redo(document);
  if (redone === null) {
    say(vscode.l10n.t("No coding to redo in this document."));
    return;
  }
  const { action, written } = redone;
  if (written.kind === "refused")
    return tellRefused(action.label, written.reason, () => redo(study, document));
  say(vscode.l10n.t("Done again: {0}", action.label));
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(message, 4000);
}
