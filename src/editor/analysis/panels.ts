import * as vscode from "vscode";
import { keptRoot } from "../../core/analysis/kept-panel";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { AnalysisPanel } from "./panel";

const viewType = "emic.analysis";

/** *Open Analysis*, a panel a study, and what brings panels back with their window. */
export class AnalysisPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly open = new Map<string, AnalysisPanel>();
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly studies: Studies,
    private readonly extension: vscode.Uri,
  ) {
    this.disposables = [
      vscode.window.registerWebviewPanelSerializer(viewType, this),
      studies.onDidClose((study) => this.open.get(study.root.toString())?.close()),
      vscode.commands.registerCommand("emic.openAnalysis", () => this.show()),
    ];
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const root = keptRoot(state);
    await this.studies.opened;
    const study = root === null ? null : this.studies.at(vscode.Uri.joinPath(vscode.Uri.parse(root), "-"));
    if (study === null || this.open.has(study.root.toString())) panel.dispose();
    else this.fill(study, panel);
  }

  dispose(): void {
    for (const disposable of [...this.open.values(), ...this.disposables]) disposable.dispose();
  }

  private async show(): Promise<void> {
    await this.studies.opened;
    const study = this.studies.active;
    if (study === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("There is no study here yet. Code a passage, or begin with New Study."),
      );
      return;
    }
    const known = this.open.get(study.root.toString());
    if (known !== undefined) known.reveal();
    else {
      const title = vscode.l10n.t("Analysis");
      this.fill(study, vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active));
    }
  }

  private fill(study: OpenStudy, panel: vscode.WebviewPanel): void {
    const key = study.root.toString();
    const filled = new AnalysisPanel(study, panel, this.extension);
    const image = (ground: string) => vscode.Uri.joinPath(this.extension, "media", `panel-${ground}.svg`);
    panel.iconPath = { light: image("light"), dark: image("dark") };
    this.open.set(key, filled);
    panel.onDidDispose(() => {
      filled.dispose();
      this.open.delete(key);
    });
  }
}
