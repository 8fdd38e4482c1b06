import type { IncomingParticipant } from "../import/incoming";
import type { Notices } from "../../messages/notices";
import { oneLine, type DocumentRows } from "../../documents/tables/group-rows";
import { factName, uniqueNames, numbered } from "../../documents/tables/unique-names";
import type { Table } from "../../documents/tables/table";

const longestValue = 1_000;
const consents = new Set(["", "no", "anonymous", "named"]);

/** The participants of documents, in their order, with what the first of their rows says of them. */
export function participantsOf(
  table: Table,
  facts: readonly number[],
  gathered: readonly DocumentRows[],
  omitted: Notices,
): IncomingParticipant[] {
  const columns = namesOf(table, facts);
  const people = new Map<string, Map<string, string>>();
  for (const { id, rows } of gathered) {
    if (id === null) {
      omitted.add("rows that name no participant", `row ${table.numbers[rows[0]!]!}`);
      continue;
    }
    const known = people.get(id) ?? new Map<string, string>();
    people.set(id, known);
    for (const row of rows)
      for (const [at, column] of columns) {
        const value = oneLine(table.rows[row]![at]!, longestValue);
        const before = known.get(column) ?? value;
        if (value !== "") known.set(column, before);
        if (value !== "" && before !== value)
          omitted.add("facts that rows of one participant say differently", `${id}: ${column}`);
      }
  }
  return Array.from(people, ([id, cells]) => ({ id, cells }));
}

/** The names that columns have in `participants.csv`. */
function namesOf({ columns, rows }: Table, facts: readonly number[]): (readonly [number, string])[] {
  const unique = uniqueNames(numbered, ["participant"]);
  return facts.map((at) => {
    const name = factName(columns[at]!);
    // A column is taken for people's consent only where it holds nothing else.
    const isOther = name === "quote" && rows.some((cells) => !consents.has(cells[at]!.toLowerCase()));
    return [at, unique(isOther ? "quote (table)" : name)];
  });
}
