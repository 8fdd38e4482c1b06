import * as vscode from "vscode";
import { markCoded } from "../../core/study/work/actions";
import { showInStatusBar } from "../messages";
import { actionContext, makeId, ownLines, applyAction, type CodingTools } from "./coding-tools";
import { activeDocument } from "./active-document";

/** *Mark Document as Coded*, or as not coded where it was: whether blank means zero in it. */
export function markCodedCommand(tools: CodingTools): vscode.Disposable {
  return vscode.commands.registerCommand("emic.markCoded", async () => {
    const active = await activeDocument(tools.studies);
    if (active === null) return;
    const { study, path } = active;
    const context = await actionContext(tools, study, path);
    const isMarked = study.folder.study.marks(path).includes(context.owner);
    const label = isMarked
      ? vscode.l10n.t("Mark document as not coded")
      : vscode.l10n.t("Mark document as coded");
    const action = markCoded(label, context, await ownLines(study, context), !isMarked, makeId);
    if (!(await applyAction(study, action))) return;
    showInStatusBar(
      isMarked
        ? vscode.l10n.t("Not marked as coded any more: what is not coded counts as unknown")
        : vscode.l10n.t("Marked as coded: what is not coded counts as not there"),
    );
  });
}
