import { execFile } from "node:child_process";
import { homedir, userInfo } from "node:os";
import * as vscode from "vscode";
import { noHistory, type History } from "../core/study/work/port";
import { nodeFiles } from "../node/files";
import { gitHistory } from "../node/git-history";
import { readPages } from "../node/pdf/read-pages";
import { activate as activateIn, type Extends } from "./activate";
import { workspaceFiles } from "./workspace-files";

export function activate(context: vscode.ExtensionContext): Extends {
  return activateIn(context, {
    files: (root) => (root.scheme === "file" ? nodeFiles(root.fsPath) : workspaceFiles(root)),
    history,
    readPages,
    userName: async (root) => (await gitUserName(root)) ?? userInfo().username,
  });
}

/** What VS Code's own git keeps. A folder that is not trusted is not asked: its settings could name programs to run. */
function history(root: vscode.Uri): History & vscode.Disposable {
  let kept: ReturnType<typeof gitHistory> | null = null;
  return {
    async texts(document, versions) {
      const git = root.scheme === "file" && vscode.workspace.isTrusted ? await gitProgram() : null;
      if (git === null) return noHistory.texts(document, versions);
      return (kept ??= gitHistory(root.fsPath, git)).texts(document, versions);
    },
    dispose: () => kept?.dispose(),
  };
}

/** What is used of the interface of VS Code's git extension. */
interface GitExtension {
  getAPI(version: 1): { readonly git: { readonly path: string } };
}

/** The git that VS Code has found; null where it has none, or is not to use it. */
async function gitProgram(): Promise<string | null> {
  try {
    const extension = await vscode.extensions.getExtension<GitExtension>("vscode.git")?.activate();
    return extension?.getAPI(1).git.path ?? null;
  } catch {
    return null;
  }
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
