import * as vscode from "vscode";
import { pathOf, type Code } from "../../core/study/format/codebook/codebook";
import type { Count } from "../../core/study/model/counts";
import { describeReading } from "../../core/study/model/reading";
import { dot } from "../display/colors";
import { displayLanguage } from "../display-language";
import { countInWords } from "../count-in-words";
import type { CodeItem } from "./items";
import { tooltip } from "./tooltip";

/** How a code's row looks and reads; its tooltip comes when it is asked for. */
export function codeTreeItem({ study, id }: CodeItem, inUse: boolean): vscode.TreeItem {
  const code = codeOf({ study, id });
  const count = study.folder.study.countBelow(id);
  const item = new vscode.TreeItem(code?.name ?? id);
  item.contextValue = code === null ? "unknownCode" : inUse ? "code" : "code unused";
  item.description = describeCount(count);
  item.iconPath = code === null ? new vscode.ThemeIcon("question") : dot(code.color);
  item.accessibilityInformation = { label: spoken({ study, id }), role: "treeitem" };
  // Without arguments: VS Code forgets those of rows that it reads anew, and then a key pressed at that moment is an error.
  item.command = { command: "emic.showQuotes", title: vscode.l10n.t("Show Quotes") };
  return item;
}

/** The code as the codebook has it; null where it has none of this id. */
export function codeOf({ study, id }: Pick<CodeItem, "study" | "id">): Code | null {
  return study.folder.study.setup.codebook.codes.get(id) ?? null;
}

/** Participants first: how often a coder cut is not how much it matters. */
function describeCount({ participants, passages }: Count): string {
  if (passages === 0) return "";
  return participants === 0 ? `${passages}` : `${participants} · ${passages}`;
}

function countWords({ passages, participants, documents }: Count): string {
  const found = countInWords(passages, participants, displayLanguage);
  if (passages === 0) return found;
  const where =
    documents === 1 ? vscode.l10n.t("in 1 document") : vscode.l10n.t("in {0} documents", documents);
  return `${found}, ${where}`;
}

function spoken({ study, id }: Pick<CodeItem, "study" | "id">): string {
  const code = codeOf({ study, id });
  const { codebook } = study.folder.study.setup;
  const { passages, participants } = study.folder.study.countBelow(id);
  const found = countInWords(passages, participants, study.l10n);
  if (code === null) return vscode.l10n.t("{0}, not in the codebook, {1}", id, found);
  const above = pathOf(codebook, code).slice(0, -1);
  const parts = [
    code.name,
    ...(above.length === 0 ? [] : [vscode.l10n.t("below {0}", above.map(({ name }) => name).join(" › "))]),
    found,
    ...(code.codes.length === 0 || passages === 0 ? [] : [vscode.l10n.t("with the codes below it")]),
    ...(code.status === "draft" ? [vscode.l10n.t("draft")] : []),
  ];
  return parts.join(", ");
}

/** What the codebook says of a code, and how much it was found on which reading. */
export function codeTooltip({ study, id }: CodeItem): vscode.MarkdownString {
  const code = codeOf({ study, id });
  const { setup, reading } = study.folder.study;
  const path = code === null ? [id] : pathOf(setup.codebook, code).map(({ name }) => name);
  const { say, head, markdown } = tooltip();
  head(path.join(" › "));
  if (code === null) say(vscode.l10n.t("This code is not in the codebook."));
  if (code?.definition != null) say(code.definition);
  if (code?.include != null) say(vscode.l10n.t("Apply when: {0}", code.include));
  if (code?.exclude != null) say(vscode.l10n.t("Do not apply when: {0}", code.exclude));
  if (code !== null && code.codes.length > 0) {
    say(vscode.l10n.t("With the codes below it: {0}", countWords(study.folder.study.countBelow(id))));
    say(vscode.l10n.t("The code itself: {0}", countWords(study.folder.study.count(id))));
  } else say(countWords(study.folder.study.count(id)));
  say(vscode.l10n.t("Counted: {0}", describeReading(reading)));
  if (code?.status === "draft") say(vscode.l10n.t("Still a draft"));
  return markdown;
}
