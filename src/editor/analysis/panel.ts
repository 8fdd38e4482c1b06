import * as vscode from "vscode";
import { applyAction } from "../coding/coding-tools";
import { showCoding } from "../coding/go-to-coding";
import type { OpenStudy } from "../open-study";
import { askTarget, save } from "../save-as";
import { dialogs, messages } from "../vscode-ports";
import { pageOf, viewFolder } from "../webview";
import { PanelSession, type PanelPorts } from "./session";

/** The panel of a study in VS Code: its page, and what its session needs of VS Code. */
export class AnalysisPanel implements vscode.Disposable {
  private readonly session: PanelSession;
  private readonly disposables: vscode.Disposable[];

  constructor(
    study: OpenStudy,
    private readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
  ) {
    const { webview } = panel;
    this.session = new PanelSession({
      study,
      root: study.root.toString(),
      loaded: study.loaded,
      post: (message) => void webview.postMessage(message),
      ports: portsOf(study, panel),
    });
    webview.options = { enableScripts: true, localResourceRoots: [viewFolder(extension)] };
    this.disposables = [
      study.onDidChange(() => this.session.studyChanged()),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.session.hidden();
      }),
      webview.onDidReceiveMessage((message: unknown) => this.session.receive(message)),
    ];
    webview.html = pageOf(webview, extension, "panel");
  }

  /** Brings the panel to the front. */
  reveal(): void {
    this.panel.reveal();
  }

  /** Closes it, as a person does. */
  close(): void {
    this.panel.dispose();
  }

  dispose(): void {
    this.session.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }
}

function portsOf(study: OpenStudy, panel: vscode.WebviewPanel): PanelPorts {
  return {
    ...dialogs,
    ...messages,
    setTitle: (title) => (panel.title = title),
    open: (coding) => showCoding(study, coding, { viewColumn: otherColumn(panel.viewColumn) }),
    copyText: async (text) => vscode.env.clipboard.writeText(text),
    perform: (action) => applyAction(study, action),
    saveOpen: (file) => saveOpen(study.uriOf(file)),
    saveAs: (name, ending, content) => saveAs(study, name, ending, content),
  };
}

async function saveOpen(uri: vscode.Uri): Promise<boolean> {
  const { textDocuments } = vscode.workspace;
  const open = textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open?.isDirty !== true || (await open.save());
}

async function saveAs(study: OpenStudy, name: string, ending: string, content: Uint8Array): Promise<void> {
  const target = await askTarget(study, name, ending);
  if (target === null || !(await save(target, content))) return;
  const open = vscode.l10n.t("Open");
  const message = vscode.l10n.t("Written: {0}", study.shownPath(target));
  // Not waited for: the message may stand as long as the person likes.
  void vscode.window.showInformationMessage(message, open).then((chosen) => {
    if (chosen === open) void vscode.commands.executeCommand("vscode.open", target);
  });
}

/** The column beside the panel’s: documents open there, so that the panel stays in sight. */
function otherColumn(own: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const groups = vscode.window.tabGroups.all;
  const other = groups.find(({ viewColumn }) => viewColumn !== own);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}
