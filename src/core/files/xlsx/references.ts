/** What spreadsheets hold at most. */
export const mostColumns = 16_384;
export const mostRows = 1_048_576;

/** A column's letters, counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

/** The column of a cell's reference such as `AB12` or of letters alone, counted from 0; null for what is none. */
export function columnOf(reference: string): number | null {
  const letters = /^\$?([A-Z]{1,3})(?:\$?\d{1,7})?$/.exec(reference)?.[1];
  if (letters === undefined) return null;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return column < mostColumns ? column : null;
}
