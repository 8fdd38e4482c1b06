import * as vscode from "vscode";
import type { Row } from "../../core/study/model/shard";
import type { OpenStudy } from "../open-study";
import { rangeOf } from "../positions";
import type { Studies } from "../studies";

/** *Go to Coding*: opens a coding's document with its passage selected. */
export function goToCoding(studies: Studies): vscode.Disposable {
  return vscode.commands.registerCommand("emic.goToCoding", async (row: Row) => {
    if (studies.active !== null) await showCoding(studies.active, row);
  });
}

/** Opens a coding's document with its passage selected, in the column that `options` name; says so where it can't. */
export async function showCoding(
  study: OpenStudy,
  row: Pick<Row, "document" | "id" | "owner">,
  options: vscode.TextDocumentShowOptions = {},
): Promise<void> {
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
    const stood = rangeOf(document, { start: now?.start ?? 0, end: now?.start ?? 0 });
    await vscode.window.showTextDocument(document, { ...options, selection: stood });
    void vscode.window.showWarningMessage(
      vscode.l10n.t("The place of this passage was not found in the text."),
    );
    return;
  }
  const selection = rangeOf(document, { start: now.start, end: now.start + now.length });
  const editor = await vscode.window.showTextDocument(document, { ...options, selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
