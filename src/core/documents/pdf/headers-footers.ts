import type { Line } from "./lines";

/** What stands on every page stands in this share of its height, at its top or bottom. */
const edge = 0.12;
/** On how many pages, and on which share of all, a line comes again that is not the text's. */
const fewestPages = 3;
const share = 0.5;

/** The lines without what is printed on every page: titles, numbers of pages. How many were left out is `count`. */
export function withoutHeadersAndFooters(
  lines: readonly Line[],
  heights: readonly number[],
): { readonly lines: readonly Line[]; readonly count: number } {
  const pages = new Map<string, Set<number>>();
  const atEdge = lines.filter((line) => isAtEdge(line, heights[line.page]!));
  for (const line of atEdge) {
    const key = keyOf(line);
    pages.set(key, (pages.get(key) ?? new Set()).add(line.page));
  }
  const enough = Math.max(fewestPages, heights.length * share);
  // What comes again within the text as well, such as a speaker's name, is a part of it.
  const within = new Set(lines.filter((line) => !isAtEdge(line, heights[line.page]!)).map(keyOf));
  const isEverywhere = (key: string) => pages.get(key)!.size >= enough && !within.has(key);
  const furniture = new Set(
    atEdge.filter((line) => isEverywhere(keyOf(line)) || isPageNumber(line, heights.length)),
  );
  return { lines: lines.filter((line) => !furniture.has(line)), count: furniture.size };
}

function isAtEdge({ y }: Line, height: number): boolean {
  return y < height * edge || y > height * (1 - edge);
}

/** The words, but for numbers, which count pages. */
function keyOf({ text }: Line): string {
  return text.replace(/\d+/g, "#");
}

/** A line's number alone tells which page it is, where it is that page's. */
function isPageNumber({ text, page }: Line, count: number): boolean {
  const number = /^[-–—\s]{0,3}(\d{1,5})[-–—\s]{0,3}$/.exec(text)?.[1];
  return number !== undefined && count > 1 && Number(number) === page + 1;
}
