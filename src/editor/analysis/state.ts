import { firstView } from "../../core/analysis/look";
import type { PanelState } from "../../view/panel/protocol";
import type { OpenStudy } from "../open-study";

/** The first view of a study, on its own reading. */
export function firstState({ folder: { study } }: OpenStudy): PanelState {
  return { ...firstView(study.reading), collection: null, folded: [] };
}

/** The state without a theme, code or collection that the study does not have any more. */
export function stillThere({ folder: { study } }: OpenStudy, state: PanelState): PanelState {
  const { codebook, themes, collections } = study.frame;
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
