import * as vscode from "vscode";
import { mayBeDocument } from "../../core/study/format/paths";
import type { Studies } from "../studies";
import { debounced } from "../debounced";

/** Changes on disk are looked at together after this long, in milliseconds. */
const settling = 300;
/** So many Markdown files are looked at for one that can be coded. */
const most = 100;
/** Where VS Code can search. Elsewhere files are taken to be there. */
const searched = ["file", "vscode-remote"];

/** Tells the *Codes* view what the next step to the first coding is: see `viewsWelcome` in the manifest. */
export class Welcome implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];

  constructor(studies: Studies) {
    const { workspace, window } = vscode;
    const watcher = workspace.createFileSystemWatcher("**/*.md", false, true, false);
    const lookSoon = debounced(() => void lookForDocuments(), settling);
    const look = () => lookSoon();
    this.disposables = [
      watcher,
      lookSoon,
      watcher.onDidCreate(look),
      watcher.onDidDelete(look),
      workspace.onDidChangeWorkspaceFolders(look),
      window.onDidChangeActiveTextEditor(showFront),
      studies.onDidChange(() => setContext("emic.inStudy", studies.active !== null)),
    ];
    showFront(window.activeTextEditor);
    void lookForDocuments();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}

function showFront(editor: vscode.TextEditor | undefined): void {
  const isDocument = editor?.document.languageId === "markdown";
  setContext(
    "emic.atDocument",
    isDocument && vscode.workspace.getWorkspaceFolder(editor.document.uri) != null,
  );
}

async function lookForDocuments(): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await vscode.workspace.findFiles("**/*.md", "**/node_modules/**", most);
  const hasDocument =
    folders.some(({ uri }) => !searched.includes(uri.scheme)) ||
    found.length === most ||
    found.some((uri) => mayBeDocument(vscode.workspace.asRelativePath(uri, false).normalize("NFC")));
  setContext("emic.noDocuments", folders.length > 0 && !hasDocument);
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
