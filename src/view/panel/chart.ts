import { html, nothing, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { barLength, figureText, mostKnown, unfolded } from "../../core/analysis/chart";
import { t } from "../l10n";
import { icon } from "./icon";
import type { Row, Show, ToHost } from "./protocol";
import { shade } from "./shade";

/** Where the keyboard is in the chart. */
export interface Cell {
  readonly row: string;
  readonly column: number;
}

/** What the chart needs beside what is shown. */
export interface ChartActions {
  readonly cell: Cell | null;
  readonly send: (message: ToHost) => void;
  /** Moves the keyboard's place; with `focus` the browser's, too. */
  readonly moveTo: (cell: Cell, focus: boolean) => void;
  readonly fold: (key: string) => void;
}

/** Themes or codes, each with its bars: a bar leads to its quotes. */
export function chart(show: Show, actions: ChartActions): TemplateResult {
  const { state, columns } = show;
  const rows = unfolded(show.rows, state.folded);
  const most = mostKnown(show.rows, columns.length);
  const start = actions.cell ?? { row: rows[0]?.key ?? "", column: 0 };
  return html`<section class="chart" aria-label=${t("Themes and codes")}>
    ${arranging(show, actions.send)}
    <div
      class="grid ${columns.length > 1 ? "split" : ""}"
      role="treegrid"
      aria-label=${state.by === "themes" ? t("Themes") : t("Codes")}
      aria-rowcount=${rows.length + 1}
      .style=${`--columns:${columns.length}`}
      @keydown=${(event: KeyboardEvent) => steer(event, show, rows, start, actions)}
    >
      <div role="row" class="row heads">
        <span role="columnheader" class="name">${state.by === "themes" ? t("Theme") : t("Code")}</span>
        ${columns.map(({ label, note }) => html`<span role="columnheader" class="cell" title=${note}>${label}</span>`)}
      </div>
      ${repeat(
        rows,
        ({ key }) => key,
        (row) => line(row, show, most, start, actions),
      )}
    </div>
    <p class="note">${show.note}</p>
  </section>`;
}

function arranging({ state }: Show, send: (message: ToHost) => void): TemplateResult {
  const by = (what: "themes" | "codes", label: string) =>
    html`<button aria-pressed=${state.by === what} @click=${() => send({ kind: "arrange", by: what })}>
      ${label}
    </button>`;
  return html`<div class="arranging">
    <span class="either" role="group" aria-label=${t("What the chart shows")}>
      ${by("themes", t("Themes"))}${by("codes", t("Codes"))}
    </span>
    <label>
      <input
        type="checkbox"
        .checked=${state.rollUp}
        @change=${(event: Event) => send({ kind: "arrange", rollUp: (event.target as HTMLInputElement).checked })}
      />
      ${t("Count codes below")}
    </label>
    <label>
      <input
        type="checkbox"
        .checked=${state.sort === "found"}
        @change=${(event: Event) =>
          send({ kind: "arrange", sort: (event.target as HTMLInputElement).checked ? "found" : "study" })}
      />
      ${t("Most participants first")}
    </label>
  </div>`;
}

function line(
  row: Row,
  show: Show,
  most: readonly number[],
  start: Cell,
  actions: ChartActions,
): TemplateResult {
  const { state, columns } = show;
  const isFolded = state.folded.includes(row.key);
  const isChosen = state.collection === null && same(row, state.subject);
  const status = row.status === "dropped" ? t("dropped") : row.status === "candidate" ? t("candidate") : null;
  return html`<div
    role="row"
    class="row ${row.depth === 0 ? "top" : ""} ${row.status ?? ""}"
    aria-level=${row.depth + 1}
    aria-expanded=${row.isParent ? String(!isFolded) : nothing}
    aria-selected=${isChosen}
  >
    <span role="rowheader" class="name depth-${Math.min(row.depth, 8)}">
      ${
        row.isParent
          ? html`<span class="twist" @click=${() => actions.fold(row.key)}
              >${icon(isFolded ? "chevron-right" : "chevron-down")}</span
            >`
          : html`<span class="twist"></span>`
      }
      ${row.color === null ? nothing : dot(row.color)}
      <span class="words" title=${row.name} @click=${() => choose(row, 0, actions)}>${row.name}</span>
      ${status === null ? nothing : html`<em>${status}</em>`}
    </span>
    ${columns.map((column, at) => {
      const isHere = start.row === row.key && start.column === at;
      return html`<span
        role="gridcell"
        class="cell ${isChosen && state.column === at ? "chosen" : ""}"
        tabindex=${isHere ? 0 : -1}
        data-cell=${`${at} ${row.key}`}
        title=${spoken(row, at, column.label)}
        @click=${() => choose(row, at, actions)}
        @focus=${() => actions.moveTo({ row: row.key, column: at }, false)}
      >
        ${bar(row, at, most)}<span class="figure" aria-hidden="true">${figureText(row, at, t("of"))}</span
        ><span class="spoken">${spoken(row, at, column.label)}</span>
      </span>`;
    })}
  </div>`;
}

export function dot(color: string): TemplateResult {
  return html`<svg class="dot" viewBox="0 0 10 10" aria-hidden="true">
    ${svg`<circle cx="5" cy="5" r="4" fill=${shade(color)} />`}
  </svg>`;
}

function bar(row: Row, column: number, most: readonly number[]): TemplateResult {
  const width = `${Math.round(barLength(row, column, most) * 1000) / 10}%`;
  const fill = row.color === null ? "currentColor" : shade(row.color);
  return html`<svg class="bar" aria-hidden="true">
    ${svg`<rect width=${width} height="100%" rx="1" fill=${fill} />`}
  </svg>`;
}

function spoken(row: Row, column: number, label: string): string {
  const figure = row.figures[column];
  if (figure?.count == null) return t("{0}, {1}: nothing found, and not all is coded yet", row.name, label);
  const { participants, passages } = figure.count;
  return t(
    "{0}, {1}: {2} of {3} participants, {4} coded passages",
    row.name,
    label,
    participants,
    figure.known,
    passages,
  );
}

function same({ subject }: Row, other: Show["state"]["subject"]): boolean {
  return (
    subject.kind === other.kind && ("id" in subject ? subject.id === (other as { id?: string }).id : true)
  );
}

function choose({ key, subject }: Row, column: number, { send, moveTo }: ChartActions): void {
  moveTo({ row: key, column }, true);
  send({ kind: "choose", subject, column });
}

/** Arrows move, left and right fold where the keyboard is at a row's start, Enter and Space choose. */
function steer(
  event: KeyboardEvent,
  show: Show,
  rows: readonly Row[],
  cell: Cell,
  actions: ChartActions,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === cell.row),
  );
  const row = rows[at];
  if (row === undefined) return;
  const { column } = cell;
  const isFolded = show.state.folded.includes(row.key);
  const to = (next: number) => {
    const target = rows[Math.max(0, Math.min(next, rows.length - 1))]!;
    actions.moveTo({ row: target.key, column }, true);
  };
  const across = (next: number) => actions.moveTo({ row: row.key, column: next }, true);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => to(at + 1),
    ArrowUp: () => to(at - 1),
    Home: () => to(0),
    End: () => to(rows.length - 1),
    PageDown: () => to(at + 10),
    PageUp: () => to(at - 10),
    ArrowRight: () => {
      if (row.isParent && isFolded && column === 0) actions.fold(row.key);
      else if (column + 1 < show.columns.length) across(column + 1);
    },
    ArrowLeft: () => {
      if (column > 0) across(column - 1);
      else if (row.isParent && !isFolded) actions.fold(row.key);
      else to(parentOf(rows, at));
    },
    Enter: () => choose(row, column, actions),
    " ": () => choose(row, column, actions),
  };
  const act = keys[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}

/** The place of the row that a row belongs to; its own at the top. */
function parentOf(rows: readonly Row[], at: number): number {
  let above = at;
  while (above > 0 && rows[above]!.depth >= rows[at]!.depth) above--;
  return rows[above]!.depth < rows[at]!.depth ? above : at;
}
