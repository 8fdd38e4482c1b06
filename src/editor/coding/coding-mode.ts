import * as vscode from "vscode";
import * as z from "zod/mini";
import { serialQueue } from "../../core/study/work/serial-queue";
import { sentenceFrom } from "../../core/text/passage";
import { contains, trim, type Span } from "../../core/text/span";
import type { OpenStudy } from "../open-study";
import { offsetOf, rangeOf } from "../positions";
import { showInStatusBar } from "../messages";
import { applyHere, pickAndApply } from "./apply-code";
import type { CodingTools } from "./coding-tools";
import { activeDocument, selectedIn, turnsIn, type ActiveDocument } from "./active-document";
import { passagesIn } from "./passage";
import type { QuickKeys } from "./quick-keys";

/** So many quick keys stand in the status bar; its tooltip has them all. */
const shownKeys = 5;

const pressedKey = z.object({ key: z.string().check(z.regex(/^[a-z0-9]$/)) });

/**
 * Coding mode: a document's text can't be changed, single keys apply codes, and the arrows go from sentence to sentence.
 * It is each document's own: who looks something up in another one comes back to it.
 */
export class CodingMode implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("emic.mode", vscode.StatusBarAlignment.Left, 11);
  private readonly disposables: vscode.Disposable[];
  /** Keys pressed one after the other are answered in that order. */
  private readonly queue = serialQueue();
  /** The documents in the mode, by URI: VS Code keeps them from being changed for as long as the window is open. */
  private readonly documents = new Set<string>();

  constructor(
    private readonly tools: CodingTools,
    private readonly keys: QuickKeys,
  ) {
    const command = (id: string, run: (given?: unknown) => Promise<void> | void) =>
      vscode.commands.registerCommand(id, run);
    this.item.name = vscode.l10n.t("Emic: Coding Mode");
    this.item.command = "emic.codingMode";
    this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
    this.item.accessibilityInformation = {
      label: vscode.l10n.t("Coding mode is on. Escape leaves it."),
      role: "button",
    };
    this.disposables = [
      this.item,
      command("emic.codingMode", () => (this.isOn() ? this.leave() : this.enter())),
      command("emic.leaveCodingMode", () => this.leave()),
      command("emic.codeKey", (given) => this.queue(() => this.pressed(given))),
      command("emic.nextSentence", () => this.queue(() => this.go(1))),
      command("emic.previousSentence", () => this.queue(() => this.go(-1))),
      command("emic.expandSelection", () => this.queue(() => this.expand())),
      command("emic.setQuickKey", () => this.setKey()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async enter(): Promise<void> {
    const active = await activeDocument(this.tools.studies);
    if (active === null) return;
    this.documents.add(active.editor.document.uri.toString());
    await setReadonly(true);
    this.show();
    if (active.editor.selection.isEmpty) select(active, passagesIn(active).spans[0] ?? null);
    showInStatusBar(vscode.l10n.t("Letters apply codes, arrows go from sentence to sentence, Escape leaves"));
  }

  private async leave(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri.toString() ?? "";
    if (!this.documents.delete(uri)) return;
    await setReadonly(false);
    this.show();
  }

  /** Whether the document in front is in the mode. */
  private isOn(): boolean {
    return this.documents.has(vscode.window.activeTextEditor?.document.uri.toString() ?? "");
  }

  private show(): void {
    const isOn = this.isOn();
    void vscode.commands.executeCommand("setContext", "emic.codingMode", isOn);
    const study = isOn ? this.tools.studies.at(vscode.window.activeTextEditor!.document.uri) : null;
    if (study === null) return this.item.hide();
    const legend = this.legend(study);
    const shown = legend.slice(0, shownKeys).join(" · ");
    this.item.text = `$(symbol-key) ${vscode.l10n.t("Coding mode")}${shown === "" ? "" : `: ${shown}`}`;
    const rest = vscode.l10n.t(
      "Any other letter begins the name of a code. Set Quick Key… gives a code its own.",
    );
    this.item.tooltip = [...legend, rest].join("\n");
    this.item.show();
  }

  /** Which key applies which code. */
  private legend(study: OpenStudy): string[] {
    return Object.keys(this.keys.of(study))
      .sort()
      .map((pressed) => `${pressed} ${this.keys.codeOf(study, pressed)?.name ?? ""}`);
  }

  /** A key that no code has is the first letter of a code's name. */
  private async pressed(given: unknown): Promise<void> {
    const read = pressedKey.safeParse(given);
    if (!read.success) return;
    const active = await activeDocument(this.tools.studies);
    if (active === null) return;
    const code = this.keys.codeOf(active.study, read.data.key);
    if (code === null) await pickAndApply(this.tools, read.data.key);
    else await applyHere(this.tools, active, code);
  }

  private async go(step: 1 | -1): Promise<void> {
    const active = await activeDocument(this.tools.studies);
    if (active === null) return;
    const { start, end } = active.editor.selection;
    const from = offsetOf(active.editor.document, step === 1 ? end : start);
    select(active, sentenceFrom(active.text, turnsIn(active), from, step));
  }

  private async expand(): Promise<void> {
    const active = await activeDocument(this.tools.studies);
    if (active === null) return;
    const [selected] = selectedIn(active);
    const own = selected === undefined ? null : trim(active.text, selected);
    const { spans } = passagesIn(active).expanded();
    const [larger] = spans;
    if (larger !== undefined && (own === null || !contains(own, larger))) select(active, larger);
  }

  private async setKey(): Promise<void> {
    const study = this.tools.studies.active;
    if (study === null) {
      showInStatusBar(vscode.l10n.t("There is no study yet: code a passage first."));
      return;
    }
    await this.keys.choose(study);
    this.show();
  }
}

/** In the mode the text of the document in front is safe from keys that apply no code. */
async function setReadonly(isReadonly: boolean): Promise<void> {
  const does = isReadonly ? "set" : "reset";
  await vscode.commands.executeCommand(`workbench.action.files.${does}ActiveEditorReadonlyInSession`);
}

function select({ editor }: ActiveDocument, span: Span | null): void {
  if (span === null) return showInStatusBar(vscode.l10n.t("There is no sentence further on."));
  const range = rangeOf(editor.document, span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
