import * as vscode from "vscode";
import { lastBefore, nextAfter, uncodedIn } from "../../core/study/model/uncoded";
import type { Span } from "../../core/text/span";
import { offsetOf, rangeOf } from "../positions";
import { say } from "../tell";
import type { Desk } from "./desk";
import { inFront, placedIn, speakersIn, turnsIn, type InFront } from "./in-front";

/** *Next Coding*, *Previous Coding* and *Next Uncoded Turn*. */
export function moveCommands(desk: Desk): vscode.Disposable {
  const command = (id: string, run: (front: InFront) => Promise<void> | void) =>
    vscode.commands.registerCommand(id, async () => {
      const front = await inFront(desk.studies);
      if (front !== null) await run(front);
    });
  return vscode.Disposable.from(
    command("emic.nextCoding", (front) => toCoding(front, nextAfter)),
    command("emic.previousCoding", (front) => toCoding(front, lastBefore)),
    command("emic.nextUncodedTurn", (front) => toUncoded(desk, front)),
  );
}

function toCoding(front: InFront, choose: typeof nextAfter): void {
  const span = choose(placedIn(front.study, front.path), placeOf(front));
  if (span === null) return say(vscode.l10n.t("Nothing is coded in this document yet."));
  select(front, span);
}

async function toUncoded(desk: Desk, front: InFront): Promise<void> {
  const owner = await desk.coder.id(front.study);
  const turns = turnsIn(front);
  const coded = placedIn(front.study, front.path).filter(({ row }) => row.owner === owner);
  const left = uncodedIn(front.text, turns, speakersIn(front, turns), coded);
  const span = nextAfter(left, placeOf(front));
  if (span === null) {
    say(vscode.l10n.t("You have coded every turn of this document."));
    return;
  }
  select(front, span);
  const more = vscode.l10n.t("{0} turns have no coding of yours", left.length);
  say(left.length === 1 ? vscode.l10n.t("This is the last turn without a coding of yours") : more);
}

/** Where the selection begins: going on from there leads past what is selected. */
function placeOf({ editor }: InFront): number {
  return offsetOf(editor.document, editor.selection.start);
}

function select({ editor }: InFront, span: Span): void {
  const range = rangeOf(editor.document, span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
