import { look } from "../../core/analysis/look";
import type { PanelState } from "../../core/analysis/panel-state";
import { adjust, back, firstSession, goTo, stillThere, type Session } from "../../core/analysis/session";
import { textSearch, type TextSearch } from "../../core/analysis/text-search";
import type { Collection } from "../../core/study/format/collection";
import type { Row } from "../../core/study/model/shard";
import { pageSize, toHost, type ToHost, type ToPage } from "../../view/panel/protocol";
import type { LocalizedStudy } from "../localization";
import { withoutChip, withoutChips } from "./chips";
import { collect, dropQuote, moveQuote, undoIn, type CollectPorts } from "./collect";
import { chartOf, exportChart, type ExportPorts } from "./export-chart";
import { askFilter } from "./filter";
import { askFormat, leaving, tellCopied, tellStaying, type Format } from "./leave";
import { collectionList, excerptReader, passageList, type QuoteList, type ReadExcerpts } from "./list";
import { painter, type Painter } from "./paint";
import { headingOf, shownOf, type Shown } from "./show";
import { askSplit } from "./split";

/** Changes of the study are shown together after this long, in milliseconds. */
const settling = 50;

/** What the panel asks the person, tells them, and has done outside of its page. */
export interface PanelPorts extends CollectPorts, Omit<ExportPorts, "paint"> {
  /** Names the panel. */
  setTitle(title: string): void;
  /** Opens a coding's document with its passage selected. */
  open(coding: Row): Promise<void>;
  /** Puts plain text on the clipboard. */
  copyText(text: string): Promise<void>;
}

/** What a panel is opened on. */
export interface PanelOptions {
  readonly study: LocalizedStudy;
  /** The study's root, as a URI. */
  readonly root: string;
  /** Settles when the study was read for the first time. */
  readonly loaded: Promise<void>;
  /** Sends to the page. */
  readonly post: (message: ToPage) => void;
  readonly ports: PanelPorts;
}

/** A study, looked at in a panel: what a person chooses there, and what comes of it. Knows the page by messages alone. */
export class PanelSession {
  private session: Session;
  private readonly search: TextSearch;
  private readonly read: ReadExcerpts;
  private readonly painter: Painter;
  private shown: Shown | null = null;
  private list: QuoteList | null = null;
  /** The number of the list on the page, and the quote that stands first there. */
  private number = 0;
  private from = 0;
  /** Whether the page has said what it was showing when it was last there. */
  private isReady = false;
  private isDisposed = false;
  /** Whether something else is to be shown than the page has, and not only what came of it. */
  private isAnew = true;
  private looking = { cancelled: false };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: PanelOptions) {
    const { folder } = options.study;
    this.search = textSearch(folder);
    this.read = excerptReader(options.study);
    this.session = firstSession(folder.study.reading);
    this.painter = painter((message) => this.send(message));
  }

  /** Takes what the page says; what is no message of its protocol is passed over. */
  receive(message: unknown): void {
    const read = toHost.safeParse(message);
    if (read.success && !this.isDisposed) void this.answer(read.data);
  }

  /** Shows the study as it is now, soon. */
  studyChanged(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.show();
    }, settling);
  }

  /** The page is out of sight, and so gone; it comes back with what it was showing. */
  hidden(): void {
    this.isReady = false;
    this.painter.giveUp();
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.looking.cancelled = true;
    this.hidden();
  }

  private get state(): PanelState {
    return this.session.state;
  }

  private async answer(message: ToHost): Promise<void> {
    const { study, ports } = this.options;
    const { state } = this;
    switch (message.kind) {
      case "ready":
        this.painter.giveUp();
        this.send({ kind: "words", bundle: study.l10n.bundle });
        if (message.kept !== null) {
          this.session = { ...this.session, state: message.kept.state };
          this.from = message.kept.top.quote;
        }
        await this.options.loaded;
        this.isReady = true;
        return this.showAnew();
      case "choose":
        return this.goTo({ subject: message.subject, column: message.column, collection: null });
      case "collection":
        return this.goTo({ collection: message.id });
      case "fold":
        this.session = adjust(this.session, { folded: message.folded });
        return;
      case "arrange": {
        const { by = state.by, sort = state.sort, rollUp = state.rollUp } = message;
        return this.adjust({ by, sort, rollUp });
      }
      case "split": {
        const split = await askSplit(study, ports, state.split);
        if (split !== undefined) await this.goTo({ split, column: 0 });
        return;
      }
      case "search":
        return this.adjust({ query: { ...state.query, text: message.text }, collection: null });
      case "filter": {
        const query = await askFilter(study, ports, state.query, message.facet);
        if (query !== undefined) await this.goTo({ query, collection: null });
        return;
      }
      case "unfilter":
        return this.goTo({ query: withoutChip(state.query, message.facet, message.value) });
      case "clear":
        return this.goTo({ query: withoutChips(state.query) });
      case "back": {
        const before = back(this.session);
        if (before === null) return;
        this.session = before;
        return this.showAnew();
      }
      case "page":
        return this.sendPage(message.number, message.from);
      case "open": {
        const [excerpt] = (await this.list?.excerpts([message.key])) ?? [];
        if (excerpt !== undefined) await ports.open(excerpt.rows[0]!);
        return;
      }
      case "copy":
        return this.copy(message.format, message.keys);
      case "collect":
        return this.collect(message.keys);
      case "drop":
      case "move":
      case "undo":
        return this.rearrange(message);
      case "export": {
        if (this.shown === null) return;
        const paint = async (svg: string) => (this.isReady ? this.painter.paint(svg) : null);
        return exportChart(study.l10n, chartOf(this.shown, state.folded), { ...ports, paint });
      }
      case "painted":
        this.painter.painted(message.number, message.png);
    }
  }

  private goTo(change: Partial<PanelState>): Promise<void> {
    this.session = goTo(this.session, change);
    this.from = 0;
    return this.showAnew();
  }

  private adjust(change: Partial<PanelState>): Promise<void> {
    this.session = adjust(this.session, change);
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
    const { study, root, ports } = this.options;
    this.looking.cancelled = true;
    const cancel = { cancelled: false };
    this.looking = cancel;
    const isOld = () => cancel.cancelled;
    const state = stillThere(study.folder.study, this.state);
    this.session = { ...this.session, state };
    const others = study.l10n.t("others");
    const looked = await look(study.folder, state, { search: this.search, others, cancel });
    if (looked === null || isOld()) return;
    const collection = this.collectionOf(state);
    const list =
      collection === null
        ? passageList(study, looked.behind.passages, this.read)
        : collectionList(study, collection, this.read);
    const from = Math.max(0, Math.min(this.from, list.total - 1));
    const quotes = await list.quotes(from, pageSize);
    if (isOld()) return;
    const shown = shownOf(study, state, looked);
    this.list = list;
    this.shown = shown;
    const { title, found } =
      collection === null ? headingOf(study, state, looked) : { title: collection.title, found: "" };
    const number = ++this.number;
    ports.setTitle(study.l10n.t("Analysis: {0}", shown.study.name));
    this.send({
      kind: "show",
      root,
      state: this.state,
      ...shown,
      canGoBack: this.session.history.length > 0,
      list: { number, title, found, total: list.total, from, quotes, isUpdate: !this.isAnew },
    });
    this.isAnew = false;
  }

  private collectionOf({ collection }: PanelState): Collection | null {
    const { collections } = this.options.study.folder.study.frame;
    return collection === null ? null : (collections.get(collection) ?? null);
  }

  private async sendPage(number: number, from: number): Promise<void> {
    if (number !== this.number || this.list === null) return;
    this.from = from;
    this.send({ kind: "page", number, from, quotes: await this.list.quotes(from, pageSize) });
  }

  private async copy(asked: Format | null, keys: readonly string[]): Promise<void> {
    const { study, ports } = this.options;
    const format = asked ?? (await askFormat(study, ports));
    if (format === undefined) return;
    const left = leaving(study, (await this.list?.excerpts(keys)) ?? []);
    tellStaying(study, left, ports);
    if (left.count === 0) return;
    if (format === "rich") this.send({ kind: "clip", html: left.rich, text: left.plain });
    else await ports.copyText(left[format]);
    tellCopied(study, left, ports);
  }

  private async collect(keys: readonly string[]): Promise<void> {
    const excerpts = (await this.list?.excerpts(keys)) ?? [];
    const quotes = excerpts.map(({ rows, words }) => {
      const { id, document, participant } = rows[0]!;
      return { id, words, document, participant };
    });
    if (quotes.length > 0) await collect(this.options.study, this.options.ports, quotes);
  }

  private async rearrange(message: Extract<ToHost, { kind: "drop" | "move" | "undo" }>): Promise<void> {
    const { study, ports } = this.options;
    const collection = this.collectionOf(this.state);
    if (collection === null) return;
    if (message.kind === "drop") await dropQuote(study, ports, collection, message.at);
    else if (message.kind === "move") await moveQuote(study, ports, collection, message);
    else await undoIn(study, ports, collection, message.again);
  }

  private send(message: ToPage): void {
    if (!this.isDisposed) this.options.post(message);
  }
}
