import * as vscode from "vscode";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { showRefused } from "../messages";

/** How long texts are easiest to read, and leave room below the words for the lines of three codings. */
const settings: Readonly<Record<string, unknown>> = {
  wordWrap: "on",
  lineHeight: 1.8,
  "minimap.enabled": false,
};

/** Settings that make Markdown easier to read: offered once in each folder, and a command. */
export class ReadingSettings implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    "emic.reading",
    vscode.StatusBarAlignment.Left,
    9,
  );
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly memory: vscode.Memento,
    private readonly studies: Studies,
  ) {
    this.item.name = vscode.l10n.t("Emic: Reading Settings");
    this.item.text = `$(book) ${vscode.l10n.t("Easier to read?")}`;
    this.item.tooltip = vscode.l10n.t(
      "More space between the lines, long lines wrapped and no minimap, for Markdown in this folder. Click to choose.",
    );
    this.item.accessibilityInformation = { label: vscode.l10n.t("Choose reading settings"), role: "button" };
    this.item.command = "emic.readingSettings";
    this.disposables = [
      this.item,
      studies.onDidChange((study) => this.offerAfterFirstCoding(study)),
      vscode.commands.registerCommand("emic.readingSettings", () => this.choose()),
    ];
  }

  /** Whether a folder is still to be asked. */
  isOpen(folder: vscode.Uri): boolean {
    return this.memory.get(keyOf(folder)) === undefined && !isReadable(folder);
  }

  /** Keeps the answer, and makes the settings if it is yes. */
  async answer(folder: vscode.Uri, yes: boolean): Promise<void> {
    this.item.hide();
    await this.memory.update(keyOf(folder), yes ? "yes" : "no");
    if (yes) await makeReadable(folder);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** In the status bar and nowhere else: the first coding asks nothing, and the next one is under way. */
  private offerAfterFirstCoding(study: OpenStudy | null): void {
    const editor = vscode.window.activeTextEditor;
    if (study === null || editor === undefined) return;
    const path = study.documentOf(editor.document.uri);
    if (path === null || study.folder.log(path).done.length === 0) return;
    const folder = vscode.workspace.getWorkspaceFolder(editor.document.uri)?.uri;
    if (folder === undefined || !this.isOpen(folder)) return;
    void this.memory.update(keyOf(folder), "offered");
    this.item.show();
  }

  private async choose(): Promise<void> {
    const folder = folderInFront(this.studies);
    if (folder === undefined) return;
    const title = vscode.l10n.t("Reading Settings for Markdown");
    const chosen = await vscode.window.showQuickPick(readingChoices(), { title });
    if (chosen !== undefined) await this.answer(folder, chosen.answer);
  }
}

/** What can be answered, in the words that New Study uses as well. */
export function readingChoices() {
  return [
    {
      label: vscode.l10n.t("Make Markdown easier to read in this folder"),
      detail: vscode.l10n.t("Long lines are wrapped, with more space between them, and no minimap."),
      answer: true,
    },
    {
      label: vscode.l10n.t("Leave it as it is"),
      detail: vscode.l10n.t("The command “Reading Settings for Markdown” does it later."),
      answer: false,
    },
  ];
}

function keyOf(folder: vscode.Uri): string {
  return `emic.reading ${folder.toString()}`;
}

function folderInFront(studies: Studies): vscode.Uri | undefined {
  const { activeTextEditor: editor } = vscode.window;
  const uri = editor?.document.uri ?? studies.active?.root;
  const folder = uri === undefined ? undefined : vscode.workspace.getWorkspaceFolder(uri);
  return (folder ?? vscode.workspace.workspaceFolders?.[0])?.uri;
}

function markdownIn(folder: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("editor", { uri: folder, languageId: "markdown" });
}

function isReadable(folder: vscode.Uri): boolean {
  const now = markdownIn(folder);
  return Object.entries(settings).every(([name, value]) => now.get(name) === value);
}

async function makeReadable(folder: vscode.Uri): Promise<void> {
  const now = markdownIn(folder);
  try {
    for (const [name, value] of Object.entries(settings)) {
      if (now.get(name) === value) continue;
      await now.update(name, value, vscode.ConfigurationTarget.WorkspaceFolder, true);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await showRefused(vscode.l10n.t("Reading Settings for Markdown"), reason, () => makeReadable(folder));
  }
}
