import * as vscode from "vscode";
import { entryOf } from "../../core/text/outline";
import { rangeOf } from "../../core/text/lines";
import type { Span } from "../../core/text/span";
import type { Transcript, Transcripts } from "./turns";

/** Puts the turns of a transcript into the outline, beside the headings that VS Code has there. */
export function turnOutline(transcripts: Transcripts): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    { language: "markdown" },
    {
      async provideDocumentSymbols(document, token) {
        const transcript = await transcripts.of(document, token);
        return transcript === null ? [] : symbolsOf(transcript);
      },
    },
    { label: vscode.l10n.t("Turns") },
  );
}

function symbolsOf({ text, lines, turns }: Transcript): vscode.DocumentSymbol[] {
  const range = ({ start, end }: Span) => {
    const { start: from, end: to } = rangeOf(lines, start, end);
    return new vscode.Range(from.line, from.character, to.line, to.character);
  };
  return turns.map((turn) => {
    const { label, body } = turn;
    const whole = range({ start: label.start, end: Math.max(label.end, body.end) });
    const { name, time } = entryOf(text, turn);
    return new vscode.DocumentSymbol(name, time, vscode.SymbolKind.String, whole, range(label));
  });
}
