import * as vscode from "vscode";
import { attentionOf } from "../../core/study/model/attention";
import { linesOf, rangeOf } from "../../core/text/lines";
import { findCode } from "../../core/study/format/codebook/codebook";
import type { OpenStudy } from "../open-study";
import { quickFixes } from "../quick-fix";
import type { Studies } from "../studies";
import type { PassageItem } from "./attention-items";
import type { AttentionView } from "./attention-view";
import { debouncedByKey } from "../debounced";

/** Places are looked for in a pause this long, in milliseconds: never while somebody types. */
const settling = 500;

const kinds = ["passage-changed", "passage-ambiguous", "passage-lost"] as const;

/**
 * The coder's own passages that need attention, where they stand in their documents and in the Problems panel, with
 * what can be done about them.
 */
export class PassageProblems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("emic.passages");
  private readonly disposables: vscode.Disposable[];
  private readonly shown = new Map<string, { readonly range: vscode.Range; readonly one: PassageItem }[]>();
  private readonly showSoon = debouncedByKey((study: OpenStudy) => void this.show(study), settling, {
    restarts: true,
  });

  constructor(
    studies: Studies,
    private readonly view: AttentionView,
  ) {
    this.disposables = [
      this.collection,
      this.showSoon,
      studies.onDidChange((study) => {
        if (study !== null) this.showSoon(study);
      }),
      studies.onDidClose((study) => this.forget(study)),
      quickFixes("**/*.md", kinds, ({ uri }, { range }) => {
        const here = this.shown.get(uri.toString()) ?? [];
        return here
          .filter((one) => one.range.isEqual(range))
          .flatMap(({ one }) => fixesOf(one, hasSelection(uri)));
      }),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private forget(study: OpenStudy): void {
    this.showSoon.cancel(study);
    this.collection.forEach((uri) => {
      if (study.pathOf(uri) === null) return;
      this.collection.delete(uri);
      this.shown.delete(uri.toString());
    });
  }

  private async show(study: OpenStudy): Promise<void> {
    const documents = new Set(attentionOf(study.folder.study).keys());
    this.collection.forEach((uri) => {
      const path = study.pathOf(uri);
      if (path === null || documents.has(path)) return;
      this.collection.delete(uri);
      this.shown.delete(uri.toString());
    });
    for (const document of documents) {
      const passages = await this.view.passagesOf(study, document);
      const own = passages.filter(({ isOwn, text }) => isOwn && text !== null);
      const uri = study.uriOf(document);
      const lines = linesOf(own[0]?.text ?? "");
      const here = own.map((one) => {
        const { record, placing } = one.anchor;
        const { start, end } = rangeOf(
          lines,
          placing.span?.start ?? record.start,
          placing.span?.end ?? record.start,
        );
        return { range: new vscode.Range(start.line, start.character, end.line, end.character), one };
      });
      this.shown.set(uri.toString(), here);
      this.collection.set(uri, here.map(problemOf));
    }
  }
}

function problemOf({ range, one }: { range: vscode.Range; one: PassageItem }): vscode.Diagnostic {
  const { study, anchor } = one;
  const { code } = anchor.record;
  const { status } = anchor.placing;
  const name = code === undefined ? null : (findCode(study.folder.study.setup.codebook, code)?.name ?? code);
  const { Information, Warning } = vscode.DiagnosticSeverity;
  const problem = new vscode.Diagnostic(
    range,
    messageOf(status, name),
    status === "changed" ? Information : Warning,
  );
  problem.source = "Emic";
  problem.code = `passage-${status}`;
  return problem;
}

function messageOf(status: string, code: string | null): string {
  const { t } = vscode.l10n;
  if (status === "changed")
    return code === null
      ? t("This passage, which has a comment, was edited. Is this still the place?")
      : t("This passage, coded “{0}”, was edited. Is this still the place?", code);
  if (status === "ambiguous")
    return code === null
      ? t("Two places compete for a passage that has a comment. Is this the one?")
      : t("Two places compete for a passage coded “{0}”. Is this the one?", code);
  return code === null
    ? t("A passage with a comment stood about here; its place was not found.")
    : t("A passage coded “{0}” stood about here; its place was not found.", code);
}

/** Asked of the editor: where the cursor is only near a problem, VS Code tells of the problem's place instead. */
function hasSelection(uri: vscode.Uri): boolean {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.uri.toString() === uri.toString() && !editor.selection.isEmpty;
}

function fixesOf(one: PassageItem, isSelected: boolean): vscode.Command[] {
  const { t } = vscode.l10n;
  const { placing } = one.anchor;
  const fix = (command: string, title: string): vscode.Command => ({ command, title, arguments: [one] });
  const accept = fix("emic.acceptPlace", t("Accept Place"));
  const choose = fix("emic.choosePlace", t("Choose Another Place…"));
  const attach = fix("emic.attachToSelection", t("Attach to Selection"));
  const remove = fix("emic.removePassage", t("Remove Passage"));
  return [
    ...(placing.status === "changed" ? [accept] : []),
    ...(isSelected ? [attach] : []),
    choose,
    ...(placing.status === "ambiguous" ? [accept] : []),
    remove,
  ];
}
