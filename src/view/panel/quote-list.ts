import { nothing, render } from "lit";
import { pageSize, type Quote, type Show, type ToHost } from "./protocol";
import { quotes, type Listed } from "./quotes";
import { itemAt, startOf, windowOf } from "./scroll";

/** Quotes this many pixels above and below what is seen are there already. */
const margin = 600;
/** So many quotes are kept on the page; those further off are asked for again. */
const mostKept = 2000;
/** How high a quote is taken for before it was measured, in pixels. */
const guess = 150;

/** Where a list is scrolled to: the quote at its top, and how many pixels of it are above. */
export interface Top {
  readonly quote: number;
  readonly offset: number;
}

/**
 * The list of quotes: of a hundred thousand only those in sight are on the page, and those around them; the others are
 * as much empty space. What was there stays until newer words have come, so that scrolling shows no blanks.
 */
export class QuoteListView {
  private show: Show | null = null;
  private pages = new Map<number, Quote>();
  private asked = new Set<number>();
  private heights = new Float64Array(0);
  private at = 0;
  private marked: ReadonlySet<string> = new Set();
  private pending = 0;
  private width = 0;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly send: (message: ToHost) => void,
    /** Called when it was scrolled, or other quotes are marked. */
    private readonly changed: () => void,
  ) {
    scroller.addEventListener("scroll", () => this.refresh(), { passive: true });
    scroller.addEventListener("keydown", (event) => this.steer(event));
    new ResizeObserver(() => this.rewrap()).observe(scroller);
  }

  get marks(): ReadonlySet<string> {
    return this.marked;
  }

  get top(): Top {
    const { item, offset } = itemAt(this.heights, this.scroller.scrollTop);
    return { quote: item, offset };
  }

  /** Takes a list in the place of the last; `top` is where it begins, where it is not the last one brought up to date. */
  take(show: Show, top: Top): void {
    const { list } = show;
    this.show = show;
    this.asked = new Set();
    if (!list.isUpdate) {
      this.pages = new Map();
      this.marked = new Set();
      this.at = Math.min(top.quote, Math.max(0, list.total - 1));
    }
    if (this.heights.length !== list.total || !list.isUpdate) {
      const heights = new Float64Array(list.total).fill(guess);
      if (list.isUpdate) heights.set(this.heights.subarray(0, list.total));
      this.heights = heights;
    }
    for (const place of [...this.pages.keys()]) if (place >= list.total) this.pages.delete(place);
    this.put(list.from, list.quotes);
    this.draw();
    if (!list.isUpdate) {
      this.scrollTo(top);
      this.draw();
    }
  }

  /** Takes quotes that were asked for. */
  add(number: number, from: number, added: readonly Quote[]): void {
    if (number !== this.show?.list.number) return;
    this.put(from, added);
    this.refresh();
  }

  refresh(): void {
    if (this.pending !== 0) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = 0;
      this.draw();
      this.changed();
    });
  }

  /** Lines break elsewhere when the width is another: the quote at the top stays there. */
  private rewrap(): void {
    const { clientWidth } = this.scroller;
    if (clientWidth !== this.width) {
      const { top } = this;
      this.width = clientWidth;
      this.draw();
      this.scrollTo(top);
    }
    this.refresh();
  }

  private put(from: number, added: readonly Quote[]): void {
    for (const [at, quote] of added.entries()) this.pages.set(from + at, quote);
    if (this.pages.size <= mostKept) return;
    for (const place of [...this.pages.keys()]) {
      if (Math.abs(place - from) < mostKept / 4) continue;
      this.pages.delete(place);
      this.asked.delete(Math.floor(place / pageSize));
    }
  }

  private draw(): void {
    const { show } = this;
    if (show === null) return;
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    const isAtEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
    const seen = windowOf(this.heights, scrollTop, clientHeight, margin);
    this.ask(seen.first, seen.end);
    // A feed has to have articles.
    this.scroller.role = show.list.total === 0 ? "region" : "feed";
    const listed: Listed = { quotes: this.pages, window: seen, at: this.at, marked: this.marked };
    const actions = {
      send: this.send,
      moveTo: (at: number) => {
        if (at === this.at) return;
        this.at = at;
        this.refresh();
      },
      mark: (key: string) => this.mark(key),
    };
    const hadKeyboard = this.hasKeyboard();
    render(
      show.list.total === 0 && show.missing !== "nothing" ? nothing : quotes(show, listed, actions),
      this.scroller,
    );
    // Who walks through the list goes on where they are when words come in the place of others, or of none.
    if (hadKeyboard && !this.hasKeyboard()) this.article()?.focus({ preventScroll: true });
    if (this.measure(isAtEnd)) this.refresh();
  }

  /** Asks for what is in sight and neither there nor on its way. */
  private ask(first: number, end: number): void {
    const { number } = this.show!.list;
    for (let page = Math.floor(first / pageSize); page * pageSize < end; page++) {
      const from = page * pageSize;
      const places = Array.from(
        { length: Math.min(end, from + pageSize) - Math.max(first, from) },
        (_, at) => Math.max(first, from) + at,
      );
      if (this.asked.has(page) || places.every((place) => this.pages.has(place) && !this.isStale(place)))
        continue;
      this.asked.add(page);
      this.send({ kind: "page", number, from });
    }
  }

  /** After the list was brought up to date, only what came with that is sure to be of now. */
  private isStale(place: number): boolean {
    const { list } = this.show!;
    return list.isUpdate && !(place >= list.from && place < list.from + list.quotes.length);
  }

  /** Whether heights are others than they were taken for; what stands at the top stays there, or the end at the end. */
  private measure(isAtEnd: boolean): boolean {
    const { quote, offset } = this.top;
    let isOther = false;
    for (const element of this.scroller.querySelectorAll<HTMLElement>("article")) {
      const place = Number(element.dataset["place"]);
      const { height } = element.getBoundingClientRect();
      if (Math.abs(height - this.heights[place]!) < 1 || element.ariaBusy === "true") continue;
      this.heights[place] = height;
      isOther = true;
    }
    if (isOther && isAtEnd) this.scroller.scrollTop = this.scroller.scrollHeight;
    else if (isOther) this.scrollTo({ quote, offset });
    return isOther;
  }

  private scrollTo({ quote, offset }: Top): void {
    this.scroller.scrollTop = startOf(this.heights, quote) + Math.min(offset, this.heights[quote] ?? 0);
  }

  private mark(key: string): void {
    const marked = new Set(this.marked);
    if (!marked.delete(key)) marked.add(key);
    this.marked = marked;
    this.refresh();
  }

  private goTo(place: number): void {
    const { total } = this.show!.list;
    this.at = Math.max(0, Math.min(place, total - 1));
    const start = startOf(this.heights, this.at);
    const { scrollTop, clientHeight } = this.scroller;
    const height = this.heights[this.at]!;
    if (start < scrollTop || height > clientHeight) this.scroller.scrollTop = start;
    else if (start + height > scrollTop + clientHeight)
      this.scroller.scrollTop = start + height - clientHeight;
    this.draw();
    this.article()?.focus({ preventScroll: true });
    this.article()?.scrollIntoView({ block: "nearest" });
  }

  /** The quote that the keyboard is at, where it is on the page. */
  private article(): HTMLElement | null {
    return this.scroller.querySelector<HTMLElement>(`article[data-place="${this.at}"]`);
  }

  private hasKeyboard(): boolean {
    const { activeElement } = document;
    return activeElement !== this.scroller && this.scroller.contains(activeElement);
  }

  /** The keys of a quote; those inside it (its buttons) keep theirs. */
  private steer(event: KeyboardEvent): void {
    const { show, at } = this;
    const key = this.pages.get(at)?.key;
    const isArticle = event.target instanceof HTMLElement && event.target.matches("article");
    if (show === null || !isArticle) return;
    const isCollection = show.state.collection !== null;
    const name = [
      ...(event.ctrlKey || event.metaKey ? ["Ctrl"] : []),
      ...(event.altKey ? ["Alt"] : []),
      event.key,
    ].join("+");
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.goTo(at + 1),
      ArrowUp: () => this.goTo(at - 1),
      PageDown: () => this.goTo(at + 5),
      PageUp: () => this.goTo(at - 5),
      Home: () => this.goTo(0),
      End: () => this.goTo(show.list.total - 1),
      ...(key === undefined ? {} : this.keysOf(key)),
      ...(isCollection
        ? {
            Delete: () => this.send({ kind: "drop", at }),
            "Alt+ArrowUp": () => this.move(at, at - 1),
            "Alt+ArrowDown": () => this.move(at, at + 1),
            "Ctrl+z": () => this.send({ kind: "undo", again: false }),
            "Ctrl+y": () => this.send({ kind: "undo", again: true }),
          }
        : {}),
    };
    const act = keys[name];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** The keys of a quote whose words are there. */
  private keysOf(key: string): Readonly<Record<string, () => void>> {
    const taken = () => (this.marked.size > 0 ? [...this.marked] : [key]);
    return {
      Enter: () => this.send({ kind: "open", key }),
      " ": () => this.mark(key),
      a: () => this.send({ kind: "collect", keys: taken() }),
      "Ctrl+c": () => this.send({ kind: "copy", format: "rich", keys: taken() }),
    };
  }

  private move(from: number, to: number): void {
    if (to < 0 || to >= this.show!.list.total) return;
    this.send({ kind: "move", from, to });
    this.goTo(to);
  }
}
