import { instantOf } from "../../study/format/record";
import type { Incoming } from "../import/incoming";
import { notices } from "../../messages/notices";
import type { Importing } from "../transcripts/import-transcript";
import { openDatabase } from "../../files/sqlite/database";
import { isQualCoder, readQualCoder } from "../qualcoder/import-qualcoder";
import { isTaguette, readTaguette } from "../taguette/import-taguette";

/**
 * Reads a database of Taguette or QualCoder; its tables tell which it is. What has no time was made now. `wrong` is a
 * sentence for people.
 */
export function importDatabase(
  bytes: Uint8Array,
  { now }: Pick<Importing, "now">,
): Incoming | { readonly wrong: string } {
  const database = openDatabase(bytes);
  if ("wrong" in database) return database;
  const read = isTaguette(database) ? readTaguette : isQualCoder(database) ? readQualCoder : null;
  if (read === null) {
    const hint = database.isLogged ? " If a program still has it open, close that first." : "";
    return { wrong: `This is a database, but neither Taguette's nor QualCoder's.${hint}` };
  }
  const incoming = read(database, instantOf(now));
  if ("wrong" in incoming || !database.isLogged) return incoming;
  const warnings = notices(incoming.warnings);
  warnings.add(
    "databases whose last changes may stand in a file beside them (-wal) while the program is open",
  );
  return { ...incoming, warnings: warnings.all };
}
