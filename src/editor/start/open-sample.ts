import * as vscode from "vscode";
import { readSidecarPath } from "../../core/study/format/paths";
import { exists } from "../studies";
import { showRefused } from "../messages";
import { openFolder } from "./first-view";

/** The sample's files, written in by the build: where an extension comes from a web server no folder can be listed. */
declare const SAMPLE_FILES: readonly string[];

const folderName = "emic-sample";

/** *Open Sample Study*: puts a copy of the sample where people want it, and opens it. */
export function openSampleCommand(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.commands.registerCommand("emic.openSample", async () => {
    const place = await choosePlace();
    if (place === undefined) return;
    const forceNewWindow = await wantsNewWindow();
    if (forceNewWindow !== undefined) await open(context, place, forceNewWindow);
  });
}

async function open(
  context: vscode.ExtensionContext,
  place: vscode.Uri,
  forceNewWindow: boolean,
): Promise<void> {
  const folder = await freshFolder(place);
  try {
    await copySample(vscode.Uri.joinPath(context.extensionUri, "sample"), folder);
  } catch (error) {
    await removeBegun(folder);
    const reason = error instanceof Error ? error.message : String(error);
    return showRefused(vscode.l10n.t("Open Sample Study"), reason, () =>
      open(context, place, forceNewWindow),
    );
  }
  const arrival = { document: firstCoded(), walkthrough: true };
  await openFolder(context.globalState, folder, arrival, { forceNewWindow });
}

async function choosePlace(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Where to Put the Sample Study"),
    openLabel: vscode.l10n.t("Put It Here"),
    canSelectFolders: true,
    canSelectFiles: false,
  });
  return chosen?.[0];
}

/** Whether the window's folder is to stay open; undefined when people think better of it. */
async function wantsNewWindow(): Promise<boolean | undefined> {
  if (vscode.workspace.workspaceFolders === undefined) return false;
  const choices = [
    { label: vscode.l10n.t("Open in a New Window"), answer: true },
    { label: vscode.l10n.t("Open in This Window"), answer: false },
  ];
  const title = vscode.l10n.t("Open Sample Study");
  const chosen = await vscode.window.showQuickPick(choices, { title, ignoreFocusOut: true });
  return chosen?.answer;
}

async function freshFolder(place: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const folder = vscode.Uri.joinPath(place, number === 1 ? folderName : `${folderName}-${number}`);
    if (!(await exists(folder))) return folder;
  }
}

async function copySample(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  const title = vscode.l10n.t("Copying the sample study");
  const location = vscode.ProgressLocation.Notification;
  await vscode.window.withProgress({ location, title }, async (progress) => {
    for (const file of SAMPLE_FILES) {
      await fs.writeFile(vscode.Uri.joinPath(to, file), await fs.readFile(vscode.Uri.joinPath(from, file)));
      progress.report({ increment: 100 / SAMPLE_FILES.length });
    }
  });
}

/** The folder was not there before, so all that is in it is a copy. */
async function removeBegun(folder: vscode.Uri): Promise<void> {
  if (await exists(folder)) await vscode.workspace.fs.delete(folder, { recursive: true });
}

/** A document of the sample in which there is something to see. */
function firstCoded(): string | null {
  const coded = SAMPLE_FILES.map((file) => readSidecarPath(file)?.document);
  return coded.find((document) => document !== undefined && SAMPLE_FILES.includes(document)) ?? null;
}
