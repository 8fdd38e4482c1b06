import * as vscode from "vscode";
import { findCode } from "../../core/study/format/codebook/codebook";
import type { Anchor } from "../../core/study/work/anchors";
import { difference } from "../../core/text/finding/difference";
import { slice } from "../../core/text/span";
import type { OpenStudy } from "../open-study";
import { plainText } from "../plain-text";
import { coderName } from "../quote-words";
import { shortened } from "../views/quote-item";

/** A document with passages that need attention. */
export interface DocumentItem {
  readonly kind: "document";
  readonly study: OpenStudy;
  readonly document: string;
  readonly count: number;
}

/** A passage that needs attention. */
export interface PassageItem {
  readonly kind: "passage";
  readonly study: OpenStudy;
  readonly anchor: Anchor;
  /** The document's text now; null where it is gone. */
  readonly text: string | null;
  /** Whether it is the coder's own, which nobody else's lines are written for. */
  readonly isOwn: boolean;
}

export type AttentionItem = DocumentItem | PassageItem;

const longest = { label: 120, tooltip: 2000 };

export function documentTreeItem({ study, document, count }: DocumentItem): vscode.TreeItem {
  const item = new vscode.TreeItem(document, vscode.TreeItemCollapsibleState.Expanded);
  const isGone = study.folder.study.documents.get(document)?.present !== true;
  const gone = isGone ? [vscode.l10n.t("the document is not there")] : [];
  const label =
    count === 1
      ? vscode.l10n.t("{0}, 1 passage needs attention", document)
      : vscode.l10n.t("{0}, {1} passages need attention", document, count);
  item.id = `${study.root.toString()} ${document}`;
  item.description = [count, ...gone].join(" · ");
  item.contextValue = isGone ? "document gone" : "document";
  item.accessibilityInformation = { label: [label, ...gone].join(", "), role: "treeitem" };
  return item;
}

/** The words as they were, and what became of them. */
export function passageTreeItem(one: PassageItem): vscode.TreeItem {
  const { study, anchor, isOwn } = one;
  const { record, owner, placing, document } = anchor;
  const words = `“${shortened(record.quote, longest.label)}”`;
  const item = new vscode.TreeItem(words);
  const state = stateWords(one);
  const whose = isOwn ? [] : [coderName(study, owner)];
  item.id = idOf(one);
  item.contextValue = `passage ${placing.status}${isOwn ? " own" : ""}`;
  // Where the document is gone, its own row says so.
  item.description = [...(one.text === null ? [] : [state]), codeName(one), ...whose].join(" · ");
  item.iconPath = signs[placing.status] ?? signs.lost;
  item.accessibilityInformation = {
    label: [words, state, codeName(one), coderName(study, owner)].join(", "),
    role: "treeitem",
  };
  item.command = {
    command: "emic.openAttention",
    title: vscode.l10n.t("Go to Passage"),
    arguments: [{ id: record.id, owner, document }],
  };
  return item;
}

export function idOf({ study, anchor: { owner, record } }: PassageItem): string {
  return `${study.root.toString()} ${owner} ${record.id}`;
}

const warning = new vscode.ThemeColor("list.warningForeground");
const signs: Readonly<Record<string, vscode.ThemeIcon>> & { readonly lost: vscode.ThemeIcon } = {
  changed: new vscode.ThemeIcon("edit"),
  ambiguous: new vscode.ThemeIcon("question", warning),
  lost: new vscode.ThemeIcon("warning", warning),
};

/** What became of a passage. */
export function stateWords({ anchor, text }: Pick<PassageItem, "anchor" | "text">): string {
  if (text === null) return vscode.l10n.t("the document is not there");
  if (anchor.placing.status === "changed") return vscode.l10n.t("edited");
  return anchor.placing.status === "ambiguous"
    ? vscode.l10n.t("two places compete")
    : vscode.l10n.t("place not found");
}

function codeName({ study, anchor: { record } }: PassageItem): string {
  if (record.code === undefined) return vscode.l10n.t("Comment");
  return findCode(study.folder.study.setup.codebook, record.code)?.name ?? record.code;
}

/** The words as they were and as they are, with what changed; all of it foreign text. */
export function passageTooltip(one: PassageItem): vscode.MarkdownString {
  const { study, anchor, text, isOwn } = one;
  const { record, placing, owner } = anchor;
  const markdown = new vscode.MarkdownString();
  const say = (words: string) => markdown.appendMarkdown(`${words}\n\n`);
  say(`**${plainText(codeName(one))}** · ${plainText(question(one))}`);
  const now = placing.span === null || text === null ? null : slice(text, placing.span);
  if (now === null) say(`“${plainText(shortened(record.quote, longest.tooltip))}”`);
  else say(difference(short(record.quote), short(now)).map(marked).join(" "));
  if (now !== null) say(plainText(vscode.l10n.t("Crossed out: as it was. Bold: as it is now.")));
  if (placing.runnerUp > 0)
    say(
      plainText(vscode.l10n.t("{0} % match; the next best place: {1} %.", placing.score, placing.runnerUp)),
    );
  if (!isOwn)
    say(plainText(vscode.l10n.t("{0} decides where this passage stands.", coderName(study, owner))));
  return markdown;
}

function question({ anchor, text }: PassageItem): string {
  if (text === null) return vscode.l10n.t("The document is not there any more.");
  const { status } = anchor.placing;
  if (status === "changed") return vscode.l10n.t("This passage was edited. Is this still the place?");
  return status === "ambiguous"
    ? vscode.l10n.t("Two places compete. Is this the one?")
    : vscode.l10n.t("The place of this passage was not found in the text.");
}

function short(words: string): string {
  return words.slice(0, longest.tooltip).replace(/\s+/g, " ");
}

function marked({ kind, text }: ReturnType<typeof difference>[number]): string {
  const words = plainText(text);
  if (kind === "same") return words;
  return kind === "gone" ? `~~${words}~~` : `**${words}**`;
}
