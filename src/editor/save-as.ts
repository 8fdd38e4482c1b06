import * as vscode from "vscode";
import { isStudysOwn } from "../core/study/format/paths";
import type { OpenStudy } from "./open-study";

/**
 * Asks where to write a file, whose name is suggested. Null where people think better of it, or choose one of the study's
 * own files, which is said.
 */
export async function askTarget(study: OpenStudy, name: string, ending: string): Promise<vscode.Uri | null> {
  const cleaned = name.replace(/[\\/:*?"<>|]+/g, " ").trim() || "study";
  const target = await vscode.window.showSaveDialog({ defaultUri: study.uriOf(`${cleaned}${ending}`) });
  const own = target === undefined ? null : study.pathOf(target);
  if (own === null || !isStudysOwn(own, study.folder.study.documents.keys())) return target ?? null;
  const message = vscode.l10n.t("{0} is one of the study’s own files. Choose another name.", own);
  void vscode.window.showErrorMessage(message);
  return null;
}

/** Writes a file as a whole, be it there already or not; says so where that fails. Whether it was written. */
export async function save(target: vscode.Uri, content: Uint8Array): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(target, content);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t("{0} could not be written: {1}", target.path, reason));
    return false;
  }
}
