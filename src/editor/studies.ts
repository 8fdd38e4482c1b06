import * as vscode from "vscode";
import { manifestFile } from "../core/study/format/paths";
import type { Host } from "./host";
import { OpenStudy } from "./open-study";
import { debounced } from "./debounced";

/** Files that come are looked at together after this long, in milliseconds. */
const settling = 300;

/** The studies that are open in this window, and which of them is in front. */
export class Studies implements vscode.Disposable {
  private readonly open = new Map<string, OpenStudy>();
  private readonly disposables: vscode.Disposable[] = [];
  private readonly changes = new vscode.EventEmitter<OpenStudy | null>();
  private readonly closings = new vscode.EventEmitter<OpenStudy>();
  private readonly openSoon = debounced(() => {
    if (this.open.size === 0) this.found = this.openMarked();
  }, settling);
  private front: OpenStudy | null = null;
  private found: Promise<void> | null = null;

  /** A study changed, or another one came to the front; null: none is in front any more. */
  readonly onDidChange = this.changes.event;
  /** A study is not open any more: its folder left the window, or is not there any more. */
  readonly onDidClose = this.closings.event;

  constructor(private readonly host: Host) {
    // All of them: of a folder that comes or goes VS Code tells, and not of what is in it.
    const files = vscode.workspace.createFileSystemWatcher("**", false, true, false);
    this.disposables.push(
      this.changes,
      this.closings,
      files,
      files.onDidCreate(() => this.lookSoon()),
      files.onDidDelete((uri) => this.closeGone(uri)),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined) void this.focus(editor.document.uri);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const { uri } of removed) this.closeIn(uri);
        this.found = this.openMarked();
      }),
    );
  }

  /** The study of the document in front, else the one last in front, else any; null where none is open. */
  get active(): OpenStudy | null {
    return this.front;
  }

  /** Every study that is open, in no order. */
  get all(): OpenStudy[] {
    return [...this.open.values()];
  }

  /** The open study that a file lies in; null where there is none. */
  at(uri: vscode.Uri): OpenStudy | null {
    const around = [...this.open.values()].filter((study) => study.pathOf(uri) !== null);
    return around.sort((a, b) => b.root.path.length - a.root.path.length)[0] ?? null;
  }

  /**
   * The study that a file belongs to, opened and read: of the nearest folder upward that is marked as one, else of the
   * workspace folder. Null for a file that is in no folder.
   */
  async of(uri: vscode.Uri): Promise<OpenStudy | null> {
    const root = (await this.markedAbove(uri)) ?? vscode.workspace.getWorkspaceFolder(uri)?.uri ?? null;
    if (root === null) return null;
    const study = this.openAt(root);
    await study.loaded;
    return study;
  }

  /** Settles when the studies that the window's folders hold, or lie in, are found. */
  get opened(): Promise<void> {
    return (this.found ??= this.openMarked());
  }

  /** Opens the studies that the window's folders hold, or lie in. */
  async openMarked(): Promise<void> {
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const root = await this.markedAbove(vscode.Uri.joinPath(uri, manifestFile));
      if (root !== null) this.openAt(root);
    }
    if (this.open.size === 0) {
      for (const file of await vscode.workspace.findFiles(`**/${manifestFile}`, "**/node_modules/**", 20)) {
        this.openAt(vscode.Uri.joinPath(file, ".."));
      }
    }
    const editor = vscode.window.activeTextEditor;
    if (editor !== undefined) await this.focus(editor.document.uri);
  }

  /** The study that a file lies in, opened where it is marked as one, and read; null where there is none. */
  async around(uri: vscode.Uri): Promise<OpenStudy | null> {
    const study = await this.find(uri);
    await study?.loaded;
    return study;
  }

  /** Brings the study that a file lies in to the front; opens it where it is marked as one. */
  async focus(uri: vscode.Uri): Promise<void> {
    const study = await this.find(uri);
    if (study === null || study === this.front) return;
    this.front = study;
    this.changes.fire(study);
  }

  /** The nearest folder upward from a file that is marked as a study; null where there is none. */
  async markedAbove(uri: vscode.Uri): Promise<vscode.Uri | null> {
    if (uri.scheme === "untitled") return null;
    for (let folder = vscode.Uri.joinPath(uri, ".."); ; folder = vscode.Uri.joinPath(folder, "..")) {
      if (await exists(vscode.Uri.joinPath(folder, manifestFile))) return folder;
      if (folder.path === "/" || /^\/[a-z]:\/?$/i.test(folder.path)) return null;
    }
  }

  dispose(): void {
    for (const disposable of [this.openSoon, ...this.open.values(), ...this.disposables])
      disposable.dispose();
  }

  /** Closes the studies of a folder that left the window, but for those that another folder of it holds or lies in. */
  private closeIn(folder: vscode.Uri): void {
    const meets = (study: OpenStudy, uri: vscode.Uri) => holds(uri, study.root) || holds(study.root, uri);
    const folders = vscode.workspace.workspaceFolders ?? [];
    for (const study of this.all)
      if (meets(study, folder) && !folders.some(({ uri }) => meets(study, uri))) this.close(study);
  }

  /** Closes the studies in a folder that is not there any more. */
  private async closeGone(deleted: vscode.Uri): Promise<void> {
    for (const study of this.all)
      if (holds(deleted, study.root) && !(await exists(study.root))) this.close(study);
  }

  private close(study: OpenStudy): void {
    if (!this.open.delete(study.root.toString())) return;
    study.dispose();
    this.closings.fire(study);
    if (this.front !== study) return;
    this.front = this.all[0] ?? null;
    this.changes.fire(this.front);
    this.lookSoon();
  }

  /** Where no study is open, one may have come. */
  private lookSoon(): void {
    if (this.open.size === 0) this.openSoon();
  }

  private async find(uri: vscode.Uri): Promise<OpenStudy | null> {
    const study = this.at(uri);
    if (study !== null || !uri.path.toLowerCase().endsWith(".md")) return study;
    const root = await this.markedAbove(uri);
    return root === null ? null : this.openAt(root);
  }

  private openAt(root: vscode.Uri): OpenStudy {
    const key = root.toString();
    let study = this.open.get(key);
    if (study === undefined) {
      const name = root.path.split("/").at(-1) ?? "Study";
      const opened = new OpenStudy(root, this.host.files(root), name, this.host.history(root));
      study = opened;
      this.open.set(key, opened);
      // Not kept: it ends with the study, which nothing is to hold once it is closed.
      opened.onDidChange(() => this.changes.fire(opened));
      this.front ??= opened;
    }
    return study;
  }
}

/** Whether a folder holds another, or is it. */
function holds(outer: vscode.Uri, inner: vscode.Uri): boolean {
  if (outer.scheme !== inner.scheme || outer.authority !== inner.authority) return false;
  const slashed = (path: string) => (path.endsWith("/") ? path : `${path}/`);
  return slashed(inner.path).startsWith(slashed(outer.path));
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
