import type * as vscode from "vscode";
import { activate as activateIn } from "./activate";
import { workspaceFiles } from "./workspace-files";

export function activate(context: vscode.ExtensionContext): void {
  activateIn(context, { files: workspaceFiles, userName: () => Promise.resolve(null) });
}
