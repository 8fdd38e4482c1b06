import { html, nothing } from "lit/html.js";
import { clock } from "../../core/text/times";
import { t } from "../l10n";
import type { ToPlayer } from "./protocol";

export const speeds = [0.75, 1, 1.25, 1.5, 2] as const;

/** How far one step goes, in seconds. */
const step = 5;

/** What a person can do with a recording. */
export interface Actions {
  toggle(): void;
  /** In seconds; negative: back. */
  skip(by: number): void;
  /** To so many seconds from the start. */
  seek(to: number): void;
  setSpeed(speed: number): void;
  showDocument(): void;
  /** The recording went on, ended, was loaded or failed. */
  changed(): void;
}

/** How a recording stands. */
export interface Standing {
  readonly isPlaying: boolean;
  /** In seconds. */
  readonly at: number;
  /** In seconds; 0 while it is not known. */
  readonly length: number;
  readonly speed: number;
  readonly hasPicture: boolean;
  readonly hasFailed: boolean;
}

/** The whole page, for what the extension said last. */
export function page(told: ToPlayer, standing: Standing, actions: Actions) {
  const why = told.kind === "nothing" ? told.why : standing.hasFailed ? told.unplayable : null;
  return html`
    <h1>${told.name}</h1>
    ${
      told.kind === "nothing"
        ? nothing
        : html`<video
            src=${told.source}
            preload="metadata"
            aria-label=${told.name}
            ?hidden=${!standing.hasPicture || standing.hasFailed}
            @click=${() => actions.toggle()}
            @loadedmetadata=${() => actions.changed()}
            @timeupdate=${() => actions.changed()}
            @play=${() => actions.changed()}
            @pause=${() => actions.changed()}
            @error=${() => actions.changed()}
          ></video>`
    }
    ${
      why === null
        ? controls(standing, actions)
        : html`<p role="alert">${why}</p>
            <button class="text" @click=${() => actions.showDocument()}>${t("Go to Document")}</button>`
    }
  `;
}

function controls(standing: Standing, actions: Actions) {
  const { isPlaying, at, length, speed } = standing;
  const time = `${clock(at)} / ${clock(length)}`;
  return html`
    <input
      type="range"
      aria-label=${t("Position")}
      aria-valuetext=${time}
      min="0"
      max=${Math.max(1, Math.floor(length))}
      step="1"
      .value=${String(Math.floor(at))}
      @input=${({ target }: Event) => actions.seek(Number((target as HTMLInputElement).value))}
    />
    <div class="controls" role="group" aria-label=${t("Player")}>
      ${button(t("5 seconds back"), "debug-reverse-continue", () => actions.skip(-step))}
      ${button(isPlaying ? t("Pause") : t("Play"), isPlaying ? "debug-pause" : "play", () => actions.toggle())}
      ${button(t("5 seconds forward"), "debug-continue", () => actions.skip(step))}
      <span class="time">${time}</span>
      <label>
        ${t("Speed")}
        <select
          @change=${({ target }: Event) => actions.setSpeed(Number((target as HTMLSelectElement).value))}
        >
          ${speeds.map(
            (one) => html`<option value=${one} ?selected=${one === speed}>${one.toLocaleString()}×</option>`,
          )}
        </select>
      </label>
    </div>
  `;
}

function button(label: string, icon: string, act: () => void) {
  return html`<button title=${label} aria-label=${label} @click=${act}>
    <span class="codicon codicon-${icon}" aria-hidden="true"></span>
  </button>`;
}
