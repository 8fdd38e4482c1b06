import { codedPassages } from "../../core/query/coded-passages";
import * as vscode from "vscode";
import { codeOrders, codeTree, type CodeOrder, type CodeTree } from "../../core/study/model/code-tree";
import { agreedLayer } from "../../core/study/format/paths";
import { describeReading } from "../../core/study/model/reading";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { codeOf, codeTooltip, codeTreeItem } from "./code-item";
import { isCode, type CodeItem, type Item } from "./items";
import { moreTreeItem, quoteTooltip, quoteTreeItem } from "./quote-item";
import { page, quoteReader } from "./quote-pages";
import { debounced } from "../debounced";

/** Changes are shown together after this long, in milliseconds. */
const settling = 50;
const orderKey = "emic.codeOrder";
const dragged = "application/vnd.code.tree.emic.codes";

/** Moves codes below another; null: to the top. */
export type Drop = (study: OpenStudy, codes: readonly string[], parent: string | null) => Promise<void>;

/** The *Codes* view: the codebook's tree with counts, and below each code its quotes. */
export class CodesView
  implements vscode.TreeDataProvider<Item>, vscode.TreeDragAndDropController<Item>, vscode.Disposable
{
  readonly dragMimeTypes = [dragged];
  readonly dropMimeTypes = [dragged];
  /** What dropping codes on another does. */
  drop: Drop | null = null;
  private readonly changes = new vscode.EventEmitter<Item | undefined>();
  private readonly selections = new vscode.EventEmitter<readonly CodeItem[]>();
  private readonly view: vscode.TreeView<Item>;
  private readonly disposables: vscode.Disposable[];
  private readonly read = quoteReader();
  /** How many quotes are listed below a code, where it is more than a page. */
  private readonly listed = new Map<string, number>();
  /** The codes that were opened, for when rows come back after a filter. */
  private readonly open = new Set<string>();
  /** Known to VS Code as the same ones from refresh to refresh. */
  private readonly items = new Map<string, CodeItem>();
  /** Whose codes these are. */
  private study: OpenStudy | null = null;
  private readonly refreshSoon = debounced(() => this.refresh(), settling);
  private order: CodeOrder;
  private typed = "";
  private shown: { study: OpenStudy; tree: CodeTree; inUse: ReadonlySet<string> } | null = null;

  readonly onDidChangeTreeData = this.changes.event;
  /** Codes were selected: at least one. */
  readonly onDidSelectCodes = this.selections.event;

  constructor(
    private readonly studies: Studies,
    private readonly memory: vscode.Memento,
  ) {
    const order = memory.get<CodeOrder>(orderKey, "codebook");
    this.order = codeOrders.includes(order) ? order : "codebook";
    this.view = vscode.window.createTreeView("emic.codes", {
      treeDataProvider: this,
      dragAndDropController: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.disposables = [
      this.changes,
      this.selections,
      this.view,
      studies.onDidChange(() => this.refreshSoon()),
      this.view.onDidChangeSelection(({ selection }) => {
        const codes = selection.filter(isCode);
        if (codes.length > 0) this.selections.fire(codes);
      }),
      this.view.onDidExpandElement(({ element }) => {
        if (isCode(element) && this.typed === "") this.open.add(element.id);
      }),
      this.view.onDidCollapseElement(({ element }) => {
        if (isCode(element) && this.typed === "") this.open.delete(element.id);
      }),
    ];
  }

  get selection(): readonly CodeItem[] {
    return this.view.selection.filter(isCode);
  }

  get codeOrder(): CodeOrder {
    return this.order;
  }

  sort(order: CodeOrder): void {
    this.order = order;
    void this.memory.update(orderKey, order);
    this.refresh();
  }

  get filter(): string {
    return this.typed;
  }

  set filter(typed: string) {
    this.typed = typed;
    void vscode.commands.executeCommand("setContext", "emic.codesFiltered", typed.trim() !== "");
    this.refresh();
  }

  /** Lists the next page of a code's quotes. */
  more(code: string): void {
    this.listed.set(code, (this.listed.get(code) ?? page) + page);
    this.changes.fire(this.items.get(code));
  }

  /** Brings a code to the screen, if the filter lets it. */
  async reveal(study: OpenStudy, code: string, { select = true } = {}): Promise<void> {
    this.refresh();
    if (codeOf({ study, id: code }) === null || !this.view.visible || !this.isShown(study, code)) return;
    await this.view.reveal(this.item(study, code), { select, focus: true });
  }

  dispose(): void {
    for (const disposable of [this.refreshSoon, ...this.disposables]) disposable.dispose();
  }

  async getChildren(item?: Item): Promise<Item[]> {
    if (item === undefined) return this.top();
    if (item.kind !== "code") return [];
    const { study, id } = item;
    const below = this.treeOf(study)
      .below(id)
      .map((child) => this.item(study, child));
    // A filter opens rows for the codes below them, not for their quotes.
    if (this.typed.trim() !== "" && below.length > 0) return below;
    const { passages } = codedPassages(study.folder.study, new Set([id]));
    const most = this.listed.get(id) ?? page;
    const quotes = await this.read(study, passages.slice(0, most));
    return [
      ...below,
      ...quotes.map((quoted): Item => ({ kind: "quote", study, quoted, code: id, isNaming: false })),
      ...(passages.length > most
        ? [{ kind: "more", study, code: id, shown: most, all: passages.length } as const]
        : []),
    ];
  }

  getParent(item: Item): Item | undefined {
    const parent = isCode(item) ? codeOf(item)?.parent : item.kind === "quote" ? item.code : null;
    return parent == null ? undefined : this.item(item.study, parent);
  }

  getTreeItem(item: Item): vscode.TreeItem {
    if (item.kind === "quote") return quoteTreeItem(item);
    if (item.kind === "more") return moreTreeItem(item, page);
    const { study, id } = item;
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const below = this.treeOf(study).below(id);
    const treeItem = codeTreeItem(item, this.shown!.inUse.has(id));
    const hasQuotes = study.folder.study.count(id).passages > 0;
    // VS Code remembers by its id whether a row is open: filtered rows are others, and open.
    const isFiltered = this.typed.trim() !== "";
    // A code that was moved is another row: while the tree is read anew, VS Code may know it in its old place as well.
    const place = `${codeOf(item)?.parent ?? ""}/${id}`;
    treeItem.id = `${isFiltered ? "filtered " : ""}${study.root.toString()} ${place}`;
    const isOpen = isFiltered ? below.length > 0 : this.open.has(id);
    treeItem.collapsibleState = below.length === 0 && !hasQuotes ? None : isOpen ? Expanded : Collapsed;
    return treeItem;
  }

  resolveTreeItem(treeItem: vscode.TreeItem, item: Item): vscode.TreeItem {
    if (item.kind === "code") treeItem.tooltip = codeTooltip(item);
    else if (item.kind === "quote") treeItem.tooltip = quoteTooltip(item);
    return treeItem;
  }

  handleDrag(source: readonly Item[], transfer: vscode.DataTransfer): void {
    const codes = source.filter(isCode).filter((item) => codeOf(item) !== null);
    if (codes.length > 0) transfer.set(dragged, new vscode.DataTransferItem(codes.map(({ id }) => id)));
  }

  async handleDrop(target: Item | undefined, transfer: vscode.DataTransfer): Promise<void> {
    const study = target?.study ?? this.studies.active;
    const codes: unknown = transfer.get(dragged)?.value;
    if (study === null || !Array.isArray(codes)) return;
    const ids = codes.filter((id): id is string => typeof id === "string" && codeOf({ study, id }) !== null);
    const parent = target === undefined ? null : isCode(target) ? target.id : target.code;
    if (ids.length > 0) await this.drop?.(study, ids, parent);
  }

  private top(): Item[] {
    const study = this.studies.active;
    if (study === null) return [];
    const { top, matches } = this.treeOf(study);
    this.describe(study, matches);
    return top.map((id) => this.item(study, id));
  }

  private describe(study: OpenStudy, matches: number | null): void {
    const { study: model } = study.folder;
    const { kind } = model.reading;
    const isObvious =
      kind === "study" && model.reading.coder === null && model.tables.owners.find(agreedLayer) === -1;
    this.view.description = isObvious ? "" : describeReading(model.reading);
    const typed = this.typed.trim();
    if (matches === null) this.view.message = "";
    else if (matches === 0) this.view.message = vscode.l10n.t("No code fits “{0}”.", typed);
    else if (matches === 1) this.view.message = vscode.l10n.t("“{0}”: 1 code", typed);
    else this.view.message = vscode.l10n.t("“{0}”: {1} codes", typed, matches);
  }

  private treeOf(study: OpenStudy): CodeTree {
    if (this.shown?.study !== study) {
      const tree = codeTree(study.folder.study, this.order, this.typed);
      this.shown = { study, tree, inUse: study.folder.study.codesInUse() };
    }
    return this.shown.tree;
  }

  private item(study: OpenStudy, id: string): CodeItem {
    let item = this.items.get(id);
    if (item?.study !== study) this.items.set(id, (item = { kind: "code", study, id }));
    return item;
  }

  private isShown(study: OpenStudy, code: string): boolean {
    const parent = codeOf({ study, id: code })?.parent ?? null;
    const tree = this.treeOf(study);
    return (parent === null ? tree.top : tree.below(parent)).includes(code);
  }

  private refresh(): void {
    this.refreshSoon.cancel();
    this.shown = null;
    if (this.studies.active !== this.study) {
      this.study = this.studies.active;
      for (const known of [this.listed, this.open, this.items]) known.clear();
    }
    const model = this.study?.folder.study;
    const hasCodes = model !== undefined && model.setup.codebook.codes.size + model.codesInUse().size > 0;
    void vscode.commands.executeCommand("setContext", "emic.hasCodes", hasCodes);
    this.changes.fire(undefined);
  }
}
