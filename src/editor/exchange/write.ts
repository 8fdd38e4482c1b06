import * as vscode from "vscode";
import { codebookFile, participantsFile } from "../../core/study/format/paths";
import type { FileWrite } from "../../core/study/work/port";
import type { ImportPlan } from "../../core/exchange/import/plan-import";
import { undoImport, writePlan, type Remove } from "../../core/exchange/import/write-import";
import { deleteFile } from "../files/delete-file";
import type { OpenStudy } from "../open-study";
import type { Pages } from "./pages";
import { noticeSection, page } from "./report";
import type { ImportedSource } from "./sources";

/** What a source would write. */
export interface Planned {
  readonly source: ImportedSource;
  readonly plan: ImportPlan;
}

/** Writes what was planned, source by source, each whole or not at all; then shows it, and can take it back. */
export async function writePlans(
  study: OpenStudy,
  reports: Pages,
  planned: readonly Planned[],
): Promise<void> {
  const { t } = vscode.l10n;
  const written = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t("Importing"), cancellable: true },
    (progress, token) => {
      const cancel = {
        get cancelled() {
          return token.isCancellationRequested;
        },
      };
      return writeAll(planned, async (one) => {
        progress.report({ message: one.source.source.name, increment: 100 / planned.length });
        const result = await writePlan(one.plan, study.files, removing(study), cancel);
        await study.folder.refresh(filesOf(one));
        return result;
      });
    },
  );
  const document = written.flatMap(({ source: { incoming }, plan }) =>
    incoming.documents.length > 0 ? [...plan.files.keys()] : [],
  )[0];
  if (document !== undefined) await vscode.window.showTextDocument(study.uriOf(document));
  if (written.length > 0) await tell(study, reports, written);
}

/** Those that were written; the first that is refused is told of, and ends it, as cancelling does. */
async function writeAll(
  planned: readonly Planned[],
  write: (one: Planned) => Promise<FileWrite>,
): Promise<readonly Planned[]> {
  const written: Planned[] = [];
  for (const [at, one] of planned.entries()) {
    const result = await write(one);
    if (result.kind === "refused") {
      const rest = planned.slice(at + 1).map(({ source }) => source.source.name);
      const refused = `${one.source.source.name}: ${result.reason}`;
      void vscode.window.showErrorMessage(vscode.l10n.t("Not imported: {0}", [refused, ...rest].join(", ")));
    }
    if (result.kind !== "written") break;
    written.push(one);
  }
  return written;
}

async function tell(study: OpenStudy, reports: Pages, written: readonly Planned[]): Promise<void> {
  const { t } = vscode.l10n;
  const undo = t("Undo");
  const details = t("Show What Was Left Out");
  const isWhole = written.every(({ plan }) => plan.omitted.length === 0 && plan.warnings.length === 0);
  const message =
    written.length === 1
      ? t("{0} was imported.", written[0]!.source.source.name)
      : t("{0} files were imported.", written.length);
  const buttons = isWhole ? [undo] : [details, undo];
  const chosen = await vscode.window.showInformationMessage(message, ...buttons);
  if (chosen === details) await reports.show("imported.md", leftOut(written));
  if (chosen === undo) await undoAll(study, written);
}

function leftOut(written: readonly Planned[]): string {
  const { t } = vscode.l10n;
  return written
    .map(({ source, plan: { omitted, warnings } }) =>
      page(source.source.name, [
        noticeSection(t("Left out"), omitted),
        noticeSection(t("Taken as it seems to be meant"), warnings),
      ]),
    )
    .join("\n");
}

/** The last first, since it may build on those before it. */
async function undoAll(study: OpenStudy, written: readonly Planned[]): Promise<void> {
  for (const one of [...written].reverse()) {
    const result = await undo(study, one);
    await study.folder.refresh(filesOf(one));
    if (result.kind !== "refused") continue;
    const message = vscode.l10n.t("{0} can’t be taken back. {1}", one.source.source.name, result.reason);
    void vscode.window.showErrorMessage(message);
    return;
  }
}

async function undo(study: OpenStudy, { plan }: Planned): Promise<FileWrite> {
  const isOurs = (uri: vscode.Uri) => plan.files.has(study.pathOf(uri) ?? "");
  const edited = vscode.workspace.textDocuments.find(({ isDirty, uri }) => isDirty && isOurs(uri));
  if (edited !== undefined) {
    const name = study.shownPath(edited.uri);
    return { kind: "refused", reason: vscode.l10n.t("{0} has changes that are not saved.", name) };
  }
  const result = await undoImport(plan, study.files, removing(study));
  if (result.kind === "refused") return result;
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(
    tabs.filter(({ input }) => input instanceof vscode.TabInputText && isOurs(input.uri)),
  );
  return result;
}

/** All files that a plan may have changed. */
function filesOf({ plan }: Planned): string[] {
  return [...plan.files.keys(), codebookFile, participantsFile];
}

function removing(study: OpenStudy): Remove {
  return (file) => deleteFile(study.uriOf(file));
}
