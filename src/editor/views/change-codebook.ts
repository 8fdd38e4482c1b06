import * as vscode from "vscode";
import { codebookFile } from "../../core/study/format/paths";
import type { OpenStudy } from "../open-study";
import { showInStatusBar, showBrokenCodebook, showRefused } from "../messages";

/**
 * Changes the codebook so that it can be undone; where that is refused, says why. True where the codebook is as it was
 * asked for.
 */
export async function changeCodebook(
  study: OpenStudy,
  label: string,
  change: (text: string) => string | null,
): Promise<boolean> {
  if (isBeingWritten(study)) {
    const reason = vscode.l10n.t("The codebook is open with changes that are not saved. Save it first.");
    return refuse(label, reason, () => changeCodebook(study, label, change));
  }
  const before = await study.folder.codebookText();
  const after = change(before);
  if (after === null) {
    await showBrokenCodebook(study);
    return false;
  }
  if (after === before) return true;
  const written = await study.folder.apply({
    label,
    document: codebookFile,
    changes: [{ kind: "codebook", before, after }],
  });
  if (written.kind !== "refused") return true;
  return refuse(label, written.reason, () => changeCodebook(study, label, change));
}

/** *Undo Codebook Change* or *Redo Codebook Change*. */
export async function stepBack(study: OpenStudy, how: "undo" | "redo"): Promise<void> {
  if (isBeingWritten(study)) {
    const message = vscode.l10n.t("The codebook is open with changes that are not saved. Save it first.");
    return void vscode.window.showWarningMessage(message);
  }
  const step = await study.folder[how](codebookFile);
  if (step === null) {
    showInStatusBar(
      how === "undo"
        ? vscode.l10n.t("No codebook change to undo.")
        : vscode.l10n.t("No codebook change to redo."),
    );
    return;
  }
  const { action, written } = step;
  if (written.kind === "refused") {
    return showRefused(action.label, written.reason, () => stepBack(study, how));
  }
  if (written.kind === "unchanged") {
    showInStatusBar(vscode.l10n.t("Left as it is, for codings name the code by now: {0}", action.label));
    return;
  }
  showInStatusBar(
    how === "undo"
      ? vscode.l10n.t("Undone: {0}", action.label)
      : vscode.l10n.t("Done again: {0}", action.label),
  );
}

function isBeingWritten(study: OpenStudy): boolean {
  const uri = study.uriOf(codebookFile).toString();
  return vscode.workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri,
  );
}

async function refuse(label: string, reason: string, again: () => Promise<boolean>): Promise<boolean> {
  let done = false;
  await showRefused(label, reason, async () => {
    done = await again();
  });
  return done;
}
