// Lives in the Node host of every window that serves several tests. The driver writes what comes next into a file beside
// the window's folder; that the file is gone says that it was done.
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

exports.activate = function activate({ subscriptions }) {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) return;
  const file = path.join(path.dirname(folder.uri.fsPath), "next.json");
  let isBusy = false;
  const look = async () => {
    if (isBusy || !fs.existsSync(file)) return;
    isBusy = true;
    try {
      const { settings } = JSON.parse(fs.readFileSync(file, "utf8"));
      await tidy();
      await set(settings);
      fs.rmSync(file);
    } catch (error) {
      console.error(error);
      fs.renameSync(file, `${file}.failed`);
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(look, 50);
  subscriptions.push({ dispose: () => clearInterval(timer) });
};

/** Closes whatever the last test left on screen; what it did not save is given up. */
async function tidy() {
  const run = (command) => vscode.commands.executeCommand(command);
  await run("workbench.action.closeQuickOpen");
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document, { preview: false });
    await run("workbench.action.revertAndCloseActiveEditor");
  }
  for (const command of [
    "workbench.action.closeAllEditors",
    "workbench.action.editorLayoutSingle",
    "notifications.clearAll",
    "workbench.action.closePanel",
    "workbench.action.closeAuxiliaryBar",
    "workbench.view.explorer",
    "workbench.action.focusActiveEditorGroup",
  ])
    await run(command);
}

/** Gives the user these settings and no others. */
async function set(settings) {
  const all = vscode.workspace.getConfiguration();
  const target = vscode.ConfigurationTarget.Global;
  for (const [name, value] of Object.entries(settings)) {
    const { globalValue } = all.inspect(name) ?? {};
    if (JSON.stringify(globalValue) !== JSON.stringify(value ?? undefined))
      await all.update(name, value ?? undefined, target);
  }
}
