import * as vscode from "vscode";
import { comment } from "../../core/study/work/actions";
import { isPassage } from "../../core/study/format/record";
import { parseSidecar, currentLines } from "../../core/study/format/sidecar";
import { showInStatusBar } from "../messages";
import { reviseOne } from "./change-coding";
import { choosePassage, nameOf, ownPassages, showNoCodingHere } from "./codings-here";
import { actionContext, makeId, ownLines, applyAction, type CodingTools } from "./coding-tools";
import { activeDocument, isUnchanged } from "./active-document";
import { inBrief, passagesIn, PassageHighlight, showNoPassage } from "./passage";

/** A line end in a box that has one line. */
const lineEnd = " ⏎ ";

/** *Add Comment…*: a memo on a passage without a code; *Edit Memo…*: the memo of a coding or comment at the cursor. */
export function memoCommands(tools: CodingTools): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("emic.addComment", () => addComment(tools)),
    vscode.commands.registerCommand("emic.editMemo", (given?: unknown) => editMemo(tools, given)),
  );
}

async function addComment(tools: CodingTools): Promise<void> {
  const active = await activeDocument(tools.studies);
  if (active === null) return;
  const { spans } = passagesIn(active);
  if (spans.length === 0) {
    showNoPassage();
    return;
  }
  const setup = new PassageHighlight(active.editor);
  setup.show(spans);
  const title =
    spans.length === 1
      ? vscode.l10n.t("Comment on {0}", inBrief(active.text, spans[0]!))
      : vscode.l10n.t("Comment on {0} passages", spans.length);
  const memo = await askForMemo(title, "").finally(() => setup.dispose());
  if (memo === undefined || memo === "" || !isUnchanged(active)) return;
  const context = await actionContext(tools, active.study, active.path);
  const label = vscode.l10n.t("Add comment");
  await applyAction(active.study, comment(label, context, memo, active.text, spans, makeId));
}

async function editMemo(tools: CodingTools, given: unknown): Promise<void> {
  const active = await activeDocument(tools.studies);
  if (active === null) return;
  const context = await actionContext(tools, active.study, active.path);
  const here = ownPassages(active, context.owner, given);
  if (here.length === 0) {
    showNoCodingHere();
    return;
  }
  const chosen = await choosePassage(active, here, vscode.l10n.t("The memo of which?"));
  if (chosen === null) return;
  const lines = currentLines(parseSidecar(await ownLines(active.study, context), ""));
  const record = lines.find((line) => line.record.id === chosen.row.id)?.record;
  if (record === undefined || !isPassage(record)) {
    showNoCodingHere();
    return;
  }
  const title = vscode.l10n.t("Memo: {0}", nameOf(active, chosen));
  const memo = await askForMemo(title, record.memo ?? "");
  if (memo === undefined || memo === (record.memo ?? "")) return;
  if (memo === "" && chosen.row.code === null) {
    showInStatusBar(vscode.l10n.t("A comment without words is nothing. Remove it instead."));
    return;
  }
  await reviseOne(tools, active, chosen, vscode.l10n.t("Edit memo"), {
    memo: memo === "" ? undefined : memo,
  });
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
