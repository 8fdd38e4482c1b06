import * as vscode from "vscode";
import { findCode, type Code, type Codebook } from "../../core/study/format/codebook/codebook";
import type { Row } from "../../core/study/model/shard";
import { lanesOf } from "../../core/text/lanes";
import type { Span } from "../../core/text/span";
import type { Coder } from "../coder";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import type { Colleagues } from "./colleagues";
import { debouncedByKey } from "../debounced";

/** Of comments, and of codings whose code the codebook lacks. */
export const plainColor = "grey";

/** Edits may have crossed with what was shown this long before; they are over after a shorter pause. In milliseconds. */
const crossing = { since: 1000, pause: 300 };

/** A passage as it is shown in a text. */
export interface Shown extends Span {
  readonly row: Row;
  readonly code: Code | null;
  readonly color: string;
  /** From 0; passages that overlap have different ones. */
  readonly lane: number;
  /** A colleague's, where these step back. */
  readonly isDimmed: boolean;
}

/** What decides which passages are shown, and tells when that changes. */
export class Showing implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<OpenStudy | undefined>();
  private readonly disposables: vscode.Disposable[];
  private lastShown = 0;
  private readonly showAgain = debouncedByKey(
    (study: OpenStudy) => this.changes.fire(study),
    crossing.pause,
    {
      restarts: true,
    },
  );

  /** What is shown may have changed: in one study, or everywhere. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly studies: Studies,
    private readonly coder: Coder,
    private readonly colleagues: Colleagues,
  ) {
    this.disposables = [
      this.changes,
      this.showAgain,
      studies.onDidChange((study) => this.changes.fire(study ?? undefined)),
      coder.onDidChange(() => this.changes.fire(undefined)),
      colleagues.onDidChange(() => this.changes.fire(undefined)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.changes.fire(undefined)),
      this.changes.event(() => {
        this.lastShown = performance.now();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.edited(document);
      }),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Places that were on their way to the screen when somebody typed are of the text before, and stay wrong there. */
  private edited(document: vscode.TextDocument): void {
    if (performance.now() - this.lastShown > crossing.since) return;
    const place = this.placeOf(document);
    if (place !== null) this.showAgain(place.study);
  }

  /** The study and the path in it of the document that an editor shows; null where it is in none. */
  placeOf(document: vscode.TextDocument): { study: OpenStudy; path: string } | null {
    const study = this.studies.at(document.uri);
    const path = study?.pathOf(document.uri) ?? null;
    return study === null || path === null ? null : { study, path };
  }

  /** The passages that are shown in a document, in the order of their places. */
  passages(study: OpenStudy, path: string): Shown[] {
    const { codebook } = study.folder.study.setup;
    const rows = study.folder.study.rows(path).filter((row) => isPlaced(row) && this.isShown(study, row));
    const spans = rows.map(({ start, length }) => ({ start, end: start + length }));
    const lanes = lanesOf(spans);
    const dims = this.colleagues.way === "dimmed";
    return rows.map((row, at) => ({
      row,
      ...spans[at]!,
      ...look(codebook, row),
      lane: lanes[at]!,
      isDimmed: dims && !this.isOwn(study, row),
    }));
  }

  /** The shown passages that overlap a stretch or hold a place, the shortest first. */
  passagesAt(study: OpenStudy, path: string, span: Span): Omit<Shown, "lane">[] {
    const { codebook } = study.folder.study.setup;
    return study.folder.study
      .rowsAt(path, span)
      .filter((row) => isPlaced(row) && this.isShown(study, row))
      .map((row) => ({
        row,
        start: row.start,
        end: row.start + row.length,
        ...look(codebook, row),
        isDimmed: false,
      }))
      .sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** Whether a coding is the person's own; before it is known who codes, all are. */
  isOwn(study: OpenStudy, row: Row): boolean {
    const coder = this.coder.known(study);
    return coder === null || row.owner === coder;
  }

  private isShown(study: OpenStudy, row: Row): boolean {
    return this.colleagues.way !== "hidden" || this.isOwn(study, row);
  }
}

function look(codebook: Codebook, { code: id }: Row): { code: Code | null; color: string } {
  const code = id === null ? null : findCode(codebook, id);
  return { code, color: code?.color ?? plainColor };
}

function isPlaced({ status, length }: Row): boolean {
  return status !== "lost" && status !== "unchecked" && length > 0;
}

/** The name under which a passage is shown: its code's, or that it is a comment. */
export function nameOf({ row, code }: Pick<Shown, "row" | "code">): string {
  return code?.name ?? row.code ?? vscode.l10n.t("Comment");
}
