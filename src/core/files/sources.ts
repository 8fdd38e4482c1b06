/** Larger files, in bytes, are not imported. */
export const largestSource = 64_000_000;

/** The ending of a file's name in small letters, without its dot; empty where it has none. */
export function endingOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** The format of a file by its ending; null for one that is not known. */
export function formatOf<Format extends { readonly ending: string }>(
  formats: readonly Format[],
  file: string,
): Format | null {
  return formats.find(({ ending }) => file.toLowerCase().endsWith(ending)) ?? null;
}
