import type * as vscode from "vscode";
import { applyCodeCommand } from "./apply-code";
import { Coder } from "./coder";
import { CodesView } from "./codes-view";
import { goToCoding } from "./go-to-coding";
import { Highlights } from "./highlights";
import type { Host } from "./host";
import { mergeCodebookCommand } from "./merge-codebook";
import { keepPlaces } from "./places";
import { Problems } from "./problems";
import { Studies } from "./studies";
import { undoCommands } from "./undo";

/** Sets up every feature; reading the studies goes on afterwards. */
export function activate(context: vscode.ExtensionContext, host: Host): void {
  const studies = new Studies(host);
  const coder = new Coder(host, studies);
  context.subscriptions.push(
    studies,
    coder,
    new CodesView(studies),
    new Highlights(studies),
    new Problems(studies),
    applyCodeCommand(studies, coder),
    undoCommands(studies),
    goToCoding(studies),
    keepPlaces(studies, coder),
    mergeCodebookCommand(studies),
  );
  void studies.openMarked();
}
