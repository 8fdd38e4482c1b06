import { exportFormats } from "../../core/export-formats";
import * as vscode from "vscode";
import type { ExportFormat, ExportOptions, Exported } from "../../core/consent/export-format";
import type { OpenStudy } from "../open-study";
import { askTarget, save } from "../save-as";
import type { Pages } from "./pages";
import { Questions } from "./questions";
import { noticeSection, page } from "./report";

const lastKey = "emic.exportFormat";

/**
 * Writes a study as a file for others, and says what is not in it: all of it, or one document, which may be the one that
 * is given. `memory` knows what was chosen last; `willWrite` is told which file is about to be there.
 */
export async function exportStudy(
  study: OpenStudy,
  reports: Pages,
  memory: vscode.Memento,
  given: vscode.Uri | undefined,
  willWrite: (target: vscode.Uri) => void,
): Promise<void> {
  await study.loaded;
  const front = given ?? vscode.window.activeTextEditor?.document.uri;
  const document = front === undefined ? null : study.documentOf(front);
  if (given !== undefined && document === null) {
    const name = study.shownPath(given);
    void vscode.window.showInformationMessage(vscode.l10n.t("{0} is no document of the study.", name));
    return;
  }
  const questions = new Questions();
  const asked = await ask(questions, {
    last: memory.get<string>(lastKey),
    document: document !== null && study.folder.study.documents.has(document) ? document : null,
    isGiven: given !== undefined,
  }).finally(() => questions.dispose());
  if (asked === null) return;
  const { format, lineEnds, only } = asked;
  void memory.update(lastKey, format.ending);
  const name = study.folder.study.setup.manifest.name ?? study.name;
  const title = only === null ? name : only.split("/").at(-1)!.replace(/\.md$/i, "");
  const target = await askTarget(study, title, format.ending);
  if (target === null) return;
  const documents = only === null ? null : new Set([only]);
  const exported = await write(study, format, { name: study.name, lineEnds, documents });
  if ("wrong" in exported) {
    void vscode.window.showErrorMessage(vscode.l10n.t("Nothing was exported. {0}", exported.wrong));
    return;
  }
  willWrite(target);
  if (await save(target, exported.bytes)) await tell(study, reports, target, exported);
}

interface Asked {
  readonly format: ExportFormat;
  readonly lineEnds: ExportOptions["lineEnds"];
  /** The one document to be in it; null: all. */
  readonly only: string | null;
}

interface Known {
  /** The ending of what was chosen last. */
  readonly last: string | undefined;
  /** The document in front; null where there is none. */
  readonly document: string | null;
  /** Whether that is what people asked for. */
  readonly isGiven: boolean;
}

/** Null where people think better of it. */
async function ask(questions: Questions, { last, document, isGiven }: Known): Promise<Asked | null> {
  const { t } = vscode.l10n;
  const choose = async <Item extends vscode.QuickPickItem>(placeHolder: string, items: readonly Item[]) => {
    const title = document !== null && isGiven ? t("Export {0}", document) : t("Export Study");
    const picked = await questions.ask({ title, placeHolder, items });
    return picked?.[0] ?? null;
  };
  const formats = exportFormats.map((format) => ({
    label: capital(format.what),
    description: format.ending,
    format,
  }));
  formats.sort((a, b) => Number(b.format.ending === last) - Number(a.format.ending === last));
  const chosen = await choose(t("As what?"), formats);
  if (chosen === null) return null;
  const { format } = chosen;
  let only = isGiven && format.ending !== ".qdc" ? document : null;
  if (document !== null && !isGiven && format.ending !== ".qdc") {
    const scope = await choose(t("How much of it?"), [
      { label: t("The whole study"), only: null },
      { label: t("This document alone"), description: document, only: document },
    ]);
    if (scope === null) return null;
    only = scope.only;
  }
  if (format.ending !== ".qdpx") return { format, only, lineEnds: "lf" };
  const end = await choose(t("For which program?"), [
    { label: t("For any program"), description: t("lines end with LF"), lineEnds: "lf" as const },
    {
      label: t("For programs that count CRLF as two characters"),
      description: t("lines end with CR LF, as on Windows"),
      lineEnds: "crlf" as const,
    },
  ]);
  return end === null ? null : { format, only, lineEnds: end.lineEnds };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

async function write(
  study: OpenStudy,
  format: ExportFormat,
  options: ExportOptions,
): Promise<Exported | { readonly wrong: string }> {
  const title = vscode.l10n.t("Exporting");
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () =>
    format.write(study.folder, study.files, options),
  );
}

async function tell(
  study: OpenStudy,
  reports: Pages,
  target: vscode.Uri,
  { omitted, withheld }: Exported,
): Promise<void> {
  const { t } = vscode.l10n;
  const name = study.shownPath(target);
  const open = t("Open");
  const details = t("Show What Is Not in It");
  const message =
    withheld.length > 0
      ? t("Written: {0}. Some of the study stays here, by what participants agreed to.", name)
      : t("Written: {0}", name);
  const buttons = withheld.length + omitted.length > 0 ? [details, open] : [open];
  const chosen = await vscode.window.showInformationMessage(message, ...buttons);
  if (chosen === open) await vscode.commands.executeCommand("vscode.open", target);
  if (chosen === details)
    await reports.show(
      "exported.md",
      page(name, [
        noticeSection(t("Not in it, by what participants agreed to"), withheld),
        noticeSection(t("Not in it, since the format has no place for it"), omitted),
      ]),
    );
}
