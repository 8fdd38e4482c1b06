import * as vscode from "vscode";

/** What can be done about a problem; the first is what people mostly want. */
export type Fixes = (document: vscode.TextDocument, problem: vscode.Diagnostic) => readonly vscode.Command[];

/** Offers what can be done about Emic's problems of some codes, where they stand in files and in the Problems panel. */
export function quickFixes(pattern: string, codes: readonly string[], fixes: Fixes): vscode.Disposable {
  const concerns = ({ source, code }: vscode.Diagnostic) =>
    source === "Emic" && typeof code === "string" && codes.includes(code);
  return vscode.languages.registerCodeActionsProvider(
    { pattern },
    {
      provideCodeActions: (document, _range, { diagnostics }) =>
        diagnostics.filter(concerns).flatMap((problem) =>
          fixes(document, problem).map((command, at) => {
            const action = new vscode.CodeAction(command.title, vscode.CodeActionKind.QuickFix);
            action.command = command;
            action.diagnostics = [problem];
            action.isPreferred = at === 0;
            return action;
          }),
        ),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}
