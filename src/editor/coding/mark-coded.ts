import * as vscode from "vscode";
import { markCoded } from "../../core/study/work/actions";
import { say } from "../tell";
import { acting, makeId, ownLines, perform, type Desk } from "./desk";
import { inFront } from "./in-front";

/** *Mark Document as Coded*, or as not coded where it was: whether blank means zero in it. */
export function markCodedCommand(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand("emic.markCoded", async () => {
    const front = await inFront(desk.studies);
    if (front === null) return;
    const { study, path } = front;
    const act = await acting(desk, study, path);
    const isMarked = study.folder.study.marks(path).includes(act.owner);
    const label = isMarked
      ? vscode.l10n.t("Mark document as not coded")
      : vscode.l10n.t("Mark document as coded");
    const action = markCoded(label, act, await ownLines(study, act), !isMarked, makeId);
    if (!(await perform(study, action))) return;
    say(
      isMarked
        ? vscode.l10n.t("Not marked as coded any more: what is not coded counts as unknown")
        : vscode.l10n.t("Marked as coded: what is not coded counts as not there"),
    );
  });
}
