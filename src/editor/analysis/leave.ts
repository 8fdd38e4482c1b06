import * as vscode from "vscode";
import { chartPicture } from "../../core/analysis/chart";
import type { ChartRow } from "../../core/analysis/chart-rows";
import type { Excerpt } from "../../core/analysis/excerpt";
import { numbersTable } from "../../core/analysis/numbers";
import { plainQuotes, richQuotes, type Quotation } from "../../core/analysis/quotation";
import { isAnonymous } from "../../core/study/consent";
import { quoteBlock } from "../../core/study/quote-block";
import type { OpenStudy } from "../open-study";
import { say } from "../tell";
import { refusalOf, sourceOf } from "./quote";

// What leaves the study: by the clipboard, or as a file. Consent governs all of it.

/** Quotes as they may leave, and why others stay. */
export interface Leaving {
  readonly markdown: string;
  readonly plain: string;
  readonly rich: string;
  readonly count: number;
  /** Sentences, each once. */
  readonly refused: readonly string[];
}

/** Says, of each who did not agree, that their words stay. */
export function tellStaying({ refused }: Leaving): void {
  for (const why of refused)
    void vscode.window.showInformationMessage(vscode.l10n.t("{0}, so these words are not copied.", why));
}

/** Says how much is on the clipboard now. */
export function tellCopied({ count }: Leaving): void {
  say(count === 1 ? vscode.l10n.t("Copied: 1 quote") : vscode.l10n.t("Copied: {0} quotes", count));
}

/** Quotes for the clipboard: none of those who did not agree or have withdrawn, and nobody named who wants it so. */
export function leaving(study: OpenStudy, excerpts: readonly Excerpt[]): Leaving {
  const refused = new Set<string>();
  const blocks: string[] = [];
  const quotations: Quotation[] = [];
  const { participants } = study.folder.study.frame;
  for (const excerpt of excerpts) {
    const why = refusalOf(study, excerpt.people);
    if (why !== null) {
      refused.add(why);
      continue;
    }
    const [row] = excerpt.rows;
    const { id, document, participant } = row!;
    // Labels in a passage of several turns may be names.
    const spoken = excerpt.said.map(({ words }) => words).join("\n\n");
    if (excerpt.people.some((one) => isAnonymous(participants.get(one)))) {
      const label = participants.get(participant ?? "")?.group ?? vscode.l10n.t("a participant");
      blocks.push(quoteBlock({ id, words: spoken, document: null, participant: label }));
      quotations.push({ words: spoken, source: [label] });
    } else {
      blocks.push(quoteBlock({ id, words: excerpt.words, document, participant }));
      quotations.push({ words: spoken, source: sourceOf(study, excerpt) });
    }
  }
  return {
    markdown: blocks.join("\n"),
    plain: plainQuotes(quotations),
    rich: richQuotes(quotations),
    count: blocks.length,
    refused: [...refused],
  };
}

/** What quotes can be copied as. */
export type Format = "markdown" | "plain" | "rich";

export async function askFormat(): Promise<Format | undefined> {
  const { t } = vscode.l10n;
  const items: (vscode.QuickPickItem & { value: Format })[] = [
    { label: t("Rich text"), description: t("for documents and slides"), value: "rich" },
    { label: t("Plain text"), description: t("for anything"), value: "plain" },
    {
      label: t("Markdown"),
      description: t("for memos: each quote leads back to its place"),
      value: "markdown",
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: t("Copy Quotes"),
    placeHolder: t("As what?"),
  });
  return chosen?.value;
}

/** A chart as it stands. */
export interface Chart {
  readonly rows: readonly ChartRow[];
  readonly columns: readonly string[];
  readonly title: string;
  readonly note: string;
}

/** The picture of a chart, as SVG. */
export function pictureOf({ rows, ...text }: Chart): string {
  return chartPicture(rows, { ...text, of: vscode.l10n.t("of") });
}

/** The numbers of a chart, as CSV. */
export function numbersOf({ rows, columns }: Chart): string {
  return numbersTable(rows, columns, {
    name: vscode.l10n.t("name"),
    participants: vscode.l10n.t("participants"),
    known: vscode.l10n.t("participants known of"),
    documents: vscode.l10n.t("documents"),
    passages: vscode.l10n.t("coded passages"),
  });
}

/** Asks where to, and writes a file there; what it is called is suggested. */
export async function saveAs(study: OpenStudy, name: string, content: Uint8Array): Promise<void> {
  const target = await vscode.window.showSaveDialog({ defaultUri: study.uriOf(name) });
  if (target === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(target, content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t("{0} could not be written: {1}", target.path, reason));
    return;
  }
  const open = vscode.l10n.t("Open");
  const message = vscode.l10n.t("Written: {0}", vscode.workspace.asRelativePath(target));
  void vscode.window.showInformationMessage(message, open).then((chosen) => {
    if (chosen === open) void vscode.commands.executeCommand("vscode.open", target);
  });
}
