import type { StudyFolder } from "../study/work/folder";
import type { CodedPassages } from "../study/model/passages";
import type { Cancel } from "../study/work/port";
import type { Reading } from "../study/model/reading";
import { breakdown, type Breakdown } from "./breakdown";
import { chartRows, type Arrangement, type ChartRow } from "./chart-rows";
import type { Subject } from "./subject";
import { ask } from "../query/ask";
import { everything, type Query } from "../query/query";
import type { Scoped } from "../query/find";
import { passagesBehind } from "./selection";
import { groupsOf, type Group } from "./group-by";
import type { TextSearch } from "../query/text-search";

/** How somebody looks at a study. */
export interface View extends Arrangement {
  readonly query: Query;
  /** Whose codings are counted. */
  readonly reading: Reading;
  readonly rollUp: boolean;
  /** The attribute by whose values people are compared; null: none. */
  readonly groupBy: string | null;
  readonly subject: Subject;
  /** The column looked at; 0: everybody. One that is not there means everybody, too. */
  readonly column: number;
}

/** How a study is first looked at: everything on a reading, themes first. */
export function firstView(reading: Reading): View {
  return {
    query: everything,
    reading,
    by: "themes",
    sort: "study",
    rollUp: true,
    groupBy: null,
    subject: { kind: "everything" },
    column: 0,
  };
}

/** What is to be seen then. */
export interface Looked {
  readonly query: Query;
  readonly scope: readonly Scoped[];
  readonly groups: readonly Group[];
  readonly counted: Breakdown;
  readonly rows: readonly ChartRow[];
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
  const { query, reading, rollUp } = view;
  const scope = await ask(folder, { query, reading }, looking.search, looking.cancel);
  if (scope === null) return null;
  const groups = view.groupBy === null ? [] : groupsOf(study, scope, view.groupBy, looking.others);
  const groupBy = view.groupBy === null ? null : { attribute: view.groupBy, groups };
  const counted = breakdown(study, scope, { rollUp, groupBy });
  const rows = chartRows(study, counted, query, view);
  return { query, scope, groups, counted, rows };
}

/** The passages behind the figure that is chosen in what is looked at; nothing is counted anew for it. */
export function chosenPassages(
  { study }: StudyFolder,
  { scope, groups }: Looked,
  { subject, rollUp, column, groupBy }: Pick<View, "subject" | "rollUp" | "column" | "groupBy">,
): CodedPassages {
  const at = column - 1;
  const among = groupBy !== null && at in groups ? { attribute: groupBy, groups, at } : null;
  return passagesBehind(study, scope, { subject, rollUp, among });
}
