import { html, nothing, type TemplateResult } from "lit";
import { t } from "../l10n";
import type { Show, ToHost } from "./protocol";

/** What to do where something is missing; nothing where all is there. */
export function missing(
  { missing: what }: Show,
  send: (message: ToHost) => void,
): TemplateResult | typeof nothing {
  const says = (sentence: string, button?: TemplateResult) =>
    html`<div class="missing" role="status">
      <p>${sentence}</p>
      ${button ?? nothing}
    </div>`;
  switch (what) {
    case "nothing":
      return nothing;
    case "codes":
    case "codings":
      return says(t("Nothing is coded yet. Open a document, select what somebody said, and press Alt+A."));
    case "themes":
      return says(
        t(
          "This study has no themes yet; these are its top-level codes. A theme is a file in the folder themes that names codes and says what they have in common.",
        ),
      );
    case "fitting":
      return says(
        t("Nothing fits these filters."),
        html`<button @click=${() => send({ kind: "clear" })}>${t("Clear all")}</button>`,
      );
  }
}
