import { endingOf, largestSource } from "../../files/sources";
import type { Decoding } from "../../files/encodings";
import { readDelimited } from "./delimited";
import { tableOf, type Table } from "./table";
import { readWorkbook } from "../../files/xlsx/workbook";

/** The endings of files that are read as tables, without their dots. */
const tableEndings = ["csv", "tsv", "xlsx"] as const;

/** Whether a file is read as a table, by its ending. */
export function isTable(name: string): boolean {
  return (tableEndings as readonly string[]).includes(endingOf(name));
}

/** How a file is to be read, where that is not left to it. */
export interface TableReading extends Decoding {
  /** Of a workbook the sheet, by its name. */
  readonly sheet?: string | undefined;
}

/**
 * Reads a table from a file, by the ending of its name. Of a workbook the sheet that is named is read, else the first that
 * is shown and has rows. `wrong` is a sentence for people.
 */
export function readTable(
  name: string,
  bytes: Uint8Array,
  { sheet, ...reading }: TableReading,
): Table | { readonly wrong: string } {
  if (bytes.length > largestSource) return { wrong: "It is larger than what is read." };
  if (endingOf(name) !== "xlsx") {
    if (sheet !== undefined) return { wrong: "Only workbooks (.xlsx) have sheets." };
    return readDelimited(name, bytes, reading);
  }
  const read = readWorkbook(bytes, sheet);
  return "wrong" in read ? read : tableOf(read.grid, read);
}
