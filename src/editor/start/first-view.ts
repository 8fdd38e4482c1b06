import * as vscode from "vscode";
import { positionOf } from "../positions";
import type { Studies } from "../studies";

/** What a window is to show when it has opened a folder. */
export interface FirstView {
  /** A document of the folder, as a study path; null: none. */
  readonly document: string | null;
  /** Whether the walkthrough is to go on. */
  readonly walkthrough: boolean;
}

interface Expected extends FirstView {
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

const key = "emic.arrival";
/** A folder that opens later than this was opened for another reason, in milliseconds. */
const longest = 5 * 60_000;
/** The step after the one that opened the folder. */
const nextStep = { category: "emic.emic#firstSteps", step: "code" };

/** Opens a folder in this window or a new one, where the Codes view then comes to the front. */
export async function openFolder(
  memory: vscode.Memento,
  folder: vscode.Uri,
  arrival: FirstView,
  options: { readonly forceNewWindow: boolean },
): Promise<void> {
  const expected: Expected = { ...arrival, folder: nameOf(folder), since: Date.now() };
  await memory.update(key, expected);
  const window = options.forceNewWindow ? { forceNewWindow: true } : { forceReuseWindow: true };
  await vscode.commands.executeCommand("vscode.openFolder", folder, window);
}

/** Shows what is to be shown if this window was opened by `openFolder`. */
export async function showFirstView(memory: vscode.Memento, studies: Studies): Promise<void> {
  const expected = memory.get<Expected>(key);
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => nameOf(uri) === expected?.folder);
  if (expected === undefined || folder === undefined) return;
  await memory.update(key, undefined);
  if (Date.now() - expected.since > longest) return;
  await vscode.commands.executeCommand("emic.codes.focus");
  if (expected.document !== null) {
    await showFirstCoding(studies, vscode.Uri.joinPath(folder.uri, expected.document));
  }
  if (expected.walkthrough) {
    await vscode.commands.executeCommand("workbench.action.openWalkthrough", nextStep, true);
    // Only what changes while the walkthrough is there ticks its step.
    await vscode.commands.executeCommand("setContext", "emic.arrived", true);
  }
}

/** Where the cursor is then, there is something to see and something to code. */
async function showFirstCoding(studies: Studies, uri: vscode.Uri): Promise<void> {
  const study = await studies.of(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const rows = study?.folder.study.rows(study.pathOf(uri) ?? "") ?? [];
  const starts = rows.filter(({ length }) => length > 0).map(({ start }) => start);
  if (starts.length === 0) return;
  const start = positionOf(document, Math.min(...starts));
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
}

function nameOf(folder: vscode.Uri): string {
  return folder.toString().replace(/\/$/, "");
}
