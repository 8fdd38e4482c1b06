import { html, nothing, type TemplateResult } from "lit";
import { t } from "../l10n";
import type { Show, ToHost } from "./protocol";

/** The study's collections, each leading to its quotes; nothing where there are none. */
export function collections(
  { collections: all, state }: Show,
  send: (message: ToHost) => void,
): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<nav class="collections" aria-label=${t("Collections")}>
    <h2>${t("Collections")}</h2>
    <ul>
      ${all.map(
        ({ id, title, count }) =>
          html`<li>
            <button
              class="plain"
              aria-current=${state.collection === id}
              @click=${() => send({ kind: "collection", id })}
            >
              <bdi>${title}</bdi> <span class="figure">${count}</span>
            </button>
          </li>`,
      )}
    </ul>
  </nav>`;
}
