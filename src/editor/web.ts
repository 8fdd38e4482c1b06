import type * as vscode from "vscode";
import { noHistory } from "../core/study/work/port";
import { activate as activateIn, type Extends } from "./activate";
import { workspaceFiles } from "./workspace-files";

export function activate(context: vscode.ExtensionContext): Extends {
  return activateIn(context, {
    files: workspaceFiles,
    history: () => ({ ...noHistory, dispose: () => undefined }),
    userName: () => Promise.resolve(null),
    readPages: null,
  });
}
