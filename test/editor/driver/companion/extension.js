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
      const { settings, study } = JSON.parse(fs.readFileSync(file, "utf8"));
      if (settings !== undefined) {
        await tidy();
        await set(settings);
      }
      if (study !== undefined) await bringIn(folder, study);
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

/**
 * Copies a study into a folder of the window, folder by folder: VS Code does not watch what lies below a folder that comes
 * all at once. What marks it as a study comes last.
 */
async function bringIn(folder, { from, name }) {
  const to = path.join(folder.uri.fsPath, name);
  const all = fs.readdirSync(from, { recursive: true, withFileTypes: true });
  const pathOf = (entry) => path.relative(from, path.join(entry.parentPath, entry.name));
  const folders = ["", ...all.filter((entry) => entry.isDirectory()).map(pathOf)];
  const depth = (one) => (one === "" ? 0 : one.split(path.sep).length);
  for (const one of folders.sort((a, b) => depth(a) - depth(b))) await makeFolder(path.join(to, one));
  const mark = "emic.yaml";
  const files = all.filter((entry) => entry.isFile()).map(pathOf);
  for (const one of [...files.filter((file) => file !== mark), mark])
    fs.copyFileSync(path.join(from, one), path.join(to, one));
}

/** Makes a folder, and waits until VS Code knows of it. */
async function makeFolder(folder) {
  const pattern = new vscode.RelativePattern(path.dirname(folder), path.basename(folder));
  const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, true);
  const known = new Promise((resolve) => watcher.onDidCreate(resolve));
  fs.mkdirSync(folder);
  await known;
  watcher.dispose();
}
