import * as vscode from "vscode";
import { findCode } from "../../core/study/codebook";
import type { Row } from "../../core/study/shard";
import { lanesOf } from "../../core/text/lanes";
import { shadesOf } from "./colors";
import type { OpenStudy } from "../open-study";
import { rangeOf } from "../positions";
import type { Studies } from "../studies";

/** The lanes whose lines fit below the words, at a generous line height and at VS Code's own. */
const lanes = { generous: 3, tight: 2 };
/** Lines are generously high from this many times the letters' size on. */
const generous = 1.7;
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
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("editor.lineHeight")) this.showAll();
      }),
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
    const fitting = lanesThatFit(editor.document);
    const ranges = new Map<string, vscode.Range[]>();
    for (const [at, lane] of lanesOf(spans).entries()) {
      const { code } = rows[at]!;
      const color = (code === null ? null : findCode(codebook, code)?.color) ?? plainColor;
      const key = lane < fitting ? `${color} ${lane}` : color;
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
      const [color = plainColor, lane] = key.split(" ");
      const { light, dark } = shadesOf(color);
      const ground = (shade: string) => background(shade, lane === undefined ? null : Number(lane));
      type = vscode.window.createTextEditorDecorationType({
        light: { backgroundColor: ground(light) },
        dark: { backgroundColor: ground(dark) },
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

/** `editor.lineHeight` is in pixels from 8 on, below that a multiple of the letters' size, and 0 for VS Code's choice. */
function lanesThatFit(document: vscode.TextDocument): number {
  const settings = vscode.workspace.getConfiguration("editor", document);
  const height = settings.get<number>("lineHeight", 0);
  const times = height < 8 ? height : height / settings.get<number>("fontSize", 14);
  return times >= generous ? lanes.generous : lanes.tight;
}

/**
 * A faint ground and, in a lane, a line at the lane's height; deeper codings keep the ground alone. The line is drawn
 * as part of the background because underlines do not stack and borders do not follow wrapped lines.
 */
function background(color: string, lane: number | null): string {
  if (lane === null) return `${color}1c`;
  const line = `background-image: linear-gradient(${color}, ${color}); background-size: 100% 2px`;
  return `${color}1c; ${line}; background-repeat: no-repeat; background-position: 0 calc(100% - ${lane * 3}px)`;
}
