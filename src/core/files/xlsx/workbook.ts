import { cited } from "../../messages/cited";
import { notices, type Notice } from "../../messages/notices";
import { attribute, elements } from "../xml";
import type { Grid } from "./grid";
import { readFormats } from "./formats";
import { openWorkbook } from "./parts";
import { readSheet } from "./sheet";
import { readStrings } from "./strings";
import type { Known } from "./value";

/** One sheet of a workbook. */
export interface SheetRead {
  readonly grid: Grid;
  /** Its name; and the names of all the workbook's sheets, in the order of their tabs. */
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly omitted: readonly Notice[];
  readonly warnings: readonly Notice[];
}

/**
 * Reads a sheet of a workbook (.xlsx): the one that is named, else the first that is shown and has more than one row, else
 * the first with any. `wrong` is a sentence for people.
 */
export function readWorkbook(bytes: Uint8Array, wanted?: string): SheetRead | { readonly wrong: string } {
  const parts = openWorkbook(bytes);
  if ("wrong" in parts) return parts;
  const shared = parts.strings === null ? { strings: [] } : readStrings(parts.strings);
  if ("wrong" in shared) return shared;
  const known: Known = {
    strings: shared.strings,
    shown: readFormats(parts.styles),
    from1904: elements(parts.workbook, "workbookPr").some((one) =>
      ["1", "true"].includes(attribute(one, "date1904") ?? ""),
    ),
  };
  const { sheets } = parts;
  const names = sheets.map(({ name }) => name);
  const asked = wanted?.trim().toLowerCase();
  const chosen = sheets.filter(({ name }) => asked === undefined || name.trim().toLowerCase() === asked);
  if (sheets.length === 0) return { wrong: "There is no sheet in this workbook." };
  if (chosen.length === 0)
    return { wrong: `There is no sheet ${cited(wanted!)}; there are: ${names.map(cited).join(", ")}.` };
  let found: SheetRead | null = null;
  for (const part of [...chosen].sort((a, b) => Number(a.isHidden) - Number(b.isHidden))) {
    const omitted = notices();
    const warnings = notices();
    const read = parts.read(part);
    const sheet = "wrong" in read ? read : readSheet(read.bytes, known, omitted, warnings);
    if ("wrong" in sheet) return { wrong: `The sheet ${cited(part.name)} can't be read: ${sheet.wrong}` };
    if (found !== null && sheet.grid.length <= found.grid.length) continue;
    for (const { name, isHidden } of sheets)
      if (name !== part.name)
        warnings.add("sheets beside the one that was read", isHidden ? `${name} (hidden)` : name);
    found = {
      grid: sheet.grid,
      sheet: part.name,
      sheets: names,
      omitted: omitted.all,
      warnings: warnings.all,
    };
    if (sheet.grid.length >= 2) break;
  }
  return found!;
}
