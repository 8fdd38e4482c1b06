import { uniqueNames } from "./unique-names";

/**
 * A name for each document, without its folder and ending: its participant's id, else its row's number; numbers with
 * zeros before them, so that they stand in order. No two are alike, not even where letters' case makes no difference.
 */
export function fileNames(
  documents: readonly { readonly id: string | null; readonly number: number }[],
): string[] {
  const digits = documents.reduce((most, { id, number }) => Math.max(most, lengthOf(id, number)), 2);
  const unique = uniqueNames((name, number) => `${name}-${number}`);
  return documents.map(({ id, number }) => {
    const fit = id?.replace(/[\\/\p{Cc}:*?"<>|]/gu, "-").replace(/^[.\s]+|[.\s]+$/g, "") ?? "";
    if (fit === "") return unique(String(number).padStart(digits, "0"));
    return unique(/^\d+$/.test(fit) ? fit.padStart(digits, "0") : fit);
  });
}

/** Numbers longer than this are rather signs, and get no zeros. */
const longestNumber = 7;

function lengthOf(id: string | null, number: number): number {
  const text = id !== null && /^\d+$/.test(id) ? id : id === null ? String(number) : "";
  return text.length > longestNumber ? 0 : text.length;
}
