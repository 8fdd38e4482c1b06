import * as vscode from "vscode";

const isWorker = typeof (globalThis as { importScripts?: unknown }).importScripts === "function";

interface Manifest {
  contributes: { commands: { command: string }[] };
}

describe(`The extension, in ${isWorker ? "a web worker" : "Node"}`, () => {
  const extension = () => {
    const found = vscode.extensions.getExtension("emic.emic");
    if (!found) throw new Error("VS Code does not know the extension.");
    return found;
  };

  it("activates", async () => {
    await extension().activate();
    if (!extension().isActive) throw new Error("It is not active.");
  });

  it("registers every command that its manifest names", async () => {
    await extension().activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = extension().packageJSON as Manifest;
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    if (missing.length > 0) throw new Error(`Missing: ${missing.map(({ command }) => command).join(", ")}`);
  });
});
