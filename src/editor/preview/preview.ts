import * as vscode from "vscode";
import { findCode, pathOf } from "../../core/study/format/codebook/codebook";
import { nameOf, type Showing } from "../display/shown";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { showInStatusBar } from "../messages";
import type { Markdown } from "./markdown";
import { showStudy, type Known, type CodeStyle } from "./plugin";
import { debounced } from "../debounced";

/** Whether codings are highlighted in previews: for the window's folder, remembered. */
const key = "emic.previewCodings";
/** Changes are shown together after this long, in milliseconds. */
const settling = 500;

/** What a study knows, in VS Code's own preview of Markdown: codes in memos and themes, codings in documents. */
export class Preview implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];
  private readonly refreshSoon = debounced(() => {
    if (isPreviewOpen()) void vscode.commands.executeCommand("markdown.preview.refresh");
  }, settling);

  constructor(
    private readonly state: vscode.Memento,
    private readonly studies: Studies,
    private readonly showing: Showing,
  ) {
    this.disposables = [
      this.refreshSoon,
      showing.onDidChange(() => this.refreshSoon()),
      vscode.commands.registerCommand("emic.togglePreviewCodings", () => this.toggle()),
    ];
  }

  /** What VS Code's Markdown preview calls once, with the parser that renders every preview. */
  extend<Parser extends Markdown>(md: Parser): Parser {
    showStudy(md, (env) => this.know(env));
    return md;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private know(env: unknown): Known | null {
    const uri = (env as { currentDocument?: unknown }).currentDocument;
    const study = uri instanceof vscode.Uri ? this.studies.at(uri) : null;
    if (study === null) return null;
    const path = study.documentOf(uri as vscode.Uri);
    if (path === null) return { kind: "memo", code: (id) => lookOf(study, id) };
    const areShown = this.areShown();
    const passages = this.showing.passages(study, path).map((shown) => ({
      ...{ id: shown.row.id, start: shown.start, end: shown.end },
      ...{ name: nameOf(shown), title: nameOf(shown), color: shown.color, isDimmed: shown.isDimmed },
    }));
    return { kind: "document", passages, areShown };
  }

  private areShown(): boolean {
    return this.state.get<boolean>(key, true);
  }

  private async toggle(): Promise<void> {
    await this.state.update(key, !this.areShown());
    showInStatusBar(
      this.areShown()
        ? vscode.l10n.t("Codings are shown in the preview")
        : vscode.l10n.t("Codings are hidden in the preview"),
    );
    this.refreshSoon();
  }
}

function lookOf({ folder }: OpenStudy, id: string): CodeStyle | null {
  const { codebook } = folder.study.setup;
  const code = findCode(codebook, id);
  if (code === null) return null;
  const title = pathOf(codebook, code).map(({ name }) => name);
  return { name: code.name, color: code.color, title: title.join(" › ") };
}

/** A preview is a webview, or in the place of a text editor a custom one. */
function isPreviewOpen(): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all);
  return tabs.some(
    ({ input }) =>
      (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
      input.viewType.includes("markdown.preview"),
  );
}
