import * as vscode from "vscode";
import type { App } from "../app";
import { showFirstView } from "./first-view";
import { NewStudy } from "./new-study";
import { openSampleCommand } from "./open-sample";
import { ReadingSettings } from "./reading-settings";
import { Welcome } from "./welcome";

/** What leads from a folder to the first coding. */
export function startFeatures({ context, host, studies }: App): vscode.Disposable {
  const reading = new ReadingSettings(context.workspaceState, studies);
  void studies.opened.then(() => showFirstView(context.globalState, studies));
  return vscode.Disposable.from(
    reading,
    new NewStudy(context.globalState, host, studies, reading),
    openSampleCommand(context),
    new Welcome(studies),
  );
}
