import * as vscode from "vscode";
import { positionOf, spanOf } from "../positions";
import { nameOf, type Showing } from "./shown";
import { debounced } from "../debounced";

/** Changes are shown together after this long, in milliseconds. */
const settling = 120;
const setting = "endOfLineLabels";

/** Names, at the end of a line, of the codings that begin in it; for those who want them, in visible lines only. */
export class Labels implements vscode.Disposable {
  private readonly type = vscode.window.createTextEditorDecorationType({
    after: { color: new vscode.ThemeColor("editorCodeLens.foreground"), margin: "0 0 0 2em" },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly showing: Showing) {
    const soon = debounced(() => this.showAll(), settling);
    this.disposables = [
      this.type,
      soon,
      showing.onDidChange(() => soon()),
      vscode.window.onDidChangeTextEditorVisibleRanges(() => soon()),
      vscode.workspace.onDidChangeConfiguration(() => soon()),
      vscode.commands.registerCommand("emic.toggleLabels", () => {
        const settings = vscode.workspace.getConfiguration("emic");
        return settings.update(
          setting,
          !settings.get<boolean>(setting, false),
          vscode.ConfigurationTarget.Global,
        );
      }),
    ];
    soon();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private showAll(): void {
    const isWanted = vscode.workspace.getConfiguration("emic").get<boolean>(setting, false);
    for (const editor of vscode.window.visibleTextEditors)
      editor.setDecorations(this.type, isWanted ? this.labels(editor) : []);
  }

  private labels(editor: vscode.TextEditor): vscode.DecorationOptions[] {
    const { document } = editor;
    const place = this.showing.placeOf(document);
    if (place === null) return [];
    const names = new Map<number, string[]>();
    for (const visible of editor.visibleRanges) {
      const span = spanOf(document, visible);
      const passages = this.showing.passagesAt(place.study, place.path, span);
      for (const passage of passages.sort((a, b) => a.start - b.start)) {
        const { line } = positionOf(document, passage.start);
        if (line < visible.start.line || line > visible.end.line) continue;
        const here = names.get(line) ?? [];
        const name = nameOf(passage);
        if (!here.includes(name)) names.set(line, [...here, name]);
      }
    }
    return Array.from(names, ([line, all]): vscode.DecorationOptions => {
      const more = all.length > 1 ? `  +${all.length - 1}` : "";
      const end = document.lineAt(line).range.end;
      return {
        range: new vscode.Range(end, end),
        renderOptions: { after: { contentText: `● ${all[0]!}${more}` } },
      };
    });
  }
}
