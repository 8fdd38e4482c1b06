import * as vscode from "vscode";
import { codebookFile } from "../core/study/format/paths";
import type { OpenStudy } from "./open-study";

// A message stands until people answer it, which may be never: who has more to do does not wait for these.

/** Says that something was not done and why, and offers to try again for as long as the message stands. */
export async function showRefused(what: string, reason: string, again: () => Promise<void>): Promise<void> {
  const retry = vscode.l10n.t("Try Again");
  const message = vscode.l10n.t("Not done: {0}. {1}", what, reason);
  if ((await vscode.window.showErrorMessage(message, retry)) === retry) await again();
}

/** Codes are applied to a document that is in front. */
export async function showNoDocument(): Promise<void> {
  const open = vscode.l10n.t("Go to File");
  const message = vscode.l10n.t("Open a transcript or field note, and select the words to code.");
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand("workbench.action.quickOpen");
  }
}

/** A study needs a folder; a file on its own has none. */
export async function showNoFolder(): Promise<void> {
  const open = vscode.l10n.t("Open Folder");
  const message = vscode.l10n.t("Codings are kept in the folder of their documents. Open the folder first.");
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand("vscode.openFolder");
  }
}

/** A codebook that can't be read can't be written either. */
export async function showBrokenCodebook(study: OpenStudy): Promise<void> {
  const open = vscode.l10n.t("Open Codebook");
  const message = vscode.l10n.t("The codebook can’t be read, so nothing was done. Mend it, then try again.");
  if ((await vscode.window.showErrorMessage(message, open)) === open) {
    await vscode.window.showTextDocument(study.uriOf(codebookFile));
  }
}

/** Says in the status bar, for a moment, what needs no answer. */
export function showInStatusBar(message: string): void {
  vscode.window.setStatusBarMessage(message, 4000);
}
