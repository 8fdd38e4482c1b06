import { guidKey } from "../guids";
import type { IncomingParticipant } from "../incoming";
import type { Losses } from "../losses";
import { freeName } from "../free-name";
import { attribute, elements, textIn, type XmlElement } from "../xml";

/** What a project says of people and sources. */
export interface ReadPeople {
  readonly participants: readonly IncomingParticipant[];
  /** For each source's GUID, the participants who are in it. */
  readonly inSources: ReadonlyMap<string, readonly string[]>;
  /** What is said of an element by its variables: text by column. */
  readonly valuesOf: (element: XmlElement) => Map<string, string>;
}

const consents = new Set(["", "no", "anonymous", "named"]);
const longest = { name: 100, value: 10_000 };

/** Reads variables and cases: a case is a participant, what is said of it a row of `participants.csv`. */
export function readPeople(project: XmlElement, lost: Losses): ReadPeople {
  const columns = new Map<string, string>();
  const taken = new Set(["participant", "withdrawn"]);
  for (const variable of within(project, "Variables", "Variable")) {
    const name =
      oneLine(attribute(variable, "name") ?? "")
        .toLowerCase()
        .slice(0, longest.name) || "attribute";
    const column = freeName(name, (one) => taken.has(one), longest.name);
    taken.add(column);
    columns.set(guidKey(attribute(variable, "guid") ?? ""), column);
    if (elements(variable, "Description").length > 0) lost.add("descriptions of variables", name);
  }
  const valuesOf = (element: XmlElement) => {
    const values = new Map<string, string>();
    for (const value of elements(element, "VariableValue")) {
      const [reference, ...rest] = elements(value);
      const column = columns.get(
        guidKey(reference === undefined ? "" : (attribute(reference, "targetGUID") ?? "")),
      );
      const text = oneLine(rest.map(textIn).join(" ")).slice(0, longest.value);
      if (column !== undefined && text !== "") values.set(column, text);
    }
    return values;
  };
  const participants: IncomingParticipant[] = [];
  const inSources = new Map<string, string[]>();
  const ids = new Set<string>();
  for (const found of within(project, "Cases", "Case")) {
    const name = oneLine(attribute(found, "name") ?? "").slice(0, longest.name) || "case";
    const id = freeName(name, (one) => ids.has(one), longest.name);
    ids.add(id);
    const description = oneLine(elements(found, "Description").map(textIn).join(" "));
    const cells = valuesOf(found);
    if (description !== "" && !cells.has("description")) cells.set("description", description);
    if (!consents.has((cells.get("quote") ?? "").toLowerCase())) {
      lost.add("values of a variable called quote, which is where a participant's consent stands", id);
      cells.delete("quote");
    }
    participants.push({ id, cells });
    for (const source of elements(found, "SourceRef")) {
      const key = guidKey(attribute(source, "targetGUID") ?? "");
      inSources.set(key, [...(inSources.get(key) ?? []), id]);
    }
    lost.add("codes on cases", id, elements(found, "CodeRef").length);
    lost.add("passages assigned to cases", id, elements(found, "SelectionRef").length);
  }
  return { participants, inSources, valuesOf };
}

/** The elements of a name in all containers of a name. */
export function within(project: XmlElement, container: string, name?: string): XmlElement[] {
  return elements(project, container).flatMap((one) => elements(one, name));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
