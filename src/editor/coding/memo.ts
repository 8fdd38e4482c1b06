import * as vscode from "vscode";
import { comment } from "../../core/study/work/actions";
import { isPassage } from "../../core/study/format/record";
import { parseSidecar, settle } from "../../core/study/format/sidecar";
import { say } from "../tell";
import { reviseOne } from "./change-coding";
import { choosePassage, nameOf, ownPassages, tellNoneHere } from "./codings-here";
import { acting, makeId, ownLines, perform, type Desk } from "./desk";
import { inFront, isAsItWas } from "./in-front";
import { inBrief, passagesIn, PassageFrame, tellNoPassage } from "./passage";

/** A line end in a box that has one line. */
const lineEnd = " ⏎ ";

/** *Add Comment…*: a memo on a passage without a code; *Edit Memo…*: the memo of a coding or comment at the cursor. */
export function memoCommands(desk: Desk): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("emic.addComment", () => addComment(desk)),
    vscode.commands.registerCommand("emic.editMemo", (given?: unknown) => editMemo(desk, given)),
  );
}

async function addComment(desk: Desk): Promise<void> {
  const front = await inFront(desk.studies);
  if (front === null) return;
  const { spans } = passagesIn(front);
  if (spans.length === 0) {
    tellNoPassage();
    return;
  }
  const frame = new PassageFrame(front.editor);
  frame.show(spans);
  const title =
    spans.length === 1
      ? vscode.l10n.t("Comment on {0}", inBrief(front.text, spans[0]!))
      : vscode.l10n.t("Comment on {0} passages", spans.length);
  const memo = await askForMemo(title, "").finally(() => frame.dispose());
  if (memo === undefined || memo === "" || !isAsItWas(front)) return;
  const act = await acting(desk, front.study, front.path);
  const label = vscode.l10n.t("Add comment");
  await perform(front.study, comment(label, act, memo, front.text, spans, makeId));
}

async function editMemo(desk: Desk, given: unknown): Promise<void> {
  const front = await inFront(desk.studies);
  if (front === null) return;
  const act = await acting(desk, front.study, front.path);
  const here = ownPassages(front, act.owner, given);
  if (here.length === 0) {
    tellNoneHere();
    return;
  }
  const chosen = await choosePassage(front, here, vscode.l10n.t("The memo of which?"));
  if (chosen === null) return;
  const lines = settle(parseSidecar(await ownLines(front.study, act), ""));
  const record = lines.find((line) => line.record.id === chosen.row.id)?.record;
  if (record === undefined || !isPassage(record)) {
    tellNoneHere();
    return;
  }
  const title = vscode.l10n.t("Memo: {0}", nameOf(front, chosen));
  const memo = await askForMemo(title, record.memo ?? "");
  if (memo === undefined || memo === (record.memo ?? "")) return;
  if (memo === "" && chosen.row.code === null) {
    say(vscode.l10n.t("A comment without words is nothing. Remove it instead."));
    return;
  }
  await reviseOne(desk, front, chosen, vscode.l10n.t("Edit memo"), { memo: memo === "" ? undefined : memo });
}

/** Stays open when the window loses the focus: a memo half written is worth keeping. */
async function askForMemo(title: string, memo: string): Promise<string | undefined> {
  const value = memo.replaceAll("\n", lineEnd);
  const typed = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("What do you think here? Enter keeps it, Escape leaves everything as it was."),
    value,
    valueSelection: [value.length, value.length],
    ignoreFocusOut: true,
  });
  return typed?.trim().replaceAll(/ ?⏎ ?/g, "\n");
}
