import { readKept, writeKept } from "../../core/analysis/kept-panel";
import { chosenPassages, look, type Looked } from "../../core/analysis/look";
import type { PanelState } from "../../core/analysis/panel-state";
import { adjust, back, firstSession, goTo, stillThere, type Session } from "../../core/analysis/session";
import { withSearch } from "../../core/query/edit";
import { parseQuery } from "../../core/query/parse";
import { printQuery } from "../../core/query/print";
import { everything, type Query } from "../../core/query/query";
import { textSearch, type TextSearch } from "../../core/query/text-search";
import type { Collection } from "../../core/study/format/collection";
import type { Row } from "../../core/study/model/shard";
import type { Cancel } from "../../core/study/work/port";
import { pageSize, toHost, type Show, type ToHost, type ToPage } from "../../view/panel/protocol";
import type { LocalizedStudy } from "../localization";
import { withoutChip } from "./chips";
import { collect, dropQuote, moveQuote, undoIn, type CollectPorts } from "./collect";
import { chartOf, exportChart, type ExportPorts } from "./export-chart";
import { askFilter } from "./filter";
import { askFormat, copiedQuotes, showCopied, showWithheld, type Format } from "./copy-quotes";
import { collectionList, excerptReader, passageList, type QuoteList, type ReadExcerpts } from "./list";
import { painter, type Painter } from "./paint";
import { headingOf, shownOf, type Shown } from "./show";
import { askGroupBy } from "./ask-group-by";
import { debounced } from "../debounced";

/** Changes of the study are shown together after this long, in milliseconds. */
const settling = 50;

/** What was counted, and what of it is shown. */
interface Counted {
  /** What it was counted for. */
  readonly key: string;
  readonly looked: Looked;
  readonly shown: Shown;
}

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
  private readonly showSoon = debounced(() => void this.show(), settling);
  private readonly search: TextSearch;
  private readonly read: ReadExcerpts;
  private readonly painter: Painter;
  private shown: Shown | null = null;
  /** What was counted last, and for what; null where the study changed since. */
  private counted: Counted | null = null;
  /** How often the study changed. */
  private revision = 0;
  /** What the page has; null: nothing yet. */
  private sent: Show | null = null;
  private list: QuoteList | null = null;
  /** The number of the list on the page, and the quote that stands first there. */
  private number = 0;
  private from = 0;
  /** What the page keeps, with what only another version understands. */
  private kept: Readonly<Record<string, unknown>> = {};
  /** Whether the page has said what it was showing when it was last there. */
  private isReady = false;
  /** Whether what another window kept was taken over; from then on the session knows better. */
  private isRestored = false;
  private isDisposed = false;
  /** Whether something else is to be shown than the page has, and not only what came of it. */
  private isAnew = true;
  private looking = { cancelled: false };

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
    this.revision++;
    this.counted = null;
    this.showSoon();
  }

  /** The page is out of sight, and so gone; it comes back with what it was showing. */
  hidden(): void {
    this.isReady = false;
    this.painter.giveUp();
  }

  dispose(): void {
    this.isDisposed = true;
    this.showSoon.dispose();
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
        this.sent = null;
        this.send({ kind: "words", bundle: study.l10n.bundle });
        this.restore(message.kept);
        this.isRestored = true;
        await this.options.loaded;
        this.isReady = true;
        return this.showAnew();
      case "choose":
        return this.goTo({ subject: message.subject, column: message.column, collection: null });
      case "collection":
        return this.goTo({ collection: message.id });
      case "fold":
        this.session = adjust(this.session, { folded: message.folded });
        this.sendKept();
        return;
      case "arrange": {
        const { by = state.by, sort = state.sort, rollUp = state.rollUp } = message;
        return this.adjust({ by, sort, rollUp });
      }
      case "groupBy": {
        const groupBy = await askGroupBy(study, ports, state.groupBy);
        if (groupBy !== undefined) await this.goTo({ groupBy, column: 0 });
        return;
      }
      case "search":
        return this.adjust({ query: printQuery(withSearch(this.query, message.text)), collection: null });
      case "filter": {
        const now = { query: this.query, reading: state.reading };
        const asked = await askFilter(study, ports, now, message.facet);
        if (asked !== undefined)
          await this.goTo({ query: printQuery(asked.query), reading: asked.reading, collection: null });
        return;
      }
      case "unfilter":
        return this.goTo({ query: printQuery(withoutChip(this.query, message.facet, message.value)) });
      case "clear":
        return this.goTo({ query: printQuery(everything) });
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

  /** What is asked for; everything where that can't be read. */
  private get query(): Query {
    const read = parseQuery(this.state.query);
    return "wrong" in read ? everything : read.query;
  }

  /** Goes on with what the page kept: in a new window all of it, after it was out of sight where it was scrolled to. */
  private restore(given: unknown): void {
    const kept = readKept(given, this.state);
    if (kept === null) return;
    this.from = kept.top.quote;
    if (this.isRestored) return;
    this.kept = kept.whole;
    this.session = { ...this.session, state: kept.state };
  }

  /** Has the page keep what is looked at, for another window. */
  private sendKept(): void {
    const top = { quote: this.from, offset: 0 };
    this.kept = writeKept(this.kept, { root: this.options.root, state: this.state, top });
    this.send({ kind: "keep", kept: this.kept });
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

  /** Counts, unless that was done since the study changed last; null where it was given up meanwhile. */
  private async count(state: PanelState, cancel: Cancel): Promise<Counted | null> {
    const { study } = this.options;
    const { query, reading, by, sort, rollUp, groupBy } = state;
    const key = JSON.stringify({ query, reading, by, sort, rollUp, groupBy });
    if (this.counted?.key === key) return this.counted;
    const others = study.l10n.t("others");
    const { revision } = this;
    const looked = await look(
      study.folder,
      { ...state, query: this.query },
      { search: this.search, others, cancel },
    );
    if (looked === null) return null;
    const counted = { key, looked, shown: shownOf(study, state, looked) };
    if (revision === this.revision) this.counted = counted;
    return counted;
  }

  /** Shows what is there now; what was being looked for until now is given up. */
  private async show(): Promise<void> {
    if (!this.isReady) return;
    const { study, ports } = this.options;
    this.looking.cancelled = true;
    const cancel = { cancelled: false };
    this.looking = cancel;
    const isOld = () => cancel.cancelled;
    const state = stillThere(study.folder.study, this.state);
    this.session = { ...this.session, state };
    this.sendKept();
    const counted = await this.count(state, cancel);
    if (counted === null || isOld()) return;
    const { looked, shown } = counted;
    const behind = chosenPassages(study.folder, looked, state);
    const collection = this.collectionOf(state);
    const list =
      collection === null
        ? passageList(study, behind.passages, this.read)
        : collectionList(study, collection, this.read);
    const from = Math.max(0, Math.min(this.from, list.total - 1));
    const quotes = await list.quotes(from, pageSize);
    if (isOld()) return;
    this.list = list;
    this.shown = shown;
    const { title, found } =
      collection === null ? headingOf(study, state, looked, behind) : { title: collection.title, found: "" };
    const number = ++this.number;
    ports.setTitle(study.l10n.t("Analysis: {0}", shown.study.name));
    this.sendChanged({
      state: this.state,
      ...shown,
      canGoBack: this.session.history.length > 0,
      list: { number, title, found, total: list.total, from, quotes, isUpdate: !this.isAnew },
    });
    this.isAnew = false;
  }

  /** Sends what of it the page does not have. */
  private sendChanged(all: Show): void {
    const before = this.sent;
    const isNew = ([key, part]: [string, unknown]) =>
      before === null || !isSame(part, before[key as keyof Show]);
    this.sent = all;
    this.send({ kind: "show", parts: Object.fromEntries(Object.entries(all).filter(isNew)) });
  }

  private collectionOf({ collection }: PanelState): Collection | null {
    const { collections } = this.options.study.folder.study.setup;
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
    const left = copiedQuotes(study, (await this.list?.excerpts(keys)) ?? []);
    showWithheld(study, left, ports);
    if (left.count === 0) return;
    if (format === "rich") this.send({ kind: "clip", html: left.rich, text: left.plain });
    else await ports.copyText(left[format]);
    showCopied(study, left, ports);
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

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
