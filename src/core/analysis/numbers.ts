import type { ChartRow } from "./chart-rows";
import { csvOf } from "./csv";

/** The words of a table of numbers. */
export interface Headings {
  readonly name: string;
  readonly participants: string;
  readonly known: string;
  readonly documents: string;
  readonly passages: string;
}

/**
 * A chart's numbers as CSV (RFC 4180), a row a line of the chart: its level, its name, and for each column
 * participants, those of whom it is known, documents and passages. Where the chart shows a dash the cells are empty.
 * No cell can be taken for a formula.
 */
export function numbersTable(
  rows: readonly ChartRow[],
  columns: readonly string[],
  headings: Headings,
): string {
  const head = columns.flatMap((column) =>
    [headings.participants, headings.known, headings.documents, headings.passages].map((what) =>
      columns.length === 1 ? what : `${column}: ${what}`,
    ),
  );
  const cells = rows.map(({ depth, name, figures }) => [
    depth + 1,
    name,
    ...figures.flatMap(({ count, known }): (number | string)[] =>
      count === null ? ["", "", "", ""] : [count.participants, known, count.documents, count.passages],
    ),
  ]);
  return csvOf([["#", headings.name, ...head], ...cells]);
}
