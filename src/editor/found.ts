import * as vscode from "vscode";

/** A count as people say it: "41 coded passages from 7 participants". */
export function foundWords(passages: number, participants: number): string {
  if (passages === 0) return vscode.l10n.t("no codings yet");
  if (participants === 0)
    return passages === 1 ? vscode.l10n.t("1 coded passage") : vscode.l10n.t("{0} coded passages", passages);
  if (participants > 1)
    return vscode.l10n.t("{0} coded passages from {1} participants", passages, participants);
  return passages === 1
    ? vscode.l10n.t("1 coded passage from 1 participant")
    : vscode.l10n.t("{0} coded passages from 1 participant", passages);
}
