import type { StudyFolder } from "../study/work/folder";
import type { CodedPassages } from "../study/model/passages";
import type { Cancel } from "../study/work/port";
import type { Reading } from "../study/model/reading";
import { breakdown, type Breakdown } from "./breakdown";
import { chartRows, type Arrangement, type ChartRow } from "./chart-rows";
import type { Subject } from "./gathering";
import { everything, type Query } from "./query";
import { scopeOf, type Scoped } from "./scope";
import { passagesBehind } from "./selection";
import { bandsOf, type Band } from "./split";
import type { TextSearch } from "./text-search";

/** How somebody looks at a study. */
export interface View extends Arrangement {
  readonly query: Query;
  readonly rollUp: boolean;
  /** The attribute by whose values people are compared; null: none. */
  readonly split: string | null;
  readonly subject: Subject;
  /** The column looked at; 0: everybody. One that is not there means everybody, too. */
  readonly column: number;
}

/** How a study is first looked at: everything on a reading, themes first. */
export function firstView(reading: Reading): View {
  return {
    query: everything(reading),
    by: "themes",
    sort: "study",
    rollUp: true,
    split: null,
    subject: { kind: "everything" },
    column: 0,
  };
}

/** What is to be seen then. */
export interface Looked {
  readonly scope: readonly Scoped[];
  readonly bands: readonly Band[];
  readonly counted: Breakdown;
  readonly rows: readonly ChartRow[];
  /** The passages behind the figure that is looked at. */
  readonly behind: CodedPassages;
}

export interface Looking {
  readonly search: TextSearch;
  /** What rare values of an attribute are together called. */
  readonly others: string;
  readonly cancel?: Cancel;
}

/** Looks at a study; null where it was cancelled while words were looked for. */
export async function look(folder: StudyFolder, view: View, looking: Looking): Promise<Looked | null> {
  const { study } = folder;
  const { query, rollUp } = view;
  let scope = [...scopeOf(study, { ...query, text: "" })];
  if (query.text.trim() !== "") {
    const found = await looking.search(scope, query.text, looking.cancel);
    if (found === null) return null;
    scope = [...scopeOf(study, query, found)];
  }
  const bands = view.split === null ? [] : bandsOf(study, scope, view.split, looking.others);
  const split = view.split === null ? null : { attribute: view.split, bands };
  const counted = breakdown(study, scope, { rollUp, split });
  const rows = chartRows(study.frame, counted, query, view);
  const at = view.column - 1;
  const among = split !== null && at in bands ? { ...split, at } : null;
  const behind = passagesBehind(study, scope, { subject: view.subject, rollUp, among });
  return { scope, bands, counted, rows, behind };
}
