import type { Database, Row } from "../../files/sqlite/database";

/** What a column says in words: numbers as they are written; empty where it says nothing, or bytes. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** The whole number in a column; null where there is none. */
export function numberIn(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === "number" && Number.isInteger(value) ? value : null;
}

/** Rows of tables by their names. */
export type Tables<Name extends string> = Readonly<Record<Name, readonly Row[]>>;

/** Whatever gets a name of its own, documents or codes, is no more than this. */
const mostNamed = 10_000;

/**
 * Reads several tables, and several whose rows get names of their own; those that are not there have no rows. `wrong` is a
 * sentence for people.
 */
export function tablesOf<Name extends string>(
  database: Database,
  named: readonly Name[],
  others: readonly Name[],
): Tables<Name> | { readonly wrong: string } {
  const tables: Partial<Record<Name, readonly Row[]>> = {};
  for (const name of [...named, ...others]) {
    const rows = database.tables.has(name) ? database.rows(name) : [];
    if ("wrong" in rows) return rows;
    if (named.includes(name) && rows.length > mostNamed)
      return { wrong: `It holds more than ${mostNamed} of a kind (${name}), more than is read.` };
    tables[name] = rows;
  }
  return tables as Tables<Name>;
}

/** Rows by what a column has, in their order. */
export function grouped(rows: readonly Row[], column: string): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const key = numberIn(row, column);
    if (key === null) continue;
    const there = groups.get(key);
    if (there === undefined) groups.set(key, [row]);
    else there.push(row);
  }
  return groups;
}
