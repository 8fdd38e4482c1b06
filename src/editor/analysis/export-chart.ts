import * as vscode from "vscode";
import { chartPicture, unfolded } from "../../core/analysis/chart";
import type { ChartRow } from "../../core/analysis/chart-rows";
import { numbersTable } from "../../core/analysis/numbers";
import type { OpenStudy } from "../open-study";
import { askTarget, save } from "../save-as";
import type { Shown } from "./show";

/** A chart as it stands; it counts people and names none. */
export interface Chart {
  readonly rows: readonly ChartRow[];
  readonly columns: readonly string[];
  readonly title: string;
  readonly note: string;
}

type ExportKind = "svg" | "png" | "csv";

/** The chart that a person sees, without what they have folded away. */
export function chartOf({ rows, columns, study, note }: Shown, folded: readonly string[]): Chart {
  return {
    rows: unfolded(rows, folded),
    columns: columns.map(({ label }) => label),
    title: study.name,
    note,
  };
}

/** Writes a chart where the person wants it, as a picture or as numbers; `paint` turns SVG into PNG. */
export async function exportChart(
  study: OpenStudy,
  chart: Chart,
  paint: (picture: string) => Promise<Uint8Array>,
): Promise<void> {
  const kind = await askKind();
  if (kind === undefined) return;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const content =
    kind === "csv"
      ? bytes(numbersOf(chart))
      : kind === "svg"
        ? bytes(pictureOf(chart))
        : await paint(pictureOf(chart));
  const target = await askTarget(study, chart.title, `.${kind}`);
  if (target === null || !(await save(target, content))) return;
  const open = vscode.l10n.t("Open");
  const message = vscode.l10n.t("Written: {0}", vscode.workspace.asRelativePath(target, false));
  void vscode.window.showInformationMessage(message, open).then((chosen) => {
    if (chosen === open) void vscode.commands.executeCommand("vscode.open", target);
  });
}

async function askKind(): Promise<ExportKind | undefined> {
  const { t } = vscode.l10n;
  const items: (vscode.QuickPickItem & { value: ExportKind })[] = [
    { label: t("Picture for print and web pages"), description: "SVG", value: "svg" },
    { label: t("Picture for slides and documents"), description: "PNG", value: "png" },
    { label: t("Numbers for a spreadsheet"), description: "CSV", value: "csv" },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: t("Export Chart"),
    placeHolder: t("As what?"),
  });
  return chosen?.value;
}

function pictureOf({ rows, ...text }: Chart): string {
  return chartPicture(rows, { ...text, of: vscode.l10n.t("of") });
}

function numbersOf({ rows, columns }: Chart): string {
  return numbersTable(rows, columns, {
    name: vscode.l10n.t("name"),
    participants: vscode.l10n.t("participants"),
    known: vscode.l10n.t("participants known of"),
    documents: vscode.l10n.t("documents"),
    passages: vscode.l10n.t("coded passages"),
  });
}
