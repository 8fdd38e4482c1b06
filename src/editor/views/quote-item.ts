import * as vscode from "vscode";
import { findCode, pathOf } from "../../core/study/format/codebook/codebook";
import { around } from "../../core/study/model/passages";
import type { Quoted } from "../../core/study/work/quotes";
import { nameOf } from "../../core/study/format/quote-block";
import type { Row } from "../../core/study/model/shard";
import { dot } from "../display/colors";
import type { OpenStudy } from "../open-study";
import { asSentence, codedBy, codesOf, placeState, type PlaceState } from "../quote-words";
import type { MoreItem, QuoteItem } from "./items";
import { tooltip } from "./tooltip";

/** The longest label and the longest tooltip, in UTF-16 code units. */
const longest = { label: 120, spoken: 400, tooltip: 2000 };

/** How a quote's row looks and reads; its tooltip comes when it is asked for. */
export function quoteTreeItem({ study, quoted, code, isNaming }: QuoteItem): vscode.TreeItem {
  const [row] = quoted.rows;
  const item = new vscode.TreeItem(`“${shortened(quoted.words, longest.label)}”`);
  const state = placeState(study, quoted.rows);
  const codes = codesOf(study, quoted.rows);
  const source = sourceOf(row!);
  item.id = `${study.root.toString()} ${row!.owner} ${row!.id}`;
  item.contextValue = "quote";
  item.description = [
    ...source,
    ...(isNaming ? [codes.map(({ name }) => name).join(", ")] : []),
    ...(state === null ? [] : [state.words]),
  ].join(" · ");
  const sign = signOf(state);
  if (sign !== null) item.iconPath = sign;
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
  const state = placeState(study, quoted.rows);
  const { codebook } = study.folder.study.setup;
  const paths = codesOf(study, quoted.rows).map(({ id, name }) => {
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
  say(codedBy(study, quoted.rows));
  if (state !== null) say(asSentence(state.words));
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

/** The sign of a passage that is not simply where it was coded; null where there is nothing to say. */
function signOf(state: PlaceState | null): vscode.ThemeIcon | null {
  if (state === null) return null;
  if (state.kind === "edited") return new vscode.ThemeIcon("edit");
  return new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
}

function spoken(study: OpenStudy, quoted: Quoted): string {
  const state = placeState(study, quoted.rows);
  const parts = [
    shortened(quoted.words, longest.spoken),
    ...sourceOf(quoted.rows[0]!),
    codesOf(study, quoted.rows)
      .map(({ name }) => name)
      .join(", "),
    codedBy(study, quoted.rows),
    ...(state === null ? [] : [state.words]),
  ];
  return parts.join(", ");
}

/** On one line, and cut where it is longer, in UTF-16 code units. */
export function shortened(words: string, most: number): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
