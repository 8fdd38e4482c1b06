import type { Notices } from "../../messages/notices";
import { tellsWho, type Role } from "./guess-columns";
import { columnProfile } from "./column-profile";
import type { Table } from "./table";

const taken: readonly (readonly [Role, string])[] = [
  ["answer", "columns taken as answers"],
  ["participant", "columns taken as who the participant is"],
  ["date", "columns taken as the date"],
  ["fact", "columns taken as facts about participants"],
  ["attribute", "columns taken as attributes of documents"],
];

/** Whether a column tells who somebody is. */
export function isSecret(table: Table, column: number): boolean {
  return tellsWho(table, column, columnProfile(table.rows.map((cells) => cells[column]!)));
}

/** Says how the columns were taken, and which were not. */
export function noteColumns(table: Table, roles: readonly Role[], omitted: Notices, warnings: Notices): void {
  const isLoose = !roles.includes("participant");
  for (const [role, what] of taken)
    for (const [at, name] of table.columns.entries())
      if (roles[at] === role)
        warnings.add(
          isLoose && role === "fact"
            ? "columns taken as attributes, as none says who the participant is"
            : what,
          name,
        );
  for (const [at, name] of table.columns.entries()) {
    if (roles[at] !== "leave" || table.rows.every((cells) => cells[at] === "")) continue;
    omitted.add(
      isSecret(table, at) ? "columns left out, as they may tell who somebody is" : "columns left out",
      name,
    );
  }
}
