import * as vscode from "vscode";
import type { Exported } from "../../core/exchange/exported";
import { exportFormats, type ExportFormat, type ExportOptions } from "../../core/exchange/formats";
import type { OpenStudy } from "../open-study";
import { askTarget, save } from "../save-as";
import type { Pages } from "./pages";
import { Questions } from "./questions";
import { lossSection } from "./report";

const lastKey = "emic.exportFormat";

/** Writes a study as a file for others, and says what is not in it. `memory` knows what was chosen last. */
export async function exportStudy(study: OpenStudy, reports: Pages, memory: vscode.Memento): Promise<void> {
  await study.loaded;
  const questions = new Questions();
  const asked = await ask(questions, memory.get<string>(lastKey)).finally(() => questions.dispose());
  if (asked === null) return;
  const { format, lineEnds } = asked;
  void memory.update(lastKey, format.ending);
  const target = await askTarget(study, study.folder.study.frame.manifest.name ?? study.name, format.ending);
  if (target === null) return;
  const exported = await write(study, format, { name: study.name, lineEnds, documents: null });
  if ("wrong" in exported) {
    void vscode.window.showErrorMessage(vscode.l10n.t("Nothing was exported. {0}", exported.wrong));
    return;
  }
  if (await save(target, exported.bytes)) await tell(reports, target, exported);
}

interface Asked {
  readonly format: ExportFormat;
  readonly lineEnds: ExportOptions["lineEnds"];
}

/** Null where people think better of it. */
async function ask(questions: Questions, last: string | undefined): Promise<Asked | null> {
  const { t } = vscode.l10n;
  const formats = exportFormats.map((format) => ({
    label: capital(format.what),
    description: format.ending,
    format,
  }));
  formats.sort((a, b) => Number(b.format.ending === last) - Number(a.format.ending === last));
  const [chosen] =
    (await questions.ask({ title: t("Export Study"), placeHolder: t("As what?"), items: formats })) ?? [];
  if (chosen === undefined) return null;
  if (chosen.format.ending !== ".qdpx") return { format: chosen.format, lineEnds: "lf" };
  const ends = [
    { label: t("For any program"), description: t("lines end with LF"), lineEnds: "lf" as const },
    {
      label: t("For programs that count a line’s end as two signs"),
      description: t("lines end with CR LF, as on Windows"),
      lineEnds: "crlf" as const,
    },
  ];
  const [end] =
    (await questions.ask({ title: t("Export Study"), placeHolder: t("For which program?"), items: ends })) ??
    [];
  return end === undefined ? null : { format: chosen.format, lineEnds: end.lineEnds };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

async function write(
  study: OpenStudy,
  format: ExportFormat,
  options: ExportOptions,
): Promise<Exported | { readonly wrong: string }> {
  const title = vscode.l10n.t("Exporting…");
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () =>
    format.write(study.folder, study.files, options),
  );
}

async function tell(reports: Pages, target: vscode.Uri, { lost, stays }: Exported): Promise<void> {
  const { t } = vscode.l10n;
  const name = vscode.workspace.asRelativePath(target);
  const open = t("Open");
  const details = t("Show What Is Not in It");
  const message =
    stays.length > 0
      ? t("Written: {0}. Some of the study stays here, by what participants agreed to.", name)
      : t("Written: {0}", name);
  const buttons = stays.length + lost.length > 0 ? [details, open] : [open];
  const chosen = await vscode.window.showInformationMessage(message, ...buttons);
  if (chosen === open) await vscode.commands.executeCommand("vscode.open", target);
  if (chosen === details)
    await reports.show(
      "exported.md",
      [
        `# ${name}\n`,
        lossSection(t("Not in it, by what participants agreed to"), stays),
        lossSection(t("Not in it, since the format has no place for it"), lost),
      ]
        .filter((part) => part !== "")
        .join("\n"),
    );
}
