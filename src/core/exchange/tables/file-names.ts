/**
 * A name for each document, without its folder and ending: its participant's id, else its row's number; numbers with
 * zeros before them, so that they stand in order. No two are alike, not even where letters' case makes no difference.
 */
export function fileNames(
  documents: readonly { readonly id: string | null; readonly number: number }[],
): string[] {
  const digits = documents.reduce((most, { id, number }) => Math.max(most, lengthOf(id, number)), 2);
  const used = new Set<string>();
  const last = new Map<string, number>();
  return documents.map(({ id, number }) => {
    const fit = id?.replace(/[\\/\p{Cc}:*?"<>|]/gu, "-").replace(/^[.\s]+|[.\s]+$/g, "") ?? "";
    const wanted =
      fit === "" ? String(number).padStart(digits, "0") : /^\d+$/.test(fit) ? fit.padStart(digits, "0") : fit;
    const key = wanted.toLowerCase();
    let name = wanted;
    let next = last.get(key) ?? 1;
    while (used.has(name.toLowerCase())) name = `${wanted}-${++next}`;
    last.set(key, next);
    used.add(name.toLowerCase());
    return name;
  });
}

/** Numbers longer than this are rather signs, and get no zeros. */
const longestNumber = 7;

function lengthOf(id: string | null, number: number): number {
  const text = id !== null && /^\d+$/.test(id) ? id : id === null ? String(number) : "";
  return text.length > longestNumber ? 0 : text.length;
}
