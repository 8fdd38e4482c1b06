import { strToU8 } from "fflate";
import { csvOf } from "../analysis/csv";

/**
 * A table as a CSV file, as spreadsheets open it: UTF-8 with a byte-order mark, lines ended by CRLF. No cell can be taken
 * for a formula.
 */
export function writeCsv(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Uint8Array {
  return strToU8(`\uFEFF${csvOf([header, ...rows])}`);
}
