import { execFile } from "node:child_process";
import { homedir, userInfo } from "node:os";
import * as vscode from "vscode";
import { nodeFiles } from "../node/files";
import { activate as activateIn, type Extends } from "./activate";
import { workspaceFiles } from "./workspace-files";

export function activate(context: vscode.ExtensionContext): Extends {
  return activateIn(context, {
    files: (root) => (root.scheme === "file" ? nodeFiles(root.fsPath) : workspaceFiles(root)),
    userName: async (root) => (await gitUserName(root)) ?? userInfo().username,
  });
}

/** A folder that is not trusted is not asked: its git settings could name programs to run. */
function gitUserName(root: vscode.Uri): Promise<string | null> {
  const cwd = root.scheme === "file" && vscode.workspace.isTrusted ? root.fsPath : homedir();
  return new Promise((resolve) => {
    execFile("git", ["config", "--get", "user.name"], { cwd, timeout: 5000 }, (error, out) => {
      resolve(error === null && out.trim() !== "" ? out.trim() : null);
    });
  });
}
