import * as vscode from "vscode";
import { shadesOf } from "../../core/study/format/codebook/palette";
import { rangeOf } from "../positions";
import type { Shown, Showing } from "./shown";

/** The lanes whose lines fit below the words, at a generous line height and at VS Code's own. */
const lanes = { generous: 3, tight: 2 };
/** Lines are generously high from this many times the letters' size on. */
const generous = 1.7;
/** More looks than these are never made; passages beyond them have the plain one. */
const mostTypes = 240;

/** How a passage looks; `lane` null: no line, the ground alone. */
interface Look {
  readonly color: string;
  readonly lane: number | null;
  readonly isDimmed: boolean;
  /** A line of a comment is dashed. */
  readonly isComment: boolean;
}

/** Shows the coded passages of every visible document: a faint ground, and a line in a lane of their own. */
export class Highlights implements vscode.Disposable {
  /** By look; never disposed while people write, which would stall the editor. */
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly showing: Showing) {
    this.disposables = [
      showing.onDidChange(() => this.showAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("editor.lineHeight")) this.showAll();
      }),
    ];
    this.showAll();
  }

  dispose(): void {
    for (const disposable of [...this.disposables, ...this.types.values()]) disposable.dispose();
  }

  private showAll(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const place = this.showing.placeOf(editor.document);
      this.show(editor, place === null ? [] : this.showing.passages(place.study, place.path));
    }
  }

  private show(editor: vscode.TextEditor, passages: readonly Shown[]): void {
    const fitting = lanesThatFit(editor.document);
    const ranges = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
    for (const passage of passages) {
      const { color, isDimmed, row } = passage;
      const lane = passage.lane < fitting ? passage.lane : null;
      const type = this.type({ color, lane, isDimmed, isComment: row.code === null });
      const range = rangeOf(editor.document, passage);
      const same = ranges.get(type);
      if (same === undefined) ranges.set(type, [range]);
      else same.push(range);
    }
    for (const type of this.types.values()) editor.setDecorations(type, ranges.get(type) ?? []);
  }

  private type(look: Look): vscode.TextEditorDecorationType {
    const key = `${look.color} ${look.lane} ${look.isDimmed} ${look.isComment}`;
    let type = this.types.get(key);
    if (type === undefined && this.types.size >= mostTypes) [type] = this.types.values();
    if (type === undefined) {
      const { light, dark } = shadesOf(look.color);
      type = vscode.window.createTextEditorDecorationType({
        light: { backgroundColor: background(light, look), overviewRulerColor: ruler(light, look) },
        dark: { backgroundColor: background(dark, look), overviewRulerColor: ruler(dark, look) },
        overviewRulerLane: vscode.OverviewRulerLane.Right,
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      });
      this.types.set(key, type);
    }
    return type;
  }
}

/** `editor.lineHeight` is in pixels from 8 on, below that a multiple of the letters' size, and 0 for VS Code's choice. */
function lanesThatFit(document: vscode.TextDocument): number {
  const settings = vscode.workspace.getConfiguration("editor", document);
  const height = settings.get<number>("lineHeight", 0);
  const times = height < 8 ? height : height / settings.get<number>("fontSize", 14);
  return times >= generous ? lanes.generous : lanes.tight;
}

function ruler(color: string, { isDimmed }: Look): string {
  return isDimmed ? `${color}60` : color;
}

/**
 * A faint ground and, in a lane, a line at the lane's height; deeper codings keep the ground alone. The line is drawn
 * as part of the background because underlines do not stack and borders do not follow wrapped lines.
 */
function background(color: string, { lane, isDimmed, isComment }: Look): string {
  const ground = isComment ? "00" : isDimmed ? "08" : "16";
  if (lane === null) return `${color}${ground}`;
  const ink = isDimmed ? `${color}70` : color;
  const line = isComment
    ? `repeating-linear-gradient(90deg, ${ink} 0 4px, transparent 4px 7px)`
    : `linear-gradient(${ink}, ${ink})`;
  const image = `background-image: ${line}; background-size: 100% 2px`;
  return `${color}${ground}; ${image}; background-repeat: no-repeat; background-position: 0 calc(100% - ${lane * 3}px)`;
}
