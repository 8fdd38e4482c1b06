import type { IncomingParticipant } from "../import/incoming";
import type { Notices } from "../../messages/notices";
import { cellOf, columnNames, people } from "../import/people";
import type { Row } from "../../files/sqlite/database";
import { grouped, numberIn, textIn } from "../databases/values";

/** What a project of QualCoder says of people and documents. */
export interface Known {
  readonly participants: readonly IncomingParticipant[];
  /** The participants who are in a document, by its id there. */
  readonly inDocument: (document: number) => readonly string[];
  /** What is said of a document, by column. */
  readonly ofDocument: (document: number) => ReadonlyMap<string, string>;
}

const mostColumns = 1000;

/** Reads cases as participants, and attributes as what is known of them and of documents. */
export function readKnown(
  cases: readonly Row[],
  passages: readonly Row[],
  attributes: readonly Row[],
  types: readonly Row[],
  omitted: Notices,
): Known {
  const columnFor = columnNames();
  const columns = new Map<string, string>();
  const said = { case: new Map<number, Map<string, string>>(), file: new Map<number, Map<string, string>>() };
  for (const row of attributes) {
    const [name, kind, value, id] = [
      textIn(row, "name"),
      textIn(row, "attr_type"),
      cellOf(textIn(row, "value")),
      numberIn(row, "id"),
    ];
    if (value === "" || id === null) continue;
    if (kind !== "case" && kind !== "file") {
      omitted.add("attributes of what is neither a case nor a document", name);
      continue;
    }
    let column = columns.get(name);
    if (column === undefined && columns.size >= mostColumns) {
      omitted.add(`attributes beyond the first ${mostColumns}`, name);
      continue;
    }
    if (column === undefined) columns.set(name, (column = columnFor(name)));
    said[kind].set(id, (said[kind].get(id) ?? new Map<string, string>()).set(column, value));
  }
  for (const row of types)
    if (textIn(row, "memo").trim() !== "") omitted.add("descriptions of variables", textIn(row, "name"));
  const all = people(omitted);
  const inDocument = new Map<number, string[]>();
  const parts = grouped(passages, "caseid");
  for (const row of cases) {
    const key = numberIn(row, "caseid") ?? -1;
    const id = all.add(
      textIn(row, "name"),
      said.case.get(key) ?? new Map<string, string>(),
      textIn(row, "memo"),
    );
    for (const part of parts.get(key) ?? []) {
      const document = numberIn(part, "fid") ?? -1;
      const there = inDocument.get(document);
      if (there === undefined) inDocument.set(document, [id]);
      else if (!there.includes(id)) there.push(id);
    }
  }
  return {
    participants: all.all,
    inDocument: (document) => inDocument.get(document) ?? [],
    ofDocument: (document) => said.file.get(document) ?? new Map(),
  };
}
