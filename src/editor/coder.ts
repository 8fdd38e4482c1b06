import * as vscode from "vscode";
import { isSlug, slugFor } from "../core/study/format/ids";
import type { Host } from "./host";
import type { OpenStudy } from "./open-study";
import type { Studies } from "./studies";

const section = "emic";
const setting = "coder";

/** Who codes in this window, shown in the status bar. */
export class Coder implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("emic.coder", vscode.StatusBarAlignment.Left, 10);
  private readonly disposables: vscode.Disposable[];
  private readonly ownNames = new Map<string, Promise<string | null>>();
  private readonly ids = new Map<string, string>();
  private readonly changes = new vscode.EventEmitter<void>();

  /** Somebody else codes from now on, or it is known now who does. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly host: Host,
    private readonly studies: Studies,
  ) {
    this.item.name = vscode.l10n.t("Emic: Coder");
    this.item.command = "emic.chooseCoder";
    this.disposables = [
      this.item,
      this.changes,
      studies.onDidChange(() => void this.show()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.${setting}`)) void this.show();
      }),
      vscode.commands.registerCommand("emic.chooseCoder", () => this.choose()),
    ];
  }

  /** The coder's id: as chosen, else made from the person's name on this machine. */
  async id(study: OpenStudy): Promise<string> {
    const chosen = vscode.workspace.getConfiguration(section, study.root).get<string>(setting, "");
    const id = isSlug(chosen) ? chosen : slugFor((await this.ownName(study)) ?? "") || "me";
    const key = study.root.toString();
    if (this.ids.get(key) !== id) {
      this.ids.set(key, id);
      this.changes.fire();
    }
    return id;
  }

  /** The coder's id as last asked for; null before that. */
  known(study: OpenStudy): string | null {
    return this.ids.get(study.root.toString()) ?? null;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private ownName({ root }: OpenStudy): Promise<string | null> {
    const key = root.toString();
    const name = this.ownNames.get(key) ?? this.host.userName(root);
    this.ownNames.set(key, name);
    return name;
  }

  private async show(): Promise<void> {
    const study = this.studies.active;
    if (study === null) {
      this.item.hide();
      return;
    }
    const id = await this.id(study);
    const name = study.folder.study.setup.manifest.coders.get(id) ?? id;
    this.item.text = `$(person) ${name}`;
    this.item.tooltip = vscode.l10n.t("Codings you make are {0}’s. Click to code as somebody else.", name);
    this.item.accessibilityInformation = { label: vscode.l10n.t("Coder: {0}", name), role: "button" };
    this.item.show();
  }

  private async choose(): Promise<void> {
    const study = this.studies.active;
    const now = study === null ? "" : await this.id(study);
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t("Who is coding?"),
      prompt: vscode.l10n.t("Your short name: letters, digits and hyphens. Your codings are kept under it."),
      value: now,
      validateInput: (value) =>
        slugFor(value) === "" ? vscode.l10n.t("Letters or digits are needed.") : undefined,
    });
    if (name === undefined) return;
    const target = vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration(section).update(setting, slugFor(name), target);
  }
}
