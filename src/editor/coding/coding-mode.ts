import * as vscode from "vscode";
import * as z from "zod";
import { inTurn } from "../../core/study/in-turn";
import { sentenceFrom } from "../../core/text/passage";
import { contains, trim, type Span } from "../../core/text/span";
import { offsetOf, rangeOf } from "../positions";
import { say } from "../tell";
import { applyHere, pickAndApply } from "./apply-code";
import type { Desk } from "./desk";
import { inFront, selectedIn, turnsIn, type InFront } from "./in-front";
import { passagesIn } from "./passage";
import type { QuickKeys } from "./quick-keys";

/** So many quick keys stand in the status bar; its tooltip has them all. */
const shownKeys = 5;

const pressedKey = z.object({ key: z.string().regex(/^[a-z0-9]$/) });

/**
 * Coding mode: the text can't be changed, single keys apply codes, and the arrows go from sentence to sentence. It is
 * for one document at a time, and ends when another one comes to the front.
 */
export class CodingMode implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("emic.mode", vscode.StatusBarAlignment.Left, 11);
  private readonly disposables: vscode.Disposable[];
  /** Keys pressed one after the other are answered in that order. */
  private readonly inTurn = inTurn();
  /** The document that is being coded; null outside of the mode. */
  private document: vscode.TextDocument | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly keys: QuickKeys,
  ) {
    const command = (id: string, run: (given?: unknown) => Promise<void> | void) =>
      vscode.commands.registerCommand(id, run);
    this.item.name = vscode.l10n.t("Emic: Coding Mode");
    this.item.command = "emic.codingMode";
    this.disposables = [
      this.item,
      command("emic.codingMode", () => (this.document === null ? this.enter() : this.leave())),
      command("emic.leaveCodingMode", () => this.leave()),
      command("emic.codeKey", (given) => this.inTurn(() => this.pressed(given))),
      command("emic.nextSentence", () => this.inTurn(() => this.go(1))),
      command("emic.previousSentence", () => this.inTurn(() => this.go(-1))),
      command("emic.growSelection", () => this.inTurn(() => this.grow())),
      command("emic.setQuickKey", () => this.setKey()),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (this.document !== null && editor !== undefined && editor.document !== this.document)
          void this.leave();
      }),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async enter(): Promise<void> {
    const front = await inFront(this.desk.studies);
    if (front === null) return;
    this.document = front.editor.document;
    await setMode(true);
    const legend = this.legend(front).slice(0, shownKeys).join(" · ");
    this.item.text = `$(symbol-key) ${vscode.l10n.t("Coding mode")}${legend === "" ? "" : `: ${legend}`}`;
    this.item.tooltip = this.help(front);
    this.item.accessibilityInformation = {
      label: vscode.l10n.t("Coding mode is on. Escape leaves it."),
      role: "button",
    };
    this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
    this.item.show();
    if (front.editor.selection.isEmpty) select(front, passagesIn(front).spans[0] ?? null);
    say(vscode.l10n.t("Letters apply codes, arrows go from sentence to sentence, Escape leaves"));
  }

  private async leave(): Promise<void> {
    if (this.document === null) return;
    this.document = null;
    this.item.hide();
    await setMode(false);
  }

  private help(front: InFront): string {
    const rest = vscode.l10n.t(
      "Any other letter begins the name of a code. Set Quick Key… gives a code its own.",
    );
    return [...this.legend(front), rest].join("\n");
  }

  /** Which key applies which code. */
  private legend({ study }: InFront): string[] {
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
  }
}

/** In the mode the text is safe from keys that apply no code. */
async function setMode(isOn: boolean): Promise<void> {
  await vscode.commands.executeCommand("setContext", "emic.codingMode", isOn);
  const files = "workbench.action.files";
  await vscode.commands.executeCommand(
    isOn ? `${files}.setActiveEditorReadonlyInSession` : `${files}.resetActiveEditorReadonlyInSession`,
  );
}

function select({ editor }: InFront, span: Span | null): void {
  if (span === null) return say(vscode.l10n.t("There is no sentence further on."));
  const range = rangeOf(editor.document, span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
