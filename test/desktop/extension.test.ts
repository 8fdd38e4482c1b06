import MarkdownIt from "markdown-it";
import * as vscode from "vscode";
import { soon } from "./soon";

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

  it("shows codes by their names in VS Code's Markdown preview, in studies alone", async function () {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (folder === undefined) this.skip();
    const plugin = (await extension().activate()) as { extendMarkdownIt: (md: MarkdownIt) => MarkdownIt };
    const md = plugin.extendMarkdownIt(new MarkdownIt());
    const render = (currentDocument: vscode.Uri) => md.render("#trust", { currentDocument }).trim();
    const write = async (name: string, text: string) => {
      const file = vscode.Uri.joinPath(folder, name);
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
      return file;
    };
    await write("codebook.yaml", "codes:\n  - {id: trust, name: In good hands}\n");
    await write("emic.yaml", "name: Resellers\n");
    const memo = await write("memos/holds.md", "#trust");
    await vscode.window.showTextDocument(memo);
    await soon(() => render(memo).includes("In good hands"));
    if (!/^<p><bdi class="emic-code" .*>In good hands<\/bdi><\/p>$/.test(render(memo)))
      throw new Error(render(memo));
    const elsewhere = render(vscode.Uri.parse("untitled:nowhere.md"));
    if (elsewhere !== "<p>#trust</p>") throw new Error(elsewhere);
  });
});
