import * as vscode from "vscode";
import { codebookFile } from "../../core/study/format/paths";
import type { OpenStudy } from "../open-study";
import { quickFixes } from "../quick-fix";
import type { Studies } from "../studies";
import { showRefused } from "../messages";

/** *Merge Codebook*: joins the two sides that a stopped merge left in the codebook, also as a fix of that problem. */
export function mergeCodebookCommand(studies: Studies): vscode.Disposable {
  const title = vscode.l10n.t("Merge Codebook");
  return vscode.Disposable.from(
    vscode.commands.registerCommand("emic.mergeCodebook", async () => {
      const study = studies.active;
      if (study !== null) await merge(study);
    }),
    quickFixes(`**/${codebookFile}`, ["merge-conflict"], () => [{ command: "emic.mergeCodebook", title }]),
  );
}

async function merge(study: OpenStudy): Promise<void> {
  const { written, conflicts } = await study.folder.mergeCodebook();
  if (written.kind === "refused") {
    return showRefused(vscode.l10n.t("Merge Codebook"), written.reason, () => merge(study));
  }
  if (written.kind === "unchanged") {
    const message = vscode.l10n.t(
      "There is nothing to merge in the codebook, or one of its sides can’t be read.",
    );
    return void vscode.window.showInformationMessage(message);
  }
  if (conflicts.length === 0) return;
  const message = vscode.l10n.t(
    "Merged. Of these codes both versions were kept, for you to choose: {0}.",
    conflicts.join(", "),
  );
  const open = vscode.l10n.t("Open Codebook");
  if ((await vscode.window.showWarningMessage(message, open)) === open) {
    await vscode.window.showTextDocument(study.uriOf(codebookFile));
  }
}
