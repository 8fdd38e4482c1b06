import * as vscode from "vscode";
import * as z from "zod/mini";
import { inTurn } from "../../core/study/work/in-turn";
import { sentenceFrom } from "../../core/text/passage";
import { contains, trim, type Span } from "../../core/text/span";
import type { OpenStudy } from "../open-study";
import { offsetOf, rangeOf } from "../positions";
import { say } from "../tell";
import { applyHere, pickAndApply } from "./apply-code";
import type { Desk } from "./desk";
import { inFront, selectedIn, turnsIn, type InFront } from "./in-front";
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
  private readonly inTurn = inTurn();
  /** The documents in the mode, by URI: VS Code keeps them from being changed for as long as the window is open. */
  private readonly documents = new Set<string>();

  constructor(
    private readonly desk: Desk,
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
      command("emic.codeKey", (given) => this.inTurn(() => this.pressed(given))),
      command("emic.nextSentence", () => this.inTurn(() => this.go(1))),
      command("emic.previousSentence", () => this.inTurn(() => this.go(-1))),
      command("emic.growSelection", () => this.inTurn(() => this.grow())),
      command("emic.setQuickKey", () => this.setKey()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async enter(): Promise<void> {
    const front = await inFront(this.desk.studies);
    if (front === null) return;
    this.documents.add(front.editor.document.uri.toString());
    await setReadonly(true);
    this.show();
    if (front.editor.selection.isEmpty) select(front, passagesIn(front).spans[0] ?? null);
    say(vscode.l10n.t("Letters apply codes, arrows go from sentence to sentence, Escape leaves"));
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
    const study = isOn ? this.desk.studies.at(vscode.window.activeTextEditor!.document.uri) : null;
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
    const front = await inFront(this.desk.studies);
    if (front === null) return;
    const code = this.keys.codeOf(front.study, read.data.key);
    if (code === null) await pickAndApply(this.desk, read.data.key);
    else await applyHere(this.desk, front, code);
  }

  private async go(step: 1 | -1): Promise<void> {
    const front = await inFront(this.desk.studies);
    if (front === null) return;
    const { start, end } = front.editor.selection;
    const from = offsetOf(front.editor.document, step === 1 ? end : start);
    select(front, sentenceFrom(front.text, turnsIn(front), from, step));
  }

  private async grow(): Promise<void> {
    const front = await inFront(this.desk.studies);
    if (front === null) return;
    const [selected] = selectedIn(front);
    const own = selected === undefined ? null : trim(front.text, selected);
    const { spans } = passagesIn(front).grown();
    const [larger] = spans;
    if (larger !== undefined && (own === null || !contains(own, larger))) select(front, larger);
  }

  private async setKey(): Promise<void> {
    const study = this.desk.studies.active;
    if (study === null) {
      say(vscode.l10n.t("There is no study yet: code a passage first."));
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

function select({ editor }: InFront, span: Span | null): void {
  if (span === null) return say(vscode.l10n.t("There is no sentence further on."));
  const range = rangeOf(editor.document, span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
