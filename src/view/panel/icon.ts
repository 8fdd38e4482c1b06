import { html, type TemplateResult } from "lit";

export type Icon =
  | "add"
  | "arrow-left"
  | "chevron-down"
  | "chevron-right"
  | "close"
  | "copy"
  | "export"
  | "filter"
  | "go-to-file"
  | "note"
  | "search"
  | "split-horizontal"
  | "trash"
  | "warning"
  | "lock"
  | "arrow-up"
  | "arrow-down";

/** A sign that is seen and not read aloud: what it stands beside or in says the same in words. */
export function icon(name: Icon): TemplateResult {
  return html`<span class="codicon codicon-${name}" aria-hidden="true"></span>`;
}

/** A button that is only a sign; its label is read aloud and shown when one points at it. */
export function iconButton(
  name: Icon,
  label: string,
  press: (event: Event) => void,
  tabindex = 0,
): TemplateResult {
  return html`<button class="icon" title=${label} aria-label=${label} tabindex=${tabindex} @click=${press}>
    ${icon(name)}
  </button>`;
}
