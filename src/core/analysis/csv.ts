import Papa from "papaparse";

/** How a cell begins that spreadsheets compute; papaparse's own pattern misses those of several lines. */
export const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as CSV (RFC 4180), each line ended by CRLF. No cell can be taken for a formula: a text that begins like one gets an
 * apostrophe before it.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `${Papa.unparse(rows as (string | number)[][], { escapeFormulae: formula })}\r\n`;
}
