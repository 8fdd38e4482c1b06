import { normalise } from "../../text/normal";
import type { Notices } from "../../messages/notices";
import { textOfString } from "./escapes";
import { isoDate, numberAsText, type Shown } from "./formats";

/** What a workbook knows that its sheets refer to. */
export interface Known {
  readonly strings: readonly string[];
  readonly shown: (style: string | null) => Shown;
  readonly from1904: boolean;
}

/** A cell as its sheet writes it. */
export interface WrittenCell {
  readonly type: string;
  readonly style: string | null;
  readonly hasFormula: boolean;
  /** Null where none stands there. */
  readonly value: string | null;
}

/** What a cell says; empty where it says nothing. What it can't say is added to `omitted`. */
export function cellText(
  { type, style, hasFormula, value }: WrittenCell,
  known: Known,
  omitted: Notices,
): string {
  if (value === null) {
    if (hasFormula) omitted.add("formulas without a result, which a spreadsheet program has to save first");
    return "";
  }
  switch (type) {
    case "s":
      return known.strings[Number(value)] ?? "";
    case "str":
    case "inlineStr":
      return plain(value);
    case "b":
      return value.trim() === "1" || value.trim() === "true" ? "true" : "false";
    case "e":
      omitted.add("cells that show an error instead of a value", value.trim().slice(0, 20));
      return "";
    case "d":
      return isoDate(value);
    default:
      return numberAsText(value, known.shown(style), known.from1904).trim();
  }
}

/** Spreadsheets write no longer texts, not even where each letter is written by its number. */
export const longestText = 250_000;

export const tooLong = { wrong: "There is a longer text in it than a cell can hold." };

/** A workbook's string as a cell's text. */
export function plain(written: string): string {
  return normalise(textOfString(written)).trim();
}
