import * as vscode from "vscode";
import { lastBefore, nextAfter, uncodedIn } from "../../core/study/model/uncoded";
import type { Span } from "../../core/text/span";
import { offsetOf, rangeOf } from "../positions";
import { showInStatusBar } from "../messages";
import type { CodingTools } from "./coding-tools";
import { activeDocument, placedCodings, speakersIn, turnsIn, type ActiveDocument } from "./active-document";

/** *Next Coding*, *Previous Coding* and *Next Uncoded Turn*. */
export function moveCommands(tools: CodingTools): vscode.Disposable {
  const command = (id: string, run: (active: ActiveDocument) => Promise<void> | void) =>
    vscode.commands.registerCommand(id, async () => {
      const active = await activeDocument(tools.studies);
      if (active !== null) await run(active);
    });
  return vscode.Disposable.from(
    command("emic.nextCoding", (active) => toCoding(active, nextAfter)),
    command("emic.previousCoding", (active) => toCoding(active, lastBefore)),
    command("emic.nextUncodedTurn", (active) => toUncoded(tools, active)),
  );
}

function toCoding(active: ActiveDocument, choose: typeof nextAfter): void {
  const span = choose(placedCodings(active.study, active.path), placeOf(active));
  if (span === null) return showInStatusBar(vscode.l10n.t("Nothing is coded in this document yet."));
  select(active, span);
}

async function toUncoded(tools: CodingTools, active: ActiveDocument): Promise<void> {
  const owner = await tools.coder.id(active.study);
  const turns = turnsIn(active);
  const coded = placedCodings(active.study, active.path).filter(({ row }) => row.owner === owner);
  const left = uncodedIn(active.text, turns, speakersIn(active, turns), coded);
  const span = nextAfter(left, placeOf(active));
  if (span === null) {
    showInStatusBar(vscode.l10n.t("You have coded every turn of this document."));
    return;
  }
  select(active, span);
  const more = vscode.l10n.t("{0} turns have no coding of yours", left.length);
  showInStatusBar(
    left.length === 1 ? vscode.l10n.t("This is the last turn without a coding of yours") : more,
  );
}

/** Where the selection begins: going on from there leads past what is selected. */
function placeOf({ editor }: ActiveDocument): number {
  return offsetOf(editor.document, editor.selection.start);
}

function select({ editor }: ActiveDocument, span: Span): void {
  const range = rangeOf(editor.document, span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
