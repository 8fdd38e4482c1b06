import * as vscode from "vscode";
import type { App } from "../app";
import type { CodingTools } from "../coding/coding-tools";
import { AddedFiles } from "./added-files";
import { exchangeCommands } from "./commands";

/** Importing and exporting; what does it is loaded when it is first asked for. */
export function exchangeFeatures({ context, host, studies }: App, tools: CodingTools): vscode.Disposable {
  const added = new AddedFiles(studies);
  return vscode.Disposable.from(
    added,
    exchangeCommands(tools, context.workspaceState, host.readPages, added),
  );
}
