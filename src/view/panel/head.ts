import { html, nothing, type TemplateResult } from "lit";
import { t } from "../l10n";
import { icon, iconButton } from "./icon";
import type { Chip, Show, ToHost } from "./protocol";

/** The study, what is looked for, and what else can be done with the whole. */
export function head(show: Show, send: (message: ToHost) => void): TemplateResult {
  const { study, chips, search, canGoBack } = show;
  const isFiltered = chips.some(({ isRemovable }) => isRemovable) || search !== "";
  return html`<header>
    <div class="title">
      <h1>${study.name}</h1>
      <p>${study.facts}</p>
    </div>
    <div class="asking">
      <button
        class="icon"
        title=${t("Back (Alt+Left)")}
        aria-label=${t("Back")}
        ?disabled=${!canGoBack}
        @click=${() => send({ kind: "back" })}
      >
        ${icon("arrow-left")}
      </button>
      <label class="search">
        ${icon("search")}
        <input
          type="search"
          placeholder=${t("Search the words of quotes")}
          aria-label=${t("Search the words of quotes")}
          .value=${search}
          @input=${searching(send)}
        />
      </label>
      <button @click=${() => send({ kind: "filter", facet: null })}>${icon("filter")} ${t("Filter")}</button>
      <button @click=${() => send({ kind: "groupBy" })}>${icon("split-horizontal")} ${t("Compare")}</button>
      <button @click=${() => send({ kind: "export" })}>${icon("export")} ${t("Export")}</button>
    </div>
    <ul class="chips" aria-label=${t("What is shown")}>
      ${chips.map((one) => chip(one, send))}
      ${
        isFiltered
          ? html`<li>
              <button class="plain" @click=${() => send({ kind: "clear" })}>${t("Clear all")}</button>
            </li>`
          : nothing
      }
    </ul>
  </header>`;
}

function chip({ facet, value, label, isRemovable }: Chip, send: (message: ToHost) => void): TemplateResult {
  return html`<li class="chip">
    <button class="plain" title=${t("Choose others")} @click=${() => send({ kind: "filter", facet })}>
      ${label}
    </button>
    ${
      isRemovable
        ? iconButton("close", t("Remove {0}", label), () => send({ kind: "unfilter", facet, value }))
        : nothing
    }
  </li>`;
}

/** So long after the last letter words are looked for, in milliseconds. */
const pause = 150;
let timer: ReturnType<typeof setTimeout> | undefined;

function searching(send: (message: ToHost) => void) {
  return (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(timer);
    timer = setTimeout(() => send({ kind: "search", text: value.slice(0, 200) }), pause);
  };
}
