import { codedPassages } from "../../core/query/coded-passages";
import * as vscode from "vscode";
import { pathOf, withBelow } from "../../core/study/format/codebook/codebook";
import { countInWords } from "../count-in-words";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { codeOf } from "./code-item";
import type { CodesView } from "./codes-view";
import type { Item } from "./items";
import { moreTreeItem, quoteTooltip, quoteTreeItem } from "./quote-item";
import { page, quoteReader } from "./quote-pages";
import { debounced } from "../debounced";

/** Changes are shown together after this long, in milliseconds. */
const settling = 50;
/** How many codes are named above their quotes. */
const mostNames = 3;

/** Why the list is empty, for what stands in its place: nothing chosen, or nothing coded. */
type Emptiness = "unchosen" | "uncoded" | "none";

/** The *Quotes* view: the passages of the codes selected in the *Codes* view, those below them included. */
export class QuotesView implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<undefined>();
  private readonly view: vscode.TreeView<Item>;
  private readonly disposables: vscode.Disposable[];
  private readonly read = quoteReader();
  private codes: readonly string[] = [];
  /** Whose codes these are. */
  private study: OpenStudy | null = null;
  private readonly refreshSoon = debounced(() => this.refresh(), settling);
  private listed = page;
  private emptiness: Emptiness | null = null;

  readonly onDidChangeTreeData = this.changes.event;

  constructor(
    private readonly studies: Studies,
    codesView: CodesView,
  ) {
    this.view = vscode.window.createTreeView("emic.quotes", { treeDataProvider: this, canSelectMany: true });
    this.disposables = [
      this.changes,
      this.view,
      this.refreshSoon,
      studies.onDidChange(() => this.refreshSoon()),
      codesView.onDidSelectCodes((codes) => this.show(codes.map(({ id }) => id))),
      vscode.commands.registerCommand("emic.showQuotes", () => {
        const [code, ...others] = codesView.selection.map(({ id }) => id);
        if (code !== undefined && others.length === 0 && !this.codes.includes(code)) this.show([code]);
      }),
      vscode.commands.registerCommand("emic.moreQuotes", (code: string | null) => {
        if (code !== null) codesView.more(code);
        else {
          this.listed += page;
          this.refresh();
        }
      }),
    ];
  }

  get selection(): readonly Item[] {
    return this.view.selection;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  async getChildren(item?: Item): Promise<Item[]> {
    const study = this.studies.active;
    if (item !== undefined || study === null) return [];
    const codes = this.codes.filter((id) => isThere(study, id));
    const all = withBelow(study.folder.study.setup.codebook, codes);
    const { passages, participants } = codedPassages(study.folder.study, all);
    const isNaming = all.size > 1;
    const found = countInWords(passages.length, participants, study.l10n);
    this.describe(codes.length === 0 ? "unchosen" : passages.length === 0 ? "uncoded" : "none");
    this.view.message = passages.length === 0 ? "" : `${found} · ${namesOf(study, codes)}`;
    const quotes = await this.read(study, passages.slice(0, this.listed));
    return [
      ...quotes.map((quoted): Item => ({ kind: "quote", study, quoted, code: null, isNaming })),
      ...(passages.length > this.listed
        ? [{ kind: "more", study, code: null, shown: this.listed, all: passages.length } as const]
        : []),
    ];
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(item: Item): vscode.TreeItem {
    if (item.kind === "more") return moreTreeItem(item, page);
    return item.kind === "quote" ? quoteTreeItem(item) : new vscode.TreeItem(item.id);
  }

  resolveTreeItem(treeItem: vscode.TreeItem, item: Item): vscode.TreeItem {
    if (item.kind === "quote") treeItem.tooltip = quoteTooltip(item);
    return treeItem;
  }

  private show(codes: readonly string[]): void {
    if (String(codes) === String(this.codes)) return;
    this.study = this.studies.active;
    this.codes = codes;
    this.listed = page;
    this.refresh();
  }

  private describe(emptiness: Emptiness): void {
    if (emptiness === this.emptiness) return;
    this.emptiness = emptiness;
    void vscode.commands.executeCommand("setContext", "emic.quotesMissing", emptiness);
  }

  private refresh(): void {
    this.refreshSoon.cancel();
    if (this.studies.active !== this.study) {
      this.study = this.studies.active;
      this.codes = [];
      this.listed = page;
    }
    this.changes.fire(undefined);
  }
}

function isThere(study: OpenStudy, id: string): boolean {
  return codeOf({ study, id }) !== null || study.folder.study.count(id).passages > 0;
}

/** The chosen codes by name; one that stands below another goes without saying. */
function namesOf(study: OpenStudy, codes: readonly string[]): string {
  const { codebook } = study.folder.study.setup;
  const outer = codes.filter((id) => {
    const code = codebook.codes.get(id);
    return (
      code === undefined ||
      !pathOf(codebook, code)
        .slice(0, -1)
        .some((one) => codes.includes(one.id))
    );
  });
  const names = outer.map((id) => codebook.codes.get(id)?.name ?? id);
  const named = names.slice(0, mostNames).join(", ");
  return names.length <= mostNames
    ? named
    : vscode.l10n.t("{0} and {1} more", named, names.length - mostNames);
}
