import { cited } from "../../messages/cited";
import { guessColumns, type ColumnRoles, type Role } from "./guess-columns";
import type { Table } from "./table";

/** How somebody wants a table to be taken; what is left open is guessed. Columns go by name, question or letters. */
export interface TableChoice {
  readonly sheet?: string;
  /** Of each kind a list of columns, parted by commas; several lists are one. */
  readonly answers?: readonly string[];
  readonly participant?: string;
  readonly facts?: readonly string[];
  readonly attributes?: readonly string[];
  readonly leave?: readonly string[];
  readonly per?: string;
}

const shown = 40;

/** The roles that somebody chose, and guesses for the others; `wrong` names the columns that there are. */
export function chooseColumns(
  table: Table,
  { answers = [], participant, facts = [], attributes = [], leave = [], per }: TableChoice,
): ColumnRoles | { readonly wrong: string } {
  if (per !== undefined && per !== "row" && per !== "respondent")
    return { wrong: `A document is made per row or per respondent, not per ${cited(per)}.` };
  const decided = new Map<number, Role>();
  const lists: readonly (readonly [Role, readonly string[]])[] = [
    ["answer", answers],
    ["participant", participant === undefined ? [] : [participant]],
    ["fact", facts],
    ["attribute", attributes],
    ["leave", leave],
  ];
  for (const [role, names] of lists)
    for (const list of names) {
      const columns = role === "participant" ? [columnNamed(table, list)] : columnsIn(table, list);
      for (const column of columns) {
        if (typeof column === "string" || column === null) return { wrong: unknown(table, column ?? list) };
        if ((decided.get(column) ?? role) !== role)
          return { wrong: `The column ${cited(table.columns[column]!)} can't be taken as two things.` };
        decided.set(column, role);
      }
    }
  const guessed = guessColumns(table, decided);
  return { ...guessed, per: per ?? guessed.per };
}

function unknown({ columns, letters }: Table, name: string): string {
  const there = columns.slice(0, shown).map((column, at) => `${letters[at]!} ${cited(column)}`);
  const more = columns.length > shown ? ", …" : "";
  return `There is no column ${cited(name)}; there are: ${there.join(", ")}${more}.`;
}

/** The columns of a list, or the name that is none's. Names may have commas in them. */
function columnsIn(table: Table, list: string): (number | string)[] {
  const parts = list.split(",");
  const found: (number | string)[] = [];
  for (let from = 0; from < parts.length;) {
    let to = Math.min(parts.length, from + mostCommas);
    while (to > from + 1 && columnNamed(table, parts.slice(from, to).join(",")) === null) to--;
    const name = parts.slice(from, to).join(",");
    if (name.trim() !== "") found.push(columnNamed(table, name) ?? name.trim());
    from = to;
  }
  return found;
}

const mostCommas = 20;

function columnNamed({ columns, questions, letters }: Table, name: string): number | null {
  const wanted = name.replace(/\s+/g, " ").trim();
  const at = [
    columns.indexOf(wanted),
    columns.findIndex((column) => column.toLowerCase() === wanted.toLowerCase()),
    questions.findIndex((question) => question.toLowerCase() === wanted.toLowerCase()),
    letters.indexOf(wanted.toUpperCase()),
  ].find((one) => one !== -1);
  return at ?? null;
}
