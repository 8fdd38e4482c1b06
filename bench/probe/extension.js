const vscode = require("vscode");

exports.activate = (context) => {
  const item = vscode.window.createStatusBarItem("probe", vscode.StatusBarAlignment.Left, -1000);
  item.text = "probe 0";
  item.show();
  context.subscriptions.push(
    item,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.uri.path.endsWith(".md") && contentChanges.length > 0)
        item.text = `probe ${document.version}`;
    }),
  );
};
