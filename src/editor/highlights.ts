import * as vscode from "vscode";
import { findCode } from "../core/study/codebook";
import type { Row } from "../core/study/shard";
import { lanesOf } from "../core/text/lanes";
import { shadesOf } from "./colors";
import type { OpenStudy } from "./open-study";
import { rangeOf } from "./positions";
import type { Studies } from "./studies";

/** Deeper lanes keep the background alone: no line would fit below the words. */
const lanes = 3;
/** Of comments, and of codings whose code the codebook lacks. */
const plainColor = "grey";

/** Shows the coded passages of every visible document: a faint background, and a line in a lane of their own. */
export class Highlights implements vscode.Disposable {
  /** By colour and lane; never disposed while people write, which would stall the editor. */
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly studies: Studies) {
    this.disposables = [
      studies.onDidChange((study) => this.showAll(study)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.showAll()),
    ];
    this.showAll();
  }

  dispose(): void {
    for (const disposable of [...this.disposables, ...this.types.values()]) disposable.dispose();
  }

  private showAll(only?: OpenStudy): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const study = this.studies.at(editor.document.uri);
      if (study !== null && (only === undefined || only === study)) this.show(editor, study);
    }
  }

  private show(editor: vscode.TextEditor, study: OpenStudy): void {
    const path = study.pathOf(editor.document.uri);
    const rows = path === null ? [] : study.folder.study.rows(path).filter(isPlaced);
    const { codebook } = study.folder.study.frame;
    const spans = rows.map(({ start, length }) => ({ start, end: start + length }));
    const ranges = new Map<string, vscode.Range[]>();
    for (const [at, lane] of lanesOf(spans).entries()) {
      const { code } = rows[at]!;
      const color = (code === null ? null : findCode(codebook, code)?.color) ?? plainColor;
      const key = `${color} ${Math.min(lane, lanes)}`;
      const range = rangeOf(editor.document, spans[at]!);
      const same = ranges.get(key);
      if (same === undefined) ranges.set(key, [range]);
      else same.push(range);
    }
    for (const key of ranges.keys()) this.type(key);
    for (const [key, type] of this.types) editor.setDecorations(type, ranges.get(key) ?? []);
  }

  private type(key: string): vscode.TextEditorDecorationType {
    let type = this.types.get(key);
    if (type === undefined) {
      const [color = plainColor, lane = "0"] = key.split(" ");
      const { light, dark } = shadesOf(color);
      type = vscode.window.createTextEditorDecorationType({
        light: { backgroundColor: background(light, Number(lane)) },
        dark: { backgroundColor: background(dark, Number(lane)) },
        overviewRulerColor: light,
        overviewRulerLane: vscode.OverviewRulerLane.Right,
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      });
      this.types.set(key, type);
    }
    return type;
  }
}

function isPlaced({ status, length }: Row): boolean {
  return status !== "lost" && status !== "unchecked" && length > 0;
}

/**
 * A faint ground and, in the first lanes, a line at the lane's height. The line is drawn as part of the background
 * because underlines do not stack and borders do not follow wrapped lines.
 */
function background(color: string, lane: number): string {
  const line = `background-image: linear-gradient(${color}, ${color}); background-size: 100% 2px; background-repeat: no-repeat; background-position: 0 calc(100% - ${lane * 3}px)`;
  return lane < lanes ? `${color}1c; ${line}` : `${color}1c`;
}
