import * as vscode from "vscode";
import { StudyFolder } from "../core/study/work/folder";
import { mayBeDocument } from "../core/study/format/paths";
import type { FilePort, History } from "../core/study/work/port";
import type { EditKind } from "../core/study/work/undo-log";
import { displayLanguage } from "./display-language";
import type { LocalizedStudy } from "./localization";
import { editsOf, textOf } from "./positions";
import { debounced, debouncedByKey } from "./debounced";

/** Changes on disk are gathered this long before they are read, in milliseconds. */
const settling = 100;

/** A document from which edits took passages is read again this long after the last edit, in milliseconds. */
const looking = 300;

/** A study that is open in this window: follows its folder and the documents that editors show. */
export class OpenStudy implements LocalizedStudy, vscode.Disposable {
  readonly l10n = displayLanguage;
  readonly folder: StudyFolder;
  /** Settles when the study was read for the first time. */
  readonly loaded: Promise<void>;
  private readonly disposables: vscode.Disposable[] = [];
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly stale = new Set<string>();
  /** Documents that are being saved, and the versions that equal their files. */
  private readonly saving = new Set<string>();
  private readonly saved = new Map<string, number>();
  /** Documents that are soon read again. */
  private readonly lookAgain = debouncedByKey((path: string) => void this.folder.lookAgain(path), looking, {
    restarts: true,
  });
  private readonly refreshSoon = debounced(() => this.refreshStale(), settling);
  private cancelled = false;

  /** The study's codings, codebook or problems changed. */
  readonly onDidChange = this.changes.event;

  constructor(
    readonly root: vscode.Uri,
    readonly files: FilePort,
    /** What it is called where it does not say itself. */
    readonly name: string,
    history: History & vscode.Disposable,
  ) {
    this.folder = new StudyFolder(files, name, history);
    for (const document of vscode.workspace.textDocuments) this.opened(document);
    this.loaded = this.load();
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher(
      new vscode.RelativePattern(root, "**/*.{md,jsonl,yaml,csv}"),
    );
    const touched = (uri: vscode.Uri) => this.touched(uri);
    this.disposables.push(
      history,
      watcher,
      watcher.onDidChange(touched),
      watcher.onDidCreate(touched),
      watcher.onDidDelete(touched),
      workspace.onDidOpenTextDocument((document) => this.opened(document)),
      workspace.onDidCloseTextDocument((document) => this.closed(document)),
      workspace.onDidChangeTextDocument((event) => this.edited(event)),
      workspace.onWillSaveTextDocument(({ document }) => this.follow(document, "begin")),
      workspace.onDidSaveTextDocument((document) => this.follow(document, "end")),
      this.changes,
    );
  }

  /** The study path of a file below the root, whatever it is; null for any other. */
  pathOf(uri: vscode.Uri): string | null {
    if (uri.scheme !== this.root.scheme || uri.authority !== this.root.authority) return null;
    const root = this.root.path.endsWith("/") ? this.root.path : `${this.root.path}/`;
    return uri.path.startsWith(root) ? uri.path.slice(root.length).normalize("NFC") : null;
  }

  /** The study path of a document that can be coded; null for any other file. */
  documentOf(uri: vscode.Uri): string | null {
    const path = this.pathOf(uri);
    return path !== null && mayBeDocument(path) && this.folder.study.setup.manifest.isDocument(path)
      ? path
      : null;
  }

  /** What a file is called on screen: its path in the study, or where it is otherwise. */
  shownPath(uri: vscode.Uri): string {
    return this.pathOf(uri) ?? vscode.workspace.asRelativePath(uri, false);
  }

  uriOf(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }

  dispose(): void {
    this.cancelled = true;
    for (const disposable of [this.lookAgain, this.refreshSoon, ...this.disposables]) disposable.dispose();
  }

  private async load(): Promise<void> {
    await vscode.window.withProgress({ location: { viewId: "emic.codes" } }, () =>
      this.folder.load({ cancel: this.cancel() }),
    );
    this.folder.study.onChange(() => this.changes.fire());
    this.changes.fire();
  }

  private cancel() {
    const isCancelled = () => this.cancelled;
    return {
      get cancelled() {
        return isCancelled();
      },
    };
  }

  private opened(document: vscode.TextDocument): void {
    const path = this.pathOf(document.uri);
    if (path !== null && mayBeDocument(path)) void this.folder.setText(path, () => textOf(document));
  }

  private closed(document: vscode.TextDocument): void {
    const path = this.pathOf(document.uri);
    if (path === null || !mayBeDocument(path)) return;
    this.saving.delete(path);
    this.saved.delete(path);
    void this.folder.setText(path, null);
  }

  private edited(event: vscode.TextDocumentChangeEvent): void {
    const { document, contentChanges } = event;
    const path = this.pathOf(document.uri);
    if (path === null || !mayBeDocument(path)) return;
    if (contentChanges.length > 0) {
      const isUnsettled = this.folder.edited(path, editsOf(event), howOf(event));
      if (isUnsettled || this.lookAgain.isWaiting(path)) this.lookAgain(path);
    }
    if (!document.isDirty) setTimeout(() => this.reread(document, path), settling);
  }

  /**
   * A document that equals its file without having been saved was reverted or changed outside: its passages are found
   * from their records again. The first letter typed after a save comes with a document that is not dirty yet, and
   * becomes so in a moment; a save ends in the same state, but there the editor's places are the ones that count.
   */
  private reread(document: vscode.TextDocument, path: string): void {
    const { version } = document;
    if (this.cancelled || document.isClosed || document.isDirty) return;
    if (this.saving.has(path) || this.saved.get(path) === version) return;
    this.saved.set(path, version);
    void this.folder.setText(path, () => textOf(document));
  }

  private follow(document: vscode.TextDocument, did: "begin" | "end"): void {
    const path = this.pathOf(document.uri);
    if (path === null) return;
    if (did === "begin") this.saving.add(path);
    else {
      this.saving.delete(path);
      this.saved.set(path, document.version);
    }
  }

  private touched(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (path === null) return;
    this.stale.add(path);
    this.refreshSoon();
  }

  private refreshStale(): void {
    const paths = [...this.stale];
    this.stale.clear();
    void this.loaded.then(() => this.folder.refresh(paths)).then(() => this.changes.fire());
  }
}

function howOf({ reason }: vscode.TextDocumentChangeEvent): EditKind {
  if (reason === vscode.TextDocumentChangeReason.Undo) return "undone";
  return reason === vscode.TextDocumentChangeReason.Redo ? "redone" : "typed";
}
