import * as vscode from "vscode";
import { passagesAround } from "../../core/text/passage";
import { contains, trim, type Span } from "../../core/text/span";
import { rangeOf } from "../positions";
import { selectedIn, turnsIn, type ActiveDocument } from "./active-document";

/** The passages that are about to be coded: what is selected, or what stands around the cursors; they can be grown. */
export interface Passages {
  readonly spans: readonly Span[];
  /** The next larger ones around them; themselves where there are none. */
  expanded(): Passages;
}

/** None where the cursor stands where nobody says anything. */
export function passagesIn(active: ActiveDocument): Passages {
  const turns = turnsIn(active);
  const ladders = selectedIn(active).flatMap((selected) => {
    const own = trim(active.text, selected);
    const around = passagesAround(active.text, turns, own.start);
    if (own.start === own.end) return around.length === 0 ? [] : [around];
    return [[own, ...around.filter((one) => contains(one, own) && !contains(own, one))]];
  });
  return at(ladders, 0);
}

function at(ladders: readonly (readonly Span[])[], level: number): Passages {
  const spans = ladders.map((ladder) => ladder[Math.min(level, ladder.length - 1)]!);
  const unique = spans.filter(
    ({ start, end }, index) => spans.findIndex((one) => one.start === start && one.end === end) === index,
  );
  const top = Math.max(0, ...ladders.map((ladder) => ladder.length - 1));
  return { spans: unique, expanded: () => at(ladders, Math.min(level + 1, top)) };
}

/** Says that there is nothing to code here. */
export function showNoPassage(): void {
  const message = vscode.l10n.t("Select the words to code, or place the cursor in a sentence.");
  void vscode.window.showInformationMessage(message);
}

/** A passage in a few words, for titles. */
export function inBrief(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).replace(/\s+/g, " ");
  return words.length > 60 ? `“${words.slice(0, 40)}…${words.slice(-18)}”` : `“${words}”`;
}

/** Shows passages for as long as they are being chosen. */
export class PassageHighlight implements vscode.Disposable {
  private readonly type = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("editor.selectionBackground"),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });

  constructor(private readonly editor: vscode.TextEditor) {}

  show(spans: readonly Span[]): void {
    const ranges = spans.map((span) => rangeOf(this.editor.document, span));
    this.editor.setDecorations(this.type, ranges);
    const [first] = ranges;
    if (first !== undefined)
      this.editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  dispose(): void {
    this.type.dispose();
  }
}
