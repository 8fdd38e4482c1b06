import * as vscode from "vscode";
import { codingsFolder } from "../../core/study/format/paths";
import { hasLinks, linksAlong, renamed, type Rename } from "../../core/study/work/renaming/renames";
import type { Coder } from "../coder";
import type { OpenStudy } from "../open-study";
import { textOf } from "../positions";
import type { Studies } from "../studies";
import { showRefused } from "../messages";

type Renamed = vscode.FileRenameEvent["files"];

/**
 * Documents and folders that are renamed or moved in VS Code take along what is said of them. It is done after VS Code
 * has renamed them, not as a part of that: so nobody is asked whether codings may follow their document, and VS Code's
 * undo of the renaming, which tells only that it was done, brings them back as well.
 */
export function followRenames(studies: Studies, coder: Coder): vscode.Disposable {
  const each = (files: Renamed, context: (study: OpenStudy, renames: Rename[]) => Promise<void>) =>
    Promise.all(
      studies.all.map(async (study) => {
        const renames = renamesIn(study, files);
        if (renames.length > 0) await context(study, renames);
      }),
    );
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) =>
      event.waitUntil(each(event.files, (study, renames) => keepUnsaved(study, renames, coder))),
    ),
    vscode.workspace.onDidRenameFiles(({ files }) => void each(files, takeAlong)),
  );
}

/** Files that leave a study, or come into it, take nothing along: their codings stay and are listed. */
function renamesIn(study: OpenStudy, files: Renamed): Rename[] {
  return files.flatMap(({ oldUri, newUri }) => {
    const [from, to] = [study.pathOf(oldUri), study.pathOf(newUri)];
    if (from === null || to === null || from.split("/")[0] === codingsFolder) return [];
    return [{ from, to }];
  });
}

/** What is typed but not saved is known to the editor alone, which opens another one for the new name. */
async function keepUnsaved(study: OpenStudy, renames: readonly Rename[], coder: Coder): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    const path = document.isDirty ? study.documentOf(document.uri) : null;
    if (path !== null && renamed(path, renames) !== path)
      await study.folder.keepPlaces(path, await coder.id(study));
  }
}

async function takeAlong(study: OpenStudy, renames: readonly Rename[]): Promise<void> {
  await study.loaded;
  await saveMemos(study, renames);
  const title = vscode.l10n.t("Moving codings along…");
  const written = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    study.folder.renamed(renames),
  );
  // Not waited for: the message may stand as long as the person likes.
  if (written.kind === "refused") {
    void showRefused(vscode.l10n.t("Move the codings along"), written.reason, () =>
      takeAlong(study, renames),
    );
  }
}

/** A memo whose links change on disk must not be shown with other words that are not saved. */
async function saveMemos(study: OpenStudy, renames: readonly Rename[]): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    const path = document.isDirty ? study.pathOf(document.uri) : null;
    if (path !== null && hasLinks(path) && linksAlong(path, textOf(document), renames) !== null)
      await document.save();
  }
}
