import * as vscode from "vscode";
import { look } from "../../core/analysis/look";
import { textSearch, type TextSearch } from "../../core/analysis/text-search";
import { pageSize, toHost, type PanelState, type ToHost, type ToPage } from "../../view/panel/protocol";
import { showCoding } from "../coding/go-to-coding";
import type { OpenStudy } from "../open-study";
import { say } from "../tell";
import { pageOf, viewFolder } from "../webview";
import { withoutChip, withoutChips } from "./chips";
import { collect, dropQuote, moveQuote } from "./collect";
import { askFilter } from "./filter";
import { chartOf, exportChart } from "./export-chart";
import { askFormat, leaving, tellCopied, tellStaying, type Format } from "./leave";
import { firstState, stillThere } from "./state";
import { collectionList, excerptReader, passageList, type QuoteList, type ReadExcerpts } from "./list";
import { headingOf, shownOf, type Shown } from "./show";
import { askSplit } from "./split";

/** Changes of the study are shown together after this long, in milliseconds. */
const settling = 50;
/** How many steps *Back* remembers. */
const longestHistory = 50;

/** A study, looked at in a panel: what a person chooses there, and what comes of it. */
export class AnalysisPanel implements vscode.Disposable {
  private state: PanelState;
  private readonly history: PanelState[] = [];
  private readonly search: TextSearch;
  private readonly read: ReadExcerpts;
  private readonly disposables: vscode.Disposable[];
  private shown: Shown | null = null;
  private list: QuoteList | null = null;
  /** The number of the list on the page, and the quote that stands first there. */
  private number = 0;
  private from = 0;
  /** Whether the page has said what it was showing when it was last there. */
  private isReady = false;
  /** Whether something else is to be shown than the page has, and not only what came of it. */
  private isAnew = true;
  private looking: vscode.CancellationTokenSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private painting: ((png: string) => void) | null = null;

  constructor(
    private readonly study: OpenStudy,
    private readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
  ) {
    this.search = textSearch(study.folder);
    this.read = excerptReader(study);
    this.state = firstState(study);
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [viewFolder(extension)] };
    this.disposables = [
      study.onDidChange(() => {
        this.timer ??= setTimeout(() => {
          this.timer = undefined;
          void this.show();
        }, settling);
      }),
      // A page that is out of sight is gone; it comes back with what it was showing.
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.isReady = false;
      }),
      webview.onDidReceiveMessage((message: unknown) => {
        const read = toHost.safeParse(message);
        if (read.success) void this.answer(read.data);
      }),
    ];
    webview.html = pageOf(webview, extension, "panel");
  }

  /** Brings the panel to the front. */
  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.looking?.cancel();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async answer(message: ToHost): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.send({ kind: "words", bundle: vscode.l10n.bundle ?? {} });
        if (message.kept !== null) {
          this.state = message.kept.state;
          this.from = message.kept.top.quote;
        }
        await this.study.loaded;
        this.isReady = true;
        return this.showAnew();
      case "choose":
        return this.goTo({ subject: message.subject, column: message.column, collection: null });
      case "collection":
        return this.goTo({ collection: message.id });
      case "fold":
        this.state = { ...this.state, folded: message.folded };
        return;
      case "arrange":
        return this.change({
          by: message.by ?? this.state.by,
          sort: message.sort ?? this.state.sort,
          rollUp: message.rollUp ?? this.state.rollUp,
        });
      case "split": {
        const split = await askSplit(this.study, this.state.split);
        if (split !== undefined) await this.goTo({ split, column: 0 });
        return;
      }
      case "search":
        return this.change({ query: { ...this.state.query, text: message.text }, collection: null });
      case "filter": {
        const query = await askFilter(this.study, this.state.query, message.facet);
        if (query !== undefined) await this.goTo({ query, collection: null });
        return;
      }
      case "unfilter":
        return this.goTo({ query: withoutChip(this.state.query, message.facet, message.value) });
      case "clear":
        return this.goTo({ query: withoutChips(this.state.query) });
      case "back": {
        const before = this.history.pop();
        if (before === undefined) return;
        this.state = before;
        return this.showAnew();
      }
      case "page":
        return this.sendPage(message.number, message.from);
      case "open":
        return this.open(message.key);
      case "copy":
        return this.copy(message.format, message.keys);
      case "collect":
        return this.collect(message.keys);
      case "drop":
      case "move":
        return this.arrange(message);
      case "undo":
        return this.undo(message.again);
      case "export":
        return this.export();
      case "painted":
        this.painting?.(message.png);
        this.painting = null;
    }
  }

  /** Looks at something else, so that *Back* leads here again. */
  private goTo(change: Partial<PanelState>): Promise<void> {
    this.history.push(this.state);
    if (this.history.length > longestHistory) this.history.shift();
    return this.change(change);
  }

  private change(change: Partial<PanelState>): Promise<void> {
    this.state = { ...this.state, ...change };
    this.from = 0;
    return this.showAnew();
  }

  private showAnew(): Promise<void> {
    this.isAnew = true;
    return this.show();
  }

  /** Shows what is there now; what was being looked for until now is given up. */
  private async show(): Promise<void> {
    if (!this.isReady) return;
    this.looking?.cancel();
    const looking = (this.looking = new vscode.CancellationTokenSource());
    const { token } = looking;
    const cancel = {
      get cancelled() {
        return token.isCancellationRequested;
      },
    };
    const state = (this.state = stillThere(this.study, this.state));
    const others = vscode.l10n.t("others");
    const looked = await look(this.study.folder, state, { search: this.search, others, cancel });
    if (looked === null || cancel.cancelled) return;
    const collection = this.collectionOf(state);
    const list =
      collection === null
        ? passageList(this.study, looked.behind.passages, this.read)
        : collectionList(this.study, collection, this.read);
    const from = Math.max(0, Math.min(this.from, list.total - 1));
    const quotes = await list.quotes(from, pageSize);
    if (token.isCancellationRequested) return;
    const shown = shownOf(this.study, state, looked);
    this.list = list;
    this.shown = shown;
    const { title, found } =
      collection === null ? headingOf(this.study, state, looked) : { title: collection.title, found: "" };
    const number = ++this.number;
    this.panel.title = vscode.l10n.t("Analysis: {0}", shown.study.name);
    this.send({
      kind: "show",
      root: this.study.root.toString(),
      state: this.state,
      ...shown,
      canGoBack: this.history.length > 0,
      list: { number, title, found, total: list.total, from, quotes, isUpdate: !this.isAnew },
    });
    this.isAnew = false;
  }

  private collectionOf({ collection }: PanelState) {
    return collection === null ? null : (this.study.folder.study.frame.collections.get(collection) ?? null);
  }

  private async sendPage(number: number, from: number): Promise<void> {
    if (number !== this.number || this.list === null) return;
    this.from = from;
    this.send({ kind: "page", number, from, quotes: await this.list.quotes(from, pageSize) });
  }

  private async open(key: string): Promise<void> {
    const [excerpt] = (await this.list?.excerpts([key])) ?? [];
    if (excerpt === undefined) return;
    await showCoding(this.study, excerpt.rows[0]!, { viewColumn: otherColumn(this.panel.viewColumn) });
  }

  private async copy(asked: Format | null, keys: readonly string[]): Promise<void> {
    const format = asked ?? (await askFormat());
    if (format === undefined) return;
    const left = leaving(this.study, (await this.list?.excerpts(keys)) ?? []);
    tellStaying(left);
    if (left.count === 0) return;
    if (format === "rich") this.send({ kind: "clip", html: left.rich, text: left.plain });
    else await vscode.env.clipboard.writeText(left[format]);
    tellCopied(left);
  }

  private async collect(keys: readonly string[]): Promise<void> {
    const excerpts = (await this.list?.excerpts(keys)) ?? [];
    const quotes = excerpts.map(({ rows, words }) => {
      const { id, document, participant } = rows[0]!;
      return { id, words, document, participant };
    });
    if (quotes.length > 0) await collect(this.study, quotes);
  }

  private async arrange(message: Extract<ToHost, { kind: "drop" | "move" }>): Promise<void> {
    const collection = this.collectionOf(this.state);
    if (collection === null) return;
    if (message.kind === "drop") await dropQuote(this.study, collection, message.at);
    else await moveQuote(this.study, collection, message.from, message.to);
  }

  private async undo(again: boolean): Promise<void> {
    const collection = this.collectionOf(this.state);
    if (collection === null) return;
    const { folder } = this.study;
    const done = await (again ? folder.redo(collection.file) : folder.undo(collection.file));
    if (done === null) return;
    if (done.written.kind === "refused") void vscode.window.showErrorMessage(done.written.reason);
    else
      say(
        again
          ? vscode.l10n.t("Done again: {0}", done.action.label)
          : vscode.l10n.t("Undone: {0}", done.action.label),
      );
  }

  private async export(): Promise<void> {
    if (this.shown === null) return;
    const chart = chartOf(this.shown, this.state.folded);
    await exportChart(this.study, chart, (picture) => this.paint(picture));
  }

  /** Has the page turn a picture into PNG, which only a browser does. */
  private async paint(svg: string): Promise<Uint8Array> {
    const png = await new Promise<string>((resolve) => {
      this.painting = resolve;
      this.send({ kind: "paint", svg, scale: 2 });
    });
    return Uint8Array.from(atob(png), (byte) => byte.charCodeAt(0));
  }

  private send(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}

/** The column beside the panel’s: documents open there, so that the panel stays in sight. */
function otherColumn(own: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const groups = vscode.window.tabGroups.all;
  const other = groups.find(({ viewColumn }) => viewColumn !== own);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}
