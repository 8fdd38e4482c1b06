import * as vscode from "vscode";
import { findCode, pathOf } from "../../core/study/codebook/codebook";
import { around, type Quoted } from "../../core/study/passages";
import { agreedLayer } from "../../core/study/paths";
import { nameOf } from "../../core/study/quote-block";
import type { Row } from "../../core/study/shard";
import { dot } from "../display/colors";
import type { OpenStudy } from "../open-study";
import type { MoreItem, QuoteItem } from "./items";
import { tooltip } from "./tooltip";

/** The longest label and the longest tooltip, in UTF-16 code units. */
const longest = { label: 120, spoken: 400, tooltip: 2000 };

/** How a quote's row looks and reads; its tooltip comes when it is asked for. */
export function quoteTreeItem({ study, quoted, code, isNaming }: QuoteItem): vscode.TreeItem {
  const [row] = quoted.rows;
  const item = new vscode.TreeItem(`“${shortened(quoted.words, longest.label)}”`);
  const state = stateOf(study, quoted);
  const codes = codesOf(study, quoted);
  const source = sourceOf(row!);
  item.id = `${study.root.toString()} ${row!.owner} ${row!.id}`;
  item.contextValue = "quote";
  item.description = [
    ...source,
    ...(isNaming ? [codes.map(({ name }) => name).join(", ")] : []),
    ...(state === null ? [] : [state.words]),
  ].join(" · ");
  if (state !== null) item.iconPath = state.icon;
  else if (code === null) item.iconPath = dot(codes[0]?.color ?? "grey");
  item.accessibilityInformation = { label: spoken(study, quoted), role: "treeitem" };
  item.command = {
    command: "emic.openQuote",
    title: vscode.l10n.t("Go to Passage"),
    arguments: [around(quoted.rows)],
  };
  return item;
}

/** A quote’s words in full, where they are from, and who gave them which codes. */
export function quoteTooltip({ study, quoted }: QuoteItem): vscode.MarkdownString {
  const state = stateOf(study, quoted);
  const { codebook } = study.folder.study.frame;
  const paths = codesOf(study, quoted).map(({ id, name }) => {
    const code = findCode(codebook, id);
    return code === null
      ? name
      : pathOf(codebook, code)
          .map((one) => one.name)
          .join(" › ");
  });
  const { say, markdown } = tooltip();
  say(`“${shortened(quoted.words, longest.tooltip)}”`);
  const [row] = quoted.rows;
  say([...(row!.participant === null ? [] : [row!.participant]), row!.document].join(" · "));
  say(paths.join(", "));
  say(codedBy(study, quoted));
  if (state !== null) say(sentence(state.words));
  return markdown;
}

/** The row that leads to the next page. */
export function moreTreeItem({ study, code, shown, all }: MoreItem, page: number): vscode.TreeItem {
  const next = Math.min(page, all - shown);
  const item = new vscode.TreeItem(vscode.l10n.t("Show {0} more", next));
  item.id = `${study.root.toString()} more ${code ?? ""}`;
  item.description = vscode.l10n.t("{0} of {1} are shown", shown, all);
  item.iconPath = new vscode.ThemeIcon("ellipsis");
  item.contextValue = "more";
  item.command = { command: "emic.moreQuotes", title: vscode.l10n.t("Show More"), arguments: [code] };
  return item;
}

/** Whose words these are, and in which document; only the latter where nobody is named. */
function sourceOf({ participant, document }: Row): string[] {
  return participant === null ? [nameOf(document)] : [participant, nameOf(document)];
}

/** What there is to say of a passage that is not simply where it was coded. */
interface State {
  readonly words: string;
  readonly icon: vscode.ThemeIcon;
}

/** Null where there is nothing to say. */
function stateOf({ folder: { study } }: OpenStudy, { rows }: Quoted): State | null {
  const has = (status: Row["status"]) => rows.some((row) => row.status === status);
  const warning = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
  if (study.documents.get(rows[0]!.document)?.present !== true)
    return { words: vscode.l10n.t("the document is not there"), icon: warning };
  if (has("lost")) return { words: vscode.l10n.t("place not found"), icon: warning };
  if (has("ambiguous")) return { words: vscode.l10n.t("two places compete"), icon: warning };
  if (!has("changed")) return null;
  return { words: vscode.l10n.t("the passage was edited"), icon: new vscode.ThemeIcon("edit") };
}

function codesOf(
  { folder: { study } }: OpenStudy,
  { rows }: Quoted,
): { id: string; name: string; color: string }[] {
  const codes = new Map<string, { id: string; name: string; color: string }>();
  for (const { code } of rows) {
    const known = code === null ? null : findCode(study.frame.codebook, code);
    const id = known?.id ?? code ?? "";
    codes.set(id, { id, name: known?.name ?? id, color: known?.color ?? "grey" });
  }
  return [...codes.values()];
}

function codedBy({ folder: { study } }: OpenStudy, { rows }: Quoted): string {
  const owners = [...new Set(rows.map(({ owner }) => owner))];
  if (owners.includes(agreedLayer)) return vscode.l10n.t("In the agreed reading");
  const names = owners.map((owner) => study.frame.manifest.coders.get(owner) ?? owner);
  return vscode.l10n.t("Coded by {0}", names.join(", "));
}

function spoken(study: OpenStudy, quoted: Quoted): string {
  const state = stateOf(study, quoted);
  const parts = [
    shortened(quoted.words, longest.spoken),
    ...sourceOf(quoted.rows[0]!),
    codesOf(study, quoted)
      .map(({ name }) => name)
      .join(", "),
    codedBy(study, quoted),
    ...(state === null ? [] : [state.words]),
  ];
  return parts.join(", ");
}

function shortened(words: string, most: number): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
