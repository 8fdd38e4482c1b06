import * as vscode from "vscode";
import type { Pages } from "./pages";
import type { Questions } from "./questions";
import { importReport, contentsOf, counted, noticeLine } from "./report";
import type { ImportedSource } from "./sources";
import type { Unreadable } from "./unreadable";
import type { Planned } from "./write";

interface ArrivalItem extends vscode.QuickPickItem {
  readonly source: ImportedSource;
  /** Whether it becomes one document, which is then shown; else what it brings is told. */
  readonly isDocument: boolean;
}

/** Shows what each file would become; null where people think better of it. */
export async function chooseSources(
  { preview, questions }: { readonly preview: Pages; readonly questions: Questions },
  planned: readonly Planned[],
  unreadable: readonly Unreadable[],
): Promise<readonly ImportedSource[] | null> {
  const { t } = vscode.l10n;
  const items = planned.map((one): ArrivalItem => {
    const { source } = one;
    const isDocument = source.incoming.documents.length === 1 && source.incoming.name === null;
    return { ...(isDocument ? documentItem(one) : wholeItem(one)), source, isDocument };
  });
  const show = ({ source: { incoming }, label, isDocument }: ArrivalItem) =>
    isDocument
      ? preview.showBehind(items, label, incoming.documents[0]!.text)
      : preview.showBehind(items, `${label}.md`, importReport(label, incoming));
  await show(items[0]!);
  const chosen = await questions.ask({
    title:
      items.length === 1
        ? t("Import {0}?", planned[0]!.source.source.name)
        : t("Import {0} files?", items.length),
    placeHolder:
      unreadable.length === 0
        ? t("The editor shows what it will be. Nothing is written yet.")
        : t("Not readable: {0}", unreadable.map(({ name, wrong }) => `${name} (${wrong})`).join(", ")),
    items,
    isMany: items.length > 1,
    at: (item) => void show(item),
  });
  return chosen?.map(({ source }) => source) ?? null;
}

/** A file that becomes one document. */
function documentItem({ source: { incoming }, plan }: Planned): vscode.QuickPickItem {
  const { t } = vscode.l10n;
  const { speakers = [], documents, codes } = incoming;
  const { passages } = documents[0]!;
  const codings = passages.filter(({ record }) => record.code !== undefined).length;
  const along = [
    counted(codings, t("1 coding comes along"), (n) => t("{0} codings come along", n)),
    counted(passages.length - codings, t("1 comment comes along"), (n) => t("{0} comments come along", n)),
    counted(codes.length, t("1 new code"), (n) => t("{0} new codes", n)),
  ];
  return {
    label: [...plan.files.keys()][0]!,
    description:
      speakers.length === 0
        ? t("no speakers")
        : speakers.slice(0, 8).join(", ") + (speakers.length > 8 ? ", …" : ""),
    detail: [...along, noticeLine(plan.omitted, plan.warnings)].filter((part) => part !== "").join(" · "),
  };
}

function wholeItem({ source, plan }: Planned): vscode.QuickPickItem {
  return {
    label: source.source.name,
    description: contentsOf(source.incoming),
    detail: noticeLine(plan.omitted, plan.warnings),
  };
}
