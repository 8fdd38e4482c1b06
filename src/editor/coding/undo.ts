import * as vscode from "vscode";
import { serialQueue } from "../../core/study/work/serial-queue";
import type { Done } from "../../core/study/work/folder";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { showInStatusBar, showRefused } from "../messages";

type Way = "undo" | "redo";

/**
 * *Undo Coding* and *Redo Coding*, and the keys of the editor's own undo, which take back whatever came last in a
 * document: a coding, or an edit of the text. They are Emic's only where something was coded since the window opened.
 */
export class Undo implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];
  /** Keys pressed one after the other are answered in that order, each after what the one before did to the text. */
  private readonly queue = serialQueue();

  constructor(private readonly studies: Studies) {
    const command = (id: string, run: () => Promise<void>) => vscode.commands.registerCommand(id, run);
    this.disposables = [
      command("emic.undoCoding", () => this.last("undo")),
      command("emic.redoCoding", () => this.last("redo")),
      command("emic.undo", () => this.queue(() => this.inStep("undo"))),
      command("emic.redo", () => this.queue(() => this.inStep("redo"))),
      studies.onDidChange(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private activeDocument(): { study: OpenStudy; document: string } | null {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const study = uri === undefined ? null : this.studies.at(uri);
    const document = uri === undefined ? null : (study?.documentOf(uri) ?? null);
    return study === null || document === null ? null : { study, document };
  }

  private async inStep(way: Way): Promise<void> {
    const active = this.activeDocument();
    const done = active === null ? null : await active.study.folder[way](active.document, { inStep: true });
    if (done === null) await vscode.commands.executeCommand(way);
    else this.tell(way, done);
  }

  private async last(way: Way): Promise<void> {
    const active = this.activeDocument();
    const done = active === null ? null : await active.study.folder[way](active.document);
    if (done !== null) {
      this.tell(way, done);
      return;
    }
    showInStatusBar(
      way === "undo"
        ? vscode.l10n.t("No coding to undo in this document.")
        : vscode.l10n.t("No coding to redo in this document."),
    );
  }

  private tell(way: Way, { action, written }: Done): void {
    // Not waited for: keys pressed meanwhile are answered.
    if (written.kind === "refused") {
      void showRefused(action.label, written.reason, () => this.last(way));
      return;
    }
    showInStatusBar(
      way === "undo"
        ? vscode.l10n.t("Undone: {0}", action.label)
        : vscode.l10n.t("Redone: {0}", action.label),
    );
  }

  private show(): void {
    const active = this.activeDocument();
    const set = (key: string, value: boolean) => vscode.commands.executeCommand("setContext", key, value);
    void set("emic.document", active !== null);
    void set("emic.acted", active?.study.folder.hasActed(active.document) ?? false);
  }
}
