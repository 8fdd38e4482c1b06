import type { Notices } from "../../messages/notices";
import { dayOrderOf, isoDay } from "./dates";
import type { Entry } from "./answers";
import type { ColumnRoles, Role } from "./guess-columns";
import { factName, uniqueNames, numbered } from "./unique-names";
import type { Table } from "./table";

/** What becomes one document. */
export interface DocumentRows {
  /** The participant's id; null where the row names nobody. */
  readonly id: string | null;
  /** The rows that it is from, by their places in the table. */
  readonly rows: readonly number[];
  readonly entries: readonly Entry[];
}

/** Longer ids and names are cut, and longer values of attributes. */
const longest = { name: 100, value: 1_000 };

/** What front matter holds of its own, or what would get another meaning there. */
const reserved = ["source", "participant", "speakers", "interviewer", "voice", "date", "media"];

/** The columns of a role. */
export function columnsOf({ roles }: ColumnRoles, role: Role): number[] {
  return [...roles.keys()].filter((at) => roles[at] === role);
}

/** Gathers what was answered, by row or by respondent; rows without answers are added to `omitted`. */
export function groupRows(
  table: Table,
  roles: ColumnRoles,
  omitted: Notices,
  warnings: Notices,
): DocumentRows[] {
  const answers = columnsOf(roles, "answer");
  const [who = null] = columnsOf(roles, "participant");
  const facts = who === null ? columnsOf(roles, "fact") : [];
  const attributes = keysOf(table, [...columnsOf(roles, "attribute"), ...facts]);
  const dateOf = datesOf(table, columnsOf(roles, "date")[0] ?? null, warnings);
  const all: { id: string | null; rows: number[]; entries: Entry[] }[] = [];
  const byId = new Map<string, (typeof all)[number]>();
  for (const [row, cells] of table.rows.entries()) {
    const given = answers.filter((at) => cells[at] !== "");
    if (given.length === 0) {
      omitted.add("rows without any answer", `row ${table.numbers[row]!}`);
      continue;
    }
    for (const at of answers) if (cells[at] === "") omitted.add("answers that are empty", table.columns[at]);
    const entry: Entry = {
      date: dateOf(row),
      attributes: new Map(
        attributes.flatMap(([at, key]) =>
          cells[at] === "" ? [] : [[key, oneLine(cells[at]!, longest.value)]],
        ),
      ),
      answers: given.map((at) => ({ question: table.questions[at]!, words: cells[at]! })),
    };
    const id = who === null || cells[who] === "" ? null : oneLine(cells[who]!, longest.name);
    const there = roles.per === "row" || id === null ? undefined : byId.get(id);
    if (there !== undefined) {
      there.rows.push(row);
      there.entries.push(entry);
      continue;
    }
    const fresh = { id, rows: [row], entries: [entry] };
    all.push(fresh);
    if (id !== null) byId.set(id, fresh);
  }
  return all;
}

/** The columns with the keys that they have in front matter. */
function keysOf({ columns }: Table, chosen: readonly number[]): (readonly [column: number, key: string])[] {
  const unique = uniqueNames(numbered, reserved);
  return chosen.map((at) => [at, unique(factName(columns[at]!))]);
}

/** What a row's date is: its day where that can be told. */
function datesOf(table: Table, column: number | null, warnings: Notices): (row: number) => string {
  if (column === null) return () => "";
  const order = dayOrderOf(table.rows.map((cells) => cells[column]!));
  return (row) => {
    const written = oneLine(table.rows[row]![column]!, longest.value);
    const day = isoDay(written, order);
    if (day === null && written !== "")
      warnings.add("dates kept as they are written, as the day can't be told from the month", written);
    return day ?? written;
  };
}

/** A cell on one line, no longer than so many UTF-16 code units. */
export function oneLine(cell: string, most: number): string {
  return cell
    .slice(0, 4 * most)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, "");
}
