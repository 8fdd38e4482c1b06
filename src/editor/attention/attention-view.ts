import * as vscode from "vscode";
import { attentionOf, needsAttention } from "../../core/study/model/attention";
import type { Shard } from "../../core/study/model/shard";
import type { Coder } from "../coder";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import {
  documentTreeItem,
  passageTooltip,
  passageTreeItem,
  type AttentionItem,
  type DocumentItem,
  type PassageItem,
} from "./attention-items";
import { debounced } from "../debounced";

/** Changes are shown together after this long, in milliseconds. */
const settling = 200;

/**
 * The *Needs attention* view: passages of the whole study that were edited, that two places compete for, or that were
 * not found, by document. It is there only while there are any.
 */
export class AttentionView implements vscode.TreeDataProvider<AttentionItem>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<undefined>();
  private readonly view: vscode.TreeView<AttentionItem>;
  private readonly disposables: vscode.Disposable[];
  private readonly refreshSoon = debounced(() => this.refresh(), settling);
  /** What was found out about a document that did not change since, and for whom. */
  private readonly known = new WeakMap<Shard, { readonly me: string; readonly passages: PassageItem[] }>();

  readonly onDidChangeTreeData = this.changes.event;

  constructor(
    private readonly studies: Studies,
    private readonly coder: Coder,
  ) {
    this.view = vscode.window.createTreeView("emic.attention", { treeDataProvider: this });
    const { refreshSoon } = this;
    this.disposables = [
      ...[this.changes, this.view, refreshSoon],
      studies.onDidChange(() => refreshSoon()),
      coder.onDidChange(() => refreshSoon()),
    ];
  }

  get selection(): readonly AttentionItem[] {
    return this.view.selection;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  async getChildren(item?: AttentionItem): Promise<AttentionItem[]> {
    const study = this.studies.active;
    if (item?.kind === "passage" || study === null) return [];
    return item === undefined ? documentsOf(study) : this.passagesOf(study, item.document);
  }

  getParent(item: AttentionItem): AttentionItem | undefined {
    return item.kind === "document"
      ? undefined
      : documentsOf(item.study).find(({ document }) => document === item.anchor.document);
  }

  getTreeItem(item: AttentionItem): vscode.TreeItem {
    return item.kind === "document" ? documentTreeItem(item) : passageTreeItem(item);
  }

  resolveTreeItem(treeItem: vscode.TreeItem, item: AttentionItem): vscode.TreeItem {
    if (item.kind === "passage") treeItem.tooltip = passageTooltip(item);
    return treeItem;
  }

  /** Those of a document, in the order of the text; those without a place where they stood. */
  async passagesOf(study: OpenStudy, document: string): Promise<PassageItem[]> {
    const me = await this.coder.id(study);
    const shard = study.folder.study.documents.get(document)?.shard;
    const known = shard === undefined ? undefined : this.known.get(shard);
    if (known?.me === me) return known.passages;
    const passages = await this.findPassages(study, document, me);
    if (shard !== undefined) this.known.set(shard, { me, passages });
    return passages;
  }

  private async findPassages(study: OpenStudy, document: string, me: string): Promise<PassageItem[]> {
    const { folder } = study;
    const rows = folder.study.rows(document).filter(needsAttention);
    const order = new Map(rows.map(({ owner, id }, at) => [`${owner} ${id}`, at]));
    const placeOf = ({ anchor }: PassageItem) => order.get(`${anchor.owner} ${anchor.record.id}`) ?? -1;
    const text = folder.study.documents.get(document)?.present === true ? await folder.text(document) : null;
    const all = (await folder.anchors(document)).map((anchor): PassageItem => ({
      kind: "passage",
      study,
      anchor,
      text,
      isOwn: anchor.owner === me,
    }));
    return all.filter((one) => placeOf(one) >= 0).sort((a, b) => placeOf(a) - placeOf(b));
  }

  private refresh(): void {
    this.refreshSoon.cancel();
    const study = this.studies.active;
    const count = study === null ? 0 : documentsOf(study).reduce((sum, one) => sum + one.count, 0);
    void vscode.commands.executeCommand("setContext", "emic.needsAttention", count > 0);
    const tooltip =
      count === 1
        ? vscode.l10n.t("1 passage needs attention")
        : vscode.l10n.t("{0} passages need attention", count);
    this.view.badge = count === 0 ? undefined : { value: count, tooltip };
    this.changes.fire(undefined);
  }
}

function documentsOf(study: OpenStudy): DocumentItem[] {
  return Array.from(attentionOf(study.folder.study), ([document, count]) => ({
    kind: "document",
    study,
    document,
    count,
  }));
}
