import * as vscode from "vscode";
import { findCode, pathOf, type Code } from "../../core/study/codebook";
import type { Count } from "../../core/study/counts";
import { quotesOf, rowsOfCode, type Quote } from "../../core/study/quotes";
import { describeReading } from "../../core/study/reading";
import type { Row } from "../../core/study/shard";
import { dot } from "../display/colors";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";

/** How many quotes are listed below one code. */
const mostQuotes = 200;
/** Changes are shown together after this long, in milliseconds. */
const settling = 50;

type Item =
  | { readonly kind: "code"; readonly study: OpenStudy; readonly id: string; readonly code: Code | null }
  | { readonly kind: "quote"; readonly study: OpenStudy; readonly quote: Quote }
  | { readonly kind: "more" };

/** The *Codes* view: the codebook's tree with counts, and below each code its quotes. */
export class CodesView implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<Item>;
  private readonly disposables: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  constructor(private readonly studies: Studies) {
    this.view = vscode.window.createTreeView("emic.codes", { treeDataProvider: this, showCollapseAll: true });
    this.disposables = [this.changes, this.view, studies.onDidChange(() => this.refresh())];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of this.disposables) disposable.dispose();
  }

  async getChildren(item?: Item): Promise<Item[]> {
    if (item === undefined) return this.top();
    if (item.kind !== "code") return [];
    const { study, code, id } = item;
    const below = (code?.codes ?? []).map((child): Item => codeItem(study, child));
    const rows: Row[] = [];
    for (const row of rowsOfCode(study.folder.study, id)) {
      rows.push(row);
      if (rows.length > mostQuotes) break;
    }
    const quotes = await quotesOf(study.folder, rows.slice(0, mostQuotes));
    const listed = quotes.map((quote): Item => ({ kind: "quote", study, quote }));
    return [...below, ...listed, ...(rows.length > mostQuotes ? [{ kind: "more" } as const] : [])];
  }

  getTreeItem(item: Item): vscode.TreeItem {
    if (item.kind === "code") return this.codeTreeItem(item);
    if (item.kind === "quote") return quoteTreeItem(item.study, item.quote);
    return new vscode.TreeItem(vscode.l10n.t("… and more than these {0}", mostQuotes));
  }

  private top(): Item[] {
    const study = this.studies.active;
    if (study === null) return [];
    const { codebook } = study.folder.study.frame;
    const unknown = [...study.folder.study.codesInUse()]
      .filter((id) => findCode(codebook, id) === null)
      .sort();
    return [...codebook.top, ...unknown].map((id) => codeItem(study, id));
  }

  private codeTreeItem({ study, id, code }: Item & { kind: "code" }): vscode.TreeItem {
    const count = study.folder.study.count(id);
    const name = code?.name ?? id;
    const hasChildren = (code?.codes.length ?? 0) > 0 || count.passages > 0;
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(name, hasChildren ? Collapsed : None);
    const words = countWords(count);
    item.id = `${study.root.toString()} ${id}`;
    item.contextValue = code === null ? "unknownCode" : "code";
    item.description = describeCount(count);
    item.iconPath = code === null ? new vscode.ThemeIcon("question") : dot(code.color);
    item.accessibilityInformation = { label: `${name}, ${words}`, role: "treeitem" };
    item.tooltip = codeTooltip(study, code, name, words);
    return item;
  }

  private refresh(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.changes.fire();
    }, settling);
  }
}

function codeItem(study: OpenStudy, id: string): Item {
  return { kind: "code", study, id, code: study.folder.study.frame.codebook.codes.get(id) ?? null };
}

/** Participants first: how often a coder cut is not how much it matters. */
function describeCount({ participants, passages }: Count): string {
  if (passages === 0) return "";
  return participants === 0 ? `${passages}` : `${participants} · ${passages}`;
}

function countWords({ participants, passages, documents }: Count): string {
  if (passages === 0) return vscode.l10n.t("no codings yet");
  const found =
    passages === 1 ? vscode.l10n.t("1 coded passage") : vscode.l10n.t("{0} coded passages", passages);
  const where = documents === 1 ? vscode.l10n.t("1 document") : vscode.l10n.t("{0} documents", documents);
  if (participants === 0) return vscode.l10n.t("{0} in {1}", found, where);
  const who =
    participants === 1 ? vscode.l10n.t("1 participant") : vscode.l10n.t("{0} participants", participants);
  return vscode.l10n.t("{0} from {1} in {2}", found, who, where);
}

/** Names and definitions are foreign text: they are appended as text, never as Markdown. */
function codeTooltip(
  study: OpenStudy,
  code: Code | null,
  name: string,
  words: string,
): vscode.MarkdownString {
  const { codebook } = study.folder.study.frame;
  const path = code === null ? [name] : pathOf(codebook, code).map((one) => one.name);
  const tooltip = new vscode.MarkdownString("**").appendText(path.join(" › ")).appendMarkdown("**\n\n");
  if (code === null)
    tooltip.appendText(vscode.l10n.t("This code is not in the codebook.")).appendMarkdown("\n\n");
  if (code?.definition != null) tooltip.appendText(code.definition).appendMarkdown("\n\n");
  return tooltip.appendText(`${words}; ${describeReading(study.folder.study.reading)}`);
}

function quoteTreeItem(study: OpenStudy, quote: Quote): vscode.TreeItem {
  const words = quote.words.replace(/\s+/g, " ").trim();
  const { row } = quote;
  const item = new vscode.TreeItem(words.length > 120 ? `“${words.slice(0, 119)}…”` : `“${words}”`);
  const source = row.participant ?? row.document.replace(/\.md$/i, "").split("/").at(-1)!;
  item.id = `${study.root.toString()} ${row.owner} ${row.id}`;
  item.contextValue = "quote";
  item.description = source;
  item.tooltip = new vscode.MarkdownString().appendText(`“${words.slice(0, 2000)}”\n\n${row.document}`);
  item.accessibilityInformation = { label: `${words.slice(0, 400)}, ${source}`, role: "treeitem" };
  item.command = { command: "emic.goToCoding", title: vscode.l10n.t("Go to Coding"), arguments: [row] };
  return item;
}
