import { chartPicture, unfolded } from "../../core/analysis/chart";
import type { ChartRow } from "../../core/analysis/chart-rows";
import { numbersTable } from "../../core/analysis/numbers";
import type { Localization } from "../localization";
import type { Choice, Dialogs, Messages } from "../ports";
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

/** What exporting needs beside the chart. */
export interface ExportPorts extends Dialogs, Messages {
  /** Asks where to write a file, whose name without its ending is suggested, and writes it there. */
  saveAs(name: string, ending: string, content: Uint8Array): Promise<void>;
  /** Turns a picture from SVG into PNG; null where that can't be done now. */
  paint(svg: string): Promise<Uint8Array | null>;
}

/** Writes a chart where the person wants it, as a picture or as numbers. */
export async function exportChart(l10n: Localization, chart: Chart, ports: ExportPorts): Promise<void> {
  const kind = await askKind(l10n, ports);
  if (kind === undefined) return;
  const content = kind === "png" ? await ports.paint(pictureOf(l10n, chart)) : bytesOf(l10n, chart, kind);
  if (content === null)
    ports.fail(l10n.t("The picture could not be made. Leave the panel in sight, and try again."));
  else await ports.saveAs(chart.title, `.${kind}`, content);
}

function askKind({ t }: Localization, dialogs: Dialogs): Promise<ExportKind | undefined> {
  const choices: Choice<ExportKind>[] = [
    { label: t("Picture for print and web pages"), description: "SVG", value: "svg" },
    { label: t("Picture for slides and documents"), description: "PNG", value: "png" },
    { label: t("Numbers for a spreadsheet"), description: "CSV", value: "csv" },
  ];
  return dialogs.pick({ title: t("Export Chart"), placeholder: t("As what?") }, choices);
}

function bytesOf(l10n: Localization, chart: Chart, kind: "svg" | "csv"): Uint8Array {
  return new TextEncoder().encode(kind === "csv" ? numbersOf(l10n, chart) : pictureOf(l10n, chart));
}

function pictureOf({ t }: Localization, { rows, ...text }: Chart): string {
  return chartPicture(rows, { ...text, of: t("of") });
}

function numbersOf({ t }: Localization, { rows, columns }: Chart): string {
  return numbersTable(rows, columns, {
    name: t("name"),
    participants: t("participants"),
    known: t("participants known of"),
    documents: t("documents"),
    passages: t("coded passages"),
  });
}
