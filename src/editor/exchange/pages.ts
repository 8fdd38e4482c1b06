import * as vscode from "vscode";

/** Texts that are shown in editors and stand in no file. */
export class Pages implements vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly provider: vscode.Disposable;
  private opening: Promise<void> = Promise.resolve();
  private isClosed = false;

  /** `scheme` tells these pages from others. */
  constructor(private readonly scheme: string) {
    this.provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.changes.event,
      provideTextDocumentContent: (uri) => this.texts.get(uri.path) ?? "",
    });
  }

  /** Shows a text under a name that ends in `.md`. */
  async show(name: string, text: string): Promise<void> {
    await this.open(name, text, false);
  }

  /**
   * Shows it while a question is asked, which keeps the keyboard. As many empty lines come first as the question's list
   * covers: the text would hide behind it.
   */
  async showBehind(question: readonly vscode.QuickPickItem[], name: string, text: string): Promise<void> {
    await this.open(name, "\n".repeat(linesCovered(question)) + text, true);
  }

  private open(name: string, text: string, preserveFocus: boolean): Promise<void> {
    const uri = vscode.Uri.from({ scheme: this.scheme, path: `/${name}` });
    this.texts.set(uri.path, text);
    this.changes.fire(uri);
    // One after the other, so that what was asked for last is in front, and nothing opens once all is closed.
    const show = async () => {
      if (!this.isClosed) await vscode.window.showTextDocument(uri, { preview: true, preserveFocus });
    };
    this.opening = this.opening.then(show, show);
    return this.opening;
  }

  /** Closes what is shown. */
  dispose(): void {
    this.isClosed = true;
    const close = () => this.close();
    void this.opening.then(close, close);
  }

  private close(): void {
    this.provider.dispose();
    this.changes.dispose();
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    const own = tabs.filter(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === this.scheme,
    );
    void vscode.window.tabGroups.close(own, true);
  }
}

/** A list shows no more rows than these at once. */
const mostRows = 18;

function linesCovered(question: readonly vscode.QuickPickItem[]): number {
  const rows = question.reduce((sum, { detail }) => sum + (detail === undefined ? 1 : 2), 0);
  return Math.ceil(Math.min(rows, mostRows) * 1.15) + 1;
}
