import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../l10n";
import { dot } from "./chart";
import { icon, iconButton } from "./icon";
import type { Quote, Show, ToHost } from "./protocol";
import type { Window } from "./scroll";

/** What is known of the list of quotes on the page. */
export interface Listed {
  /** Quotes by their places; those further off are not there yet. */
  readonly quotes: ReadonlyMap<number, Quote>;
  readonly window: Window;
  /** The place of the quote that the keyboard is at. */
  readonly at: number;
  /** The keys of quotes that are marked to be taken along together. */
  readonly marked: ReadonlySet<string>;
}

export interface QuoteActions {
  readonly send: (message: ToHost) => void;
  readonly moveTo: (at: number) => void;
  readonly mark: (key: string) => void;
}

/** What the list is of, and what can be done with what is marked, else with all of it. */
export function listHead(
  show: Show,
  { marked }: Pick<Listed, "marked">,
  send: (message: ToHost) => void,
): TemplateResult {
  const { list, state } = show;
  const keys = [...marked];
  const isSome = keys.length > 0;
  return html`<div class="list-head">
    <h2>${list.title}</h2>
    <p aria-live="polite">${list.found}${isSome ? html` · ${t("{0} marked", keys.length)}` : nothing}</p>
    ${
      list.total === 0
        ? nothing
        : html`<div class="actions">
            <button @click=${() => send({ kind: "copy", format: null, keys })}>
              ${icon("copy")} ${isSome ? t("Copy marked…") : t("Copy all…")}
            </button>
            ${
              state.collection === null || isSome
                ? html`<button @click=${() => send({ kind: "collect", keys })}>
                    ${icon("add")} ${isSome ? t("Collect marked…") : t("Collect all…")}
                  </button>`
                : nothing
            }
          </div>`
    }
  </div>`;
}

/** The quotes in sight, between two stretches of nothing as high as those that are not. */
export function quotes(show: Show, listed: Listed, actions: QuoteActions): TemplateResult {
  const { total } = show.list;
  const { first, end, above, below } = listed.window;
  const places = Array.from({ length: end - first }, (_, at) => first + at);
  if (total === 0) return html`<p class="empty">${t("No quotes to show here.")}</p>`;
  return html`<div class="gap" .style=${`height:${above}px`}></div>
    ${repeat(
      places,
      (place) => place,
      (place) => {
        const quote = listed.quotes.get(place);
        return quote === undefined
          ? waiting(place, total, listed.at)
          : article(show, quote, place, listed, actions);
      },
    )}
    <div class="gap" .style=${`height:${below}px`}></div>`;
}

/** A quote that is on its way; the keyboard may be at it already. */
function waiting(place: number, total: number, at: number): TemplateResult {
  return html`<article
    class="quote"
    tabindex=${place === at ? 0 : -1}
    data-place=${place}
    aria-posinset=${place + 1}
    aria-setsize=${total}
    aria-busy="true"
  >
    <p class="waiting" aria-label=${t("Reading…")}><span></span><span></span></p>
  </article>`;
}

function article(
  show: Show,
  quote: Quote,
  place: number,
  listed: Listed,
  actions: QuoteActions,
): TemplateResult {
  const { key, before, said, after, source, codes, memos, coders, warning, refusal } = quote;
  const isMarked = listed.marked.has(key);
  return html`<article
    class="quote ${isMarked ? "marked" : ""}"
    tabindex=${place === listed.at ? 0 : -1}
    data-place=${place}
    aria-posinset=${place + 1}
    aria-setsize=${show.list.total}
    aria-label=${t(
      "{0}: {1}",
      source[0] ?? "",
      said
        .map(({ words }) => words)
        .join(" ")
        .slice(0, 300),
    )}
    @focus=${() => actions.moveTo(place)}
    @click=${(event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey) actions.mark(key);
    }}
    @dblclick=${() => actions.send({ kind: "open", key })}
  >
    <blockquote>
      <p>
        ${before === "" ? nothing : html`<span class="context">${before}</span>`}${said.map(
          ({ speaker, words }, at) =>
            html`${at === 0 ? nothing : html`<br />`}${speaker === null ? nothing : html`<b>${speaker}</b> `}<span
                class="said"
                >${words}</span
              >`,
        )}${after === "" ? nothing : html`<span class="context">${after}</span>`}
      </p>
    </blockquote>
    ${memos.map(({ by, text }) => html`<p class="memo">${icon("note")} <span>${text}</span> <cite>${by}</cite></p>`)}
    ${warning === null ? nothing : html`<p class="warning">${icon("warning")} ${warning}</p>`}
    <footer>
      <span class="source" title=${coders}>
        ${source.map((part, at) => html`${at === 0 ? nothing : html` · `}<bdi>${part}</bdi>`)}
        ${refusal === null ? nothing : html` <span class="refusal" title=${refusal}>${icon("lock")}<span class="spoken">${refusal}</span></span>`}
      </span>
      <span class="codes">
        ${codes.map(
          ({ id, name, color }) =>
            html`<button
              class="code"
              title=${t("Show quotes of {0}", name)}
              tabindex=${place === listed.at ? 0 : -1}
              @click=${() => actions.send({ kind: "choose", subject: { kind: "code", id }, column: 0 })}
            >
              ${dot(color)}<bdi>${name}</bdi>
            </button>`,
        )}
      </span>
      <span class="acts">${acts(show, quote, place, listed, actions)}</span>
    </footer>
  </article>`;
}

function acts(
  show: Show,
  { key, refusal }: Quote,
  place: number,
  { at }: Listed,
  { send }: QuoteActions,
): TemplateResult {
  const tabindex = place === at ? 0 : -1;
  const { total } = show.list;
  return html`
    ${iconButton("go-to-file", t("Open in its document (Enter)"), () => send({ kind: "open", key }), tabindex)}
    ${
      refusal === null
        ? iconButton(
            "copy",
            t("Copy (Ctrl+C)"),
            () => send({ kind: "copy", format: "rich", keys: [key] }),
            tabindex,
          )
        : nothing
    }
    ${
      show.state.collection === null
        ? iconButton(
            "add",
            t("Add to collection (A)"),
            () => send({ kind: "collect", keys: [key] }),
            tabindex,
          )
        : html`
            ${
              place > 0
                ? iconButton(
                    "arrow-up",
                    t("Move up (Alt+Up)"),
                    () => send({ kind: "move", from: place, to: place - 1 }),
                    tabindex,
                  )
                : nothing
            }
            ${
              place + 1 < total
                ? iconButton(
                    "arrow-down",
                    t("Move down (Alt+Down)"),
                    () => send({ kind: "move", from: place, to: place + 1 }),
                    tabindex,
                  )
                : nothing
            }
            ${iconButton("trash", t("Take out of the collection (Delete)"), () => send({ kind: "drop", at: place }), tabindex)}
          `
    }
  `;
}
