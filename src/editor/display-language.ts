import * as vscode from "vscode";
import type { Localization } from "./localization";

/** VS Code's display language. */
export const displayLanguage: Localization = {
  language: vscode.env.language,
  bundle: vscode.l10n.bundle ?? {},
  t: vscode.l10n.t,
};
