import * as vscode from "vscode";
import { pathOf } from "../../core/study/format/codebook/codebook";
import { countInWords } from "../count-in-words";
import type { OpenStudy } from "../open-study";
import { rangeOf, spanOf } from "../positions";
import { shadesOf } from "../../core/study/format/codebook/palette";
import { nameOf, type Shown, type Showing } from "./shown";

type Here = Omit<Shown, "lane">;

/** The codings at the cursor: the innermost stands out in the text, and the status bar names them all. */
export class CodingsHere implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("emic.here", vscode.StatusBarAlignment.Left, 9);
  /** By colour. */
  private readonly fronts = new Map<string, vscode.TextEditorDecorationType>();
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly showing: Showing) {
    this.item.name = vscode.l10n.t("Emic: Codings at the Cursor");
    this.item.command = "editor.action.showHover";
    this.disposables = [
      this.item,
      showing.onDidChange(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.window.onDidChangeTextEditorSelection(() => this.show()),
    ];
    this.show();
  }

  dispose(): void {
    for (const disposable of [...this.disposables, ...this.fronts.values()]) disposable.dispose();
  }

  private show(): void {
    const editor = vscode.window.activeTextEditor;
    const place = editor === undefined ? null : this.showing.placeOf(editor.document);
    const here =
      editor === undefined || place === null
        ? []
        : this.showing.passagesAt(place.study, place.path, spanOf(editor.document, editor.selection));
    this.bringToFront(editor, here[0]);
    const isOwnHere = place !== null && here.some(({ row }) => this.showing.isOwn(place.study, row));
    void vscode.commands.executeCommand("setContext", "emic.codingHere", isOwnHere);
    if (place === null || here.length === 0) this.item.hide();
    else this.name(place.study, here);
  }

  private bringToFront(editor: vscode.TextEditor | undefined, front: Here | undefined): void {
    if (front !== undefined && !this.fronts.has(front.color)) {
      const { light, dark } = shadesOf(front.color);
      const type = vscode.window.createTextEditorDecorationType({
        light: { backgroundColor: `${light}28` },
        dark: { backgroundColor: `${dark}2c` },
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      });
      this.fronts.set(front.color, type);
    }
    for (const [color, type] of this.fronts) {
      const isFront = editor !== undefined && front?.color === color;
      for (const one of vscode.window.visibleTextEditors)
        one.setDecorations(type, isFront && one === editor ? [rangeOf(one.document, front)] : []);
    }
  }

  private name(study: OpenStudy, here: readonly Here[]): void {
    const names = [...new Set(here.map(nameOf))];
    const more = names.length > 2 ? `  +${names.length - 2}` : "";
    this.item.text = `$(tag) ${names.slice(0, 2).join(", ")}${more}`;
    const described = here.map((one) => describe(study, one));
    this.item.tooltip = described.join("\n");
    const label = vscode.l10n.t("Codings at the cursor: {0}", described.join("; "));
    this.item.accessibilityInformation = { label, role: "button" };
    this.item.show();
  }
}

/** A coding in words: code, path, counts, coder, and state where that is not plain. */
function describe({ folder: { study }, l10n }: OpenStudy, one: Here): string {
  const { row, code } = one;
  const coder = study.setup.manifest.coders.get(row.owner) ?? row.owner;
  const path = code === null ? [] : pathOf(study.setup.codebook, code).slice(0, -1);
  const { participants, passages } = study.count(row.code === null ? "" : (code?.id ?? row.code));
  const parts = [
    nameOf(one),
    path.length === 0 ? "" : vscode.l10n.t("in {0}", path.map(({ name }) => name).join(" › ")),
    row.code === null ? "" : countInWords(passages, participants, l10n),
    vscode.l10n.t("by {0}", coder),
    stateOf(one),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** What is to be known of where a passage stands; nothing where that is sure. */
export function stateOf({ row }: Pick<Shown, "row">): string {
  if (row.status === "changed") return vscode.l10n.t("edited since it was coded");
  return row.status === "ambiguous" ? vscode.l10n.t("its place is not sure") : "";
}
