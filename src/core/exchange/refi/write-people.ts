import type { Fact, Participant } from "../../study/format/participants";
import { container, element, type Written } from "../../files/xml-writer";
import { guidFor } from "../guids";

/** The kinds of values that a variable can have. */
export const kinds = ["Boolean", "Integer", "Float", "Date", "Text"] as const;
type Kind = (typeof kinds)[number];

/** What participants.csv says of one, by column: group and consent, then the facts. */
function cellsOf({ group, quote, archive, facts }: Participant): Map<string, Fact> {
  const own = Object.entries({ group, quote, archive }).filter(
    (one): one is [string, string] => one[1] !== null,
  );
  return new Map<string, Fact>([...own, ...facts]);
}

/** Participants as cases, what is known of them as variables; `sources` are the GUIDs of the documents they are in. */
export function writePeople(
  study: string,
  participants: readonly Participant[],
  sources: ReadonlyMap<string, readonly string[]>,
): { readonly variables: Written | null; readonly cases: Written | null } {
  const cells = participants.map(cellsOf);
  const columns = new Map<string, Kind>();
  for (const column of new Set(cells.flatMap((one) => [...one.keys()])))
    columns.set(column, kindOf(cells.flatMap((one) => one.get(column) ?? [])));
  const guid = (column: string) => guidFor(study, "variable", column);
  const value = (column: string, fact: Fact) => {
    const kind = columns.get(column)!;
    const written = kind === "Float" || kind === "Integer" ? decimal(Number(fact)) : String(fact);
    return element("VariableValue", {}, [
      element("VariableRef", { targetGUID: guid(column) }),
      element(`${kind}Value`, {}, [written]),
    ]);
  };
  return {
    variables: container(
      "Variables",
      Array.from(columns, ([name, typeOfVariable]) =>
        element("Variable", { guid: guid(name), name, typeOfVariable }),
      ),
    ),
    cases: container(
      "Cases",
      participants.map(({ id }, at) =>
        element("Case", { guid: guidFor(study, "case", id), name: id }, [
          ...[...columns.keys()].flatMap((column) => {
            const fact = cells[at]!.get(column);
            return fact === undefined ? [] : [value(column, fact)];
          }),
          ...(sources.get(id) ?? []).map((targetGUID) => element("SourceRef", { targetGUID })),
        ]),
      ),
    ),
  };
}

function kindOf(facts: readonly Fact[]): Kind {
  if (facts.every((fact) => typeof fact === "number"))
    return facts.every((fact) => Number.isInteger(fact)) ? "Integer" : "Float";
  const texts = facts.map(String);
  if (texts.every(isDate)) return "Date";
  return texts.every((text) => text === "true" || text === "false") ? "Boolean" : "Text";
}

function isDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A number without an exponent. */
function decimal(number: number): string {
  const text = String(number);
  return text.includes("e") ? number.toFixed(20).replace(/\.?0+$/, "") : text;
}
