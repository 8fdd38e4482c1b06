import * as vscode from "vscode";
import type { FileWrite } from "../../core/study/work/port";

/** Deletes a file; with `useTrash` it goes into the trash where there is one. */
export async function deleteFile(uri: vscode.Uri, { useTrash = false } = {}): Promise<FileWrite> {
  const { fs } = vscode.workspace;
  try {
    if (useTrash) await fs.delete(uri, { useTrash }).then(undefined, () => fs.delete(uri));
    else await fs.delete(uri);
    return { kind: "written" };
  } catch (error) {
    return { kind: "refused", reason: error instanceof Error ? error.message : String(error) };
  }
}
