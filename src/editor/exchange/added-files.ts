import * as vscode from "vscode";
import { codingsFolder } from "../../core/study/format/paths";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { debounced } from "../debounced";

/** Plain texts, pages and tables may be anything, so nobody is asked about them. */
const offered = "**/*.{docx,odt,rtf,vtt,srt,qdpx,qdc}";

/** Several files that are dropped at once arrive one after the other; in milliseconds. */
const settling = 800;

/** Files that are dropped into a study's folder, or put there otherwise, are offered to be imported. */
export class AddedFiles implements vscode.Disposable {
  private readonly watcher = vscode.workspace.createFileSystemWatcher(offered, false, true, true);
  private readonly added = new Map<OpenStudy, Map<string, vscode.Uri>>();
  private readonly own = new Set<string>();
  private readonly offerSoon = debounced(() => this.offerAdded(), settling, { restarts: true });
  private readonly listening: vscode.Disposable;

  constructor(private readonly studies: Studies) {
    this.listening = this.watcher.onDidCreate((uri) => this.add(uri));
  }

  dispose(): void {
    this.offerSoon.dispose();
    this.listening.dispose();
    this.watcher.dispose();
  }

  /** A file that is about to be written from here is not offered. */
  skip(uri: vscode.Uri): void {
    this.own.add(uri.toString());
  }

  private add(uri: vscode.Uri): void {
    const study = this.studies.at(uri);
    const path = study?.pathOf(uri);
    if (study === null || path == null || path.startsWith(`${codingsFolder}/`) || /(?:^|\/)[.~]/.test(path))
      return;
    if (this.own.delete(uri.toString())) return;
    const files = this.added.get(study) ?? new Map<string, vscode.Uri>();
    this.added.set(study, files.set(uri.toString(), uri));
    this.offerSoon();
  }

  private offerAdded(): void {
    const all = [...this.added];
    this.added.clear();
    for (const [one, uris] of all) void this.offerNew(one, [...uris.values()]);
  }

  /** Without those that were made into documents already, or brought along with them. */
  private async offerNew(study: OpenStudy, uris: readonly vscode.Uri[]): Promise<void> {
    await study.folder.settled();
    const { documents } = study.folder.study;
    const fresh = uris.filter((uri) => !documents.has((study.pathOf(uri) ?? "").replace(/\.[^.]*$/, ".md")));
    if (fresh.length > 0) await offer(study, fresh);
  }
}

async function offer(study: OpenStudy, files: readonly vscode.Uri[]): Promise<void> {
  const { t } = vscode.l10n;
  const [first] = files;
  const message =
    files.length === 1
      ? t("Import {0}? The file itself stays as it is.", study.pathOf(first!) ?? "")
      : t("Import {0} files? The files themselves stay as they are.", files.length);
  const show = t("Import…");
  if ((await vscode.window.showInformationMessage(message, show)) !== show) return;
  await vscode.commands.executeCommand("emic.import", first, files);
}
