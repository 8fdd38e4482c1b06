import * as vscode from "vscode";
import type { Row } from "../../core/study/shard";
import { rangeOf } from "../positions";
import type { Studies } from "../studies";

/** *Go to Coding*: opens a coding's document with its passage selected. */
export function goToCoding(studies: Studies): vscode.Disposable {
  return vscode.commands.registerCommand("emic.goToCoding", async (row: Row) => {
    const study = studies.active;
    if (study === null) return;
    const known = study.folder.study.documents.get(row.document);
    if (known?.present !== true) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t("The document {0} is not there any more. Its codings are kept.", row.document),
      );
      return;
    }
    const document = await vscode.workspace.openTextDocument(study.uriOf(row.document));
    const now = study.folder.study
      .rows(row.document)
      .find(({ id, owner }) => id === row.id && owner === row.owner);
    if (now === undefined || now.status === "lost" || now.status === "unchecked") {
      await vscode.window.showTextDocument(document);
      void vscode.window.showWarningMessage(
        vscode.l10n.t("The place of this passage was not found in the text."),
      );
      return;
    }
    const selection = rangeOf(document, { start: now.start, end: now.start + now.length });
    const editor = await vscode.window.showTextDocument(document, { selection });
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  });
}
