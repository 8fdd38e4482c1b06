import * as vscode from "vscode";
import type { Coder } from "../coder";
import type { Studies } from "../studies";
import { showRefused } from "../messages";

/** After every save, the coder's own lines lead to where the editor shows their passages. */
export function keepPlaces(studies: Studies, coder: Coder): vscode.Disposable {
  const keep = async (document: vscode.TextDocument): Promise<void> => {
    const study = studies.at(document.uri);
    const path = study?.documentOf(document.uri);
    if (study === null || path == null) return;
    // Asked for at once: a document that was opened only to be changed is closed right after it was saved.
    const written = await study.folder.keepPlaces(path, coder.id(study));
    if (written.kind === "refused") {
      await showRefused(vscode.l10n.t("Keep the places of your codings"), written.reason, () =>
        keep(document),
      );
    }
  };
  return vscode.workspace.onDidSaveTextDocument((document) => void keep(document));
}
