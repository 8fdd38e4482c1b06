import * as vscode from "vscode";
import type { Edit, Edits } from "../core/text/edit";
import { normalise } from "../core/text/normal";
import type { Span } from "../core/text/span";

/** The text that the study's positions speak of: the editor's, with LF line ends. */
export function textOf(document: vscode.TextDocument): string {
  return normalise(document.getText());
}

/** The offset of a position in `textOf(document)`, in UTF-16 code units. */
export function offsetOf(document: vscode.TextDocument, position: vscode.Position): number {
  const valid = document.validatePosition(position);
  return document.offsetAt(valid) - (document.eol === vscode.EndOfLine.CRLF ? valid.line : 0);
}

/** The position at an offset of `textOf(document)`; beyond the text, its end. */
export function positionOf(document: vscode.TextDocument, offset: number): vscode.Position {
  if (document.eol === vscode.EndOfLine.LF) return document.positionAt(offset);
  let low = 0;
  let high = document.lineCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsetOf(document, new vscode.Position(middle, 0)) <= offset) low = middle;
    else high = middle - 1;
  }
  const start = new vscode.Position(low, 0);
  return document.validatePosition(start.translate(0, Math.max(0, offset - offsetOf(document, start))));
}

export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(positionOf(document, start), positionOf(document, end));
}

export function spanOf(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: offsetOf(document, range.start), end: offsetOf(document, range.end) };
}

/** The edits of a change, in terms of the text before it. */
export function editsOf({ document, contentChanges }: vscode.TextDocumentChangeEvent): Edits {
  const crlf = document.eol === vscode.EndOfLine.CRLF;
  const edits = contentChanges.map(({ range, rangeOffset, rangeLength, text }): Edit => {
    const start = rangeOffset - (crlf ? range.start.line : 0);
    const length = rangeLength - (crlf ? range.end.line - range.start.line : 0);
    return { start, end: start + length, text: normalise(text) };
  });
  return edits.sort((a, b) => a.start - b.start);
}
