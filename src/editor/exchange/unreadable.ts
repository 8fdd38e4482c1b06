import * as vscode from "vscode";

/** A file that can't be imported, and why. */
export interface Unreadable {
  readonly name: string;
  readonly wrong: string;
}

export function showUnreadable(unreadable: readonly Unreadable[]): void {
  const message = vscode.l10n.t(
    "Not imported: {0}",
    unreadable.map(({ name, wrong }) => `${name}: ${wrong}`).join(" "),
  );
  void vscode.window.showErrorMessage(message);
}
