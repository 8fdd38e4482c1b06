import * as vscode from "vscode";
import { foldsOf } from "../../core/text/outline";
import type { Transcripts } from "./turns";

/** Folds turns to the lines with their speakers. */
export function turnFolding(transcripts: Transcripts): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(
    { language: "markdown" },
    {
      async provideFoldingRanges(document, _, token) {
        const transcript = await transcripts.of(document, token);
        if (transcript === null) return [];
        const { lines, turns } = transcript;
        return foldsOf(lines, turns).map(({ first, last }) => new vscode.FoldingRange(first, last));
      },
    },
  );
}
