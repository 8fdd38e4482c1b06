import { guidKey } from "../guids";
import type { IncomingParticipant } from "../import/incoming";
import type { Notices } from "../../messages/notices";
import { cellOf, columnNames, people } from "../import/people";
import { attribute, elements, textIn, type XmlElement } from "../../files/xml";

/** What a project says of people and sources. */
export interface ReadPeople {
  readonly participants: readonly IncomingParticipant[];
  /** For each source's GUID, the participants who are in it. */
  readonly inSources: ReadonlyMap<string, readonly string[]>;
  /** What is said of an element by its variables: text by column. */
  readonly valuesOf: (element: XmlElement) => Map<string, string>;
}

/** Reads variables and cases: a case is a participant, what is said of it a row of `participants.csv`. */
export function readPeople(project: XmlElement, omitted: Notices): ReadPeople {
  const columns = new Map<string, string>();
  const columnFor = columnNames();
  for (const variable of within(project, "Variables", "Variable")) {
    const column = columnFor(attribute(variable, "name") ?? "");
    columns.set(guidKey(attribute(variable, "guid") ?? ""), column);
    if (elements(variable, "Description").length > 0) omitted.add("descriptions of variables", column);
  }
  const valuesOf = (element: XmlElement) => {
    const values = new Map<string, string>();
    for (const value of elements(element, "VariableValue")) {
      const [reference, ...rest] = elements(value);
      const column = columns.get(
        guidKey(reference === undefined ? "" : (attribute(reference, "targetGUID") ?? "")),
      );
      const text = cellOf(rest.map(textIn).join(" "));
      if (column !== undefined && text !== "") values.set(column, text);
    }
    return values;
  };
  const participants = people(omitted);
  const inSources = new Map<string, string[]>();
  for (const found of within(project, "Cases", "Case")) {
    const description = elements(found, "Description").map(textIn).join(" ");
    const id = participants.add(attribute(found, "name") ?? "", valuesOf(found), description);
    for (const source of elements(found, "SourceRef")) {
      const key = guidKey(attribute(source, "targetGUID") ?? "");
      inSources.set(key, [...(inSources.get(key) ?? []), id]);
    }
    omitted.add("codes on cases", id, elements(found, "CodeRef").length);
    omitted.add("passages assigned to cases", id, elements(found, "SelectionRef").length);
  }
  return { participants: participants.all, inSources, valuesOf };
}

/** The elements of a name in all containers of a name. */
export function within(project: XmlElement, container: string, name?: string): XmlElement[] {
  return elements(project, container).flatMap((one) => elements(one, name));
}
