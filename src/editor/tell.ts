import * as vscode from "vscode";

/** Says that something was not done and why, and offers to try again for as long as the message stands. */
export async function tellRefused(what: string, reason: string, again: () => Promise<void>): Promise<void> {
  const retry = vscode.l10n.t("Try Again");
  const message = vscode.l10n.t("Not done: {0}. {1}", what, reason);
  if ((await vscode.window.showErrorMessage(message, retry)) === retry) await again();
}

/** Codes are applied to a document that is in front. */
export async function tellNoDocument(): Promise<void> {
  const open = vscode.l10n.t("Go to File");
  const message = vscode.l10n.t("Open a transcript or field note, and select the words to code.");
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand("workbench.action.quickOpen");
  }
}

/** A study needs a folder; a file on its own has none. */
export async function tellNoFolder(): Promise<void> {
  const open = vscode.l10n.t("Open Folder");
  const message = vscode.l10n.t("Codings are kept in the folder of their documents. Open the folder first.");
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand("vscode.openFolder");
  }
}
