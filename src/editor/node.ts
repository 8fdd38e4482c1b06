import * as vscode from "vscode";

export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("emic.applyCode", () => vscode.window.showQuickPick(["Trust", "Price"])),
  );
}
