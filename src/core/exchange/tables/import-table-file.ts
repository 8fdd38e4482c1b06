import type { Incoming } from "../import/incoming";
import type { Importing } from "../transcripts/import-transcript";
import { chooseColumns } from "../../documents/tables/choose-columns";
import { importTable } from "./import-table";
import { readTable } from "../../documents/tables/read-table";

/** A file's table as what comes into a study, its columns taken as somebody chose or as is guessed. */
export function importTableFile(
  bytes: Uint8Array,
  { file, folder, table: choice = {}, decode, encoding }: Importing,
): Incoming | { readonly wrong: string } {
  const table = readTable(file, bytes, { sheet: choice.sheet, decode, encoding });
  if ("wrong" in table) return table;
  const roles = chooseColumns(table, choice);
  return "wrong" in roles ? roles : importTable(table, roles, { file, folder });
}
