import type * as vscode from "vscode";
import { activate as activateIn, type Extends } from "./activate";
import { workspaceFiles } from "./workspace-files";

export function activate(context: vscode.ExtensionContext): Extends {
  return activateIn(context, { files: workspaceFiles, userName: () => Promise.resolve(null) });
}
