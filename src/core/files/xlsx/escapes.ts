/** How workbooks write a character by its number: `_x000D_`. */
const escape = /_x([0-9a-f]{4})_/gi;

/** What XML can't hold as it is, or what would be read as written by its number. */
const toEscape = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|_(?=x[0-9a-f]{4}_)/gi;

/** The text as a workbook's strings hold it: control characters by their numbers. */
export function workbookString(text: string): string {
  return text.replace(toEscape, (found) => `_x${found.charCodeAt(0).toString(16).padStart(4, "0")}_`);
}

/** The text that one of a workbook's strings stands for. */
export function textOfString(written: string): string {
  if (!written.includes("_x")) return written;
  return written.replace(escape, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
