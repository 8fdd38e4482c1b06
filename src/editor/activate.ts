import type * as vscode from "vscode";
import { applyCodeCommand } from "./coding/apply-code";
import { Coder } from "./coder";
import { CodesView } from "./views/codes-view";
import { goToCoding } from "./coding/go-to-coding";
import { Highlights } from "./display/highlights";
import type { Host } from "./host";
import { mergeCodebookCommand } from "./merge-codebook";
import { keepPlaces } from "./coding/places";
import { Problems } from "./problems";
import { Studies } from "./studies";
import { undoCommands } from "./coding/undo";

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
