import { openPages } from "./pages";
import { readRecord, type Value } from "./records";
import { columnsOf, type Column } from "./schema";
import { readTable } from "./table";

/** A row, by the names of its columns in small letters. */
export type Row = Readonly<Record<string, Value>>;

/** A database file whose list of tables could be read; rows are read when they are asked for. */
export interface Database {
  /** The columns of its tables; all names in small letters. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  /**
   * All rows of a table, in the order of their ids; a sentence for people where they can't be read.
   * @throws RangeError for a table that is not there.
   */
  rows(table: string): readonly Row[] | { readonly wrong: string };
  /** Whether what was written last may stand in another file beside it. */
  readonly isLogged: boolean;
}

interface Table {
  readonly root: number;
  readonly columns: readonly Column[];
}

/** So many rows of all tables together are read. */
const mostRows = 2_000_000;
const schemaColumns = ["type", "name", "tbl_name", "rootpage", "sql"];

/**
 * Opens a SQLite database to be read, without anything of SQLite: its file format is documented, and the same since 2004
 * (https://www.sqlite.org/fileformat2.html). `wrong` is a sentence for people.
 */
export function openDatabase(bytes: Uint8Array): Database | { readonly wrong: string } {
  const pages = openPages(bytes);
  if ("wrong" in pages) return pages;
  let left = mostRows;
  const read = ({ root, columns }: Table): Row[] | { readonly wrong: string } => {
    const rows: Row[] = [];
    const failed = readTable(pages, root, (rowId, payload) => {
      const values = left-- > 0 ? readRecord(payload, columns.length, pages.text) : null;
      if (values === null) return false;
      rows.push(
        Object.fromEntries(
          columns.map(({ name, isRowId, otherwise }, at) => [
            name,
            at >= values.length ? otherwise : isRowId ? (values[at] ?? rowId) : values[at]!,
          ]),
        ),
      );
      return true;
    });
    return failed === null ? rows : left < 0 ? { wrong: "There is more in it than is read." } : failed;
  };
  const schema = read({
    root: 1,
    columns: schemaColumns.map((name) => ({ name, isRowId: false, otherwise: null })),
  });
  if ("wrong" in schema) return schema;
  const tables = new Map<string, Table>();
  for (const { type, name, rootpage: root, sql } of schema) {
    if (type !== "table" || typeof name !== "string" || typeof root !== "number" || root < 1) continue;
    const columns = typeof sql === "string" ? columnsOf(sql) : null;
    if (columns !== null) tables.set(name.toLowerCase(), { root, columns });
  }
  return {
    tables: new Map(
      Array.from(tables, ([name, { columns }]) => [name, columns.map((column) => column.name)]),
    ),
    rows(name) {
      const table = tables.get(name);
      if (table === undefined) throw new RangeError(`no table: ${name}`);
      return read(table);
    },
    isLogged: pages.isLogged,
  };
}
