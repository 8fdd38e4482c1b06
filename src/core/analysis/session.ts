import type { Reading } from "../study/model/reading";
import type { Study } from "../study/model/study";
import { printQuery } from "../query/print";
import { firstView } from "./look";
import type { PanelState } from "./panel-state";

/** How many steps *Back* remembers. */
const longestHistory = 50;

/** What a person looks at, and what they looked at before. */
export interface Session {
  readonly state: PanelState;
  /** The latest last. */
  readonly history: readonly PanelState[];
}

/** How a study is first looked at: everything on a reading, nothing before. */
export function firstSession(reading: Reading): Session {
  const { query, ...view } = firstView(reading);
  return { state: { ...view, query: printQuery(query), collection: null, folded: [] }, history: [] };
}

/** Looks at something else; `back` leads here again. */
export function goTo({ state, history }: Session, change: Partial<PanelState>): Session {
  return { state: { ...state, ...change }, history: [...history, state].slice(-longestHistory) };
}

/** Looks at the same in another way: no step that `back` takes. */
export function adjust({ state, history }: Session, change: Partial<PanelState>): Session {
  return { state: { ...state, ...change }, history };
}

/** What was looked at before the last `goTo`; null where that was the first. */
export function back({ history }: Session): Session | null {
  const state = history.at(-1);
  return state === undefined ? null : { state, history: history.slice(0, -1) };
}

/** The state without a theme, code or collection that the study does not have any more. */
export function stillThere(study: Study, state: PanelState): PanelState {
  const { codebook, themes, collections } = study.setup;
  const { subject, collection } = state;
  const isGone =
    (subject.kind === "theme" && !themes.has(subject.id)) ||
    (subject.kind === "code" && !codebook.codes.has(subject.id) && study.count(subject.id).passages === 0);
  return {
    ...state,
    subject: isGone ? { kind: "everything" } : subject,
    collection: collection !== null && collections.has(collection) ? collection : null,
  };
}
