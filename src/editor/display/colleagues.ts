import * as vscode from "vscode";
import { showInStatusBar } from "../messages";

const ways = ["shown", "dimmed", "hidden"] as const;
/** How colleagues' codings are shown beside one's own. */
export type Way = (typeof ways)[number];

const key = "emic.colleagues";

/** *Show, Dim or Hide Colleagues' Codings*: one choice for the window's folder, remembered. */
export class Colleagues implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly command = vscode.commands.registerCommand("emic.toggleColleagues", () => this.next());

  readonly onDidChange = this.changes.event;

  constructor(private readonly state: vscode.Memento) {}

  get way(): Way {
    const way = this.state.get<string>(key);
    return ways.find((one) => one === way) ?? "shown";
  }

  dispose(): void {
    this.changes.dispose();
    this.command.dispose();
  }

  private async next(): Promise<void> {
    const way = ways[(ways.indexOf(this.way) + 1) % ways.length]!;
    await this.state.update(key, way);
    this.changes.fire();
    const messages: Record<Way, string> = {
      shown: vscode.l10n.t("Colleagues’ codings are shown"),
      dimmed: vscode.l10n.t("Colleagues’ codings are dimmed"),
      hidden: vscode.l10n.t("Colleagues’ codings are hidden; counts still include them"),
    };
    showInStatusBar(messages[way]);
  }
}
