import * as vscode from "vscode";
import { rangeOf } from "../positions";
import { shadesOf } from "../../core/study/format/codebook/palette";
import type { Shown, Showing } from "./shown";
import { debounced } from "../debounced";

/** As many stripes fit beside a line; where there are more, a plus stands at its foot. */
const mostStripes = 3;
/** More combinations of colours than these are never made. */
const mostTypes = 300;
/** Changes are shown together after this long, in milliseconds. */
const settling = 80;

/** Shows in the gutter, beside every line, the colours of the codings that stand in it. */
export class Stripes implements vscode.Disposable {
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();
  private readonly changes: vscode.Disposable;
  private readonly showSoon = debounced(() => this.showAll(), settling);

  constructor(private readonly showing: Showing) {
    this.changes = showing.onDidChange(() => this.showSoon());
    this.showAll();
  }

  dispose(): void {
    for (const disposable of [this.changes, this.showSoon, ...this.types.values()]) disposable.dispose();
  }

  private showAll(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const place = this.showing.placeOf(editor.document);
      this.show(editor, place === null ? [] : this.showing.passages(place.study, place.path));
    }
  }

  private show(editor: vscode.TextEditor, passages: readonly Shown[]): void {
    const colors = new Map<number, string[]>();
    for (const passage of passages.filter(({ isDimmed }) => !isDimmed)) {
      const { start, end } = rangeOf(editor.document, passage);
      for (let line = start.line; line <= end.line; line++) {
        const here = colors.get(line);
        if (here === undefined) colors.set(line, [passage.color]);
        else if (!here.includes(passage.color) && here.length <= mostStripes) here.push(passage.color);
      }
    }
    const ranges = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
    for (const [line, here] of colors) {
      const type = this.type(here);
      if (type === null) continue;
      const same = ranges.get(type);
      const range = new vscode.Range(line, 0, line, 0);
      if (same === undefined) ranges.set(type, [range]);
      else same.push(range);
    }
    for (const type of this.types.values()) editor.setDecorations(type, ranges.get(type) ?? []);
  }

  /** Null where too many combinations are shown already. */
  private type(colors: readonly string[]): vscode.TextEditorDecorationType | null {
    const key = colors.join(" ");
    const known = this.types.get(key);
    if (known !== undefined || this.types.size >= mostTypes) return known ?? null;
    const icon = (ground: "light" | "dark") => ({
      gutterIconPath: image(
        colors.map((color) => shadesOf(color)[ground]),
        ground === "light" ? "#444444" : "#cccccc",
      ),
    });
    const type = vscode.window.createTextEditorDecorationType({
      light: icon("light"),
      dark: icon("dark"),
      gutterIconSize: "100% 100%",
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    this.types.set(key, type);
    return type;
  }
}

/** Bars side by side as high as the line, so that they join from line to line. */
function image(colors: readonly string[], ink: string): vscode.Uri {
  const bars = colors
    .slice(0, mostStripes)
    .map((color, at) => `<rect x="${3 + at * 5}" y="0" width="3" height="20" fill="${color}"/>`);
  const plus =
    colors.length > mostStripes ? `<path d="M15.5 14h4M17.5 12v4" stroke="${ink}" stroke-width="1.4"/>` : "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" preserveAspectRatio="none">${bars.join("")}${plus}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
