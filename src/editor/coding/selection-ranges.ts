import * as vscode from "vscode";
import { passagesAround } from "../../core/text/passage";
import { offsetOf, rangeOf, textOf } from "../positions";
import type { Studies } from "../studies";
import { turnsIn } from "./active-document";

/** Has *Expand Selection* and *Shrink Selection* go by sentence, turn and paragraph in a study's documents. */
export function passageRanges(studies: Studies): vscode.Disposable {
  return vscode.languages.registerSelectionRangeProvider(
    { language: "markdown" },
    {
      provideSelectionRanges(document, positions) {
        const study = studies.at(document.uri);
        const path = study?.documentOf(document.uri);
        if (study === null || path == null) return [];
        const text = textOf(document);
        const turns = turnsIn({ study, path, text });
        return positions.map((position) => {
          const around = passagesAround(text, turns, offsetOf(document, position)).reverse();
          let range: vscode.SelectionRange | undefined;
          for (const span of around) range = new vscode.SelectionRange(rangeOf(document, span), range);
          return range ?? new vscode.SelectionRange(new vscode.Range(position, position));
        });
      },
    },
  );
}
