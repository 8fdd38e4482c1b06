import { shadesOf } from "../study/format/codebook/palette";
import type { ChartRow } from "./chart-rows";
import { escapeMarkup } from "./quotation";

/**
 * How long a bar is, from 0 to 1: participants against the most that are known of in its column, so that columns of
 * few and of many people can be compared. 0 for a dash.
 */
export function barLength(
  { figures }: Pick<ChartRow, "figures">,
  column: number,
  known: readonly number[],
): number {
  const count = figures[column]?.count ?? null;
  const most = known[column] ?? 0;
  return count === null || most === 0 ? 0 : Math.min(1, count.participants / most);
}

/** For each column the most participants that any row knows of. */
export function mostKnown(rows: readonly Pick<ChartRow, "figures">[], columns: number): number[] {
  const most = Array.from({ length: columns }, () => 0);
  for (const { figures } of rows)
    for (const [at, { known }] of figures.entries()) most[at] = Math.max(most[at]!, known);
  return most;
}

/** A figure in words: `7 of 9 · 41`: participants, those of whom it is known, passages. A dash where nobody knows. */
export function figureText({ figures }: Pick<ChartRow, "figures">, column: number, of: string): string {
  const figure = figures[column];
  if (figure?.count == null) return "–";
  return `${figure.count.participants} ${of} ${figure.known} · ${figure.count.passages}`;
}

/** What a picture of a chart says besides its rows. */
export interface ChartText {
  readonly title: string;
  /** What is counted, on which reading, of what. */
  readonly note: string;
  readonly columns: readonly string[];
  /** The word in `7 of 9`. */
  readonly of: string;
}

const size = { row: 24, head: 64, foot: 40, margin: 24, label: 260, column: 220, bar: 110, indent: 16 };
/** Labels of codes further down begin no further to the right. */
const deepest = 8;
const ink = { text: "#1f2328", quiet: "#59636e", ground: "#ffffff", bar: "#6e7781" };

/** A chart as a picture of its own (SVG 1.1, light ground, for print), with nothing in it that runs or is fetched. */
export function chartPicture(rows: readonly ChartRow[], { title, note, columns, of }: ChartText): string {
  const width = size.margin * 2 + size.label + columns.length * size.column;
  const height = size.head + rows.length * size.row + size.foot;
  const most = mostKnown(rows, columns.length);
  const column = (at: number) => size.margin + size.label + at * size.column;
  const heads = columns.map((label, at) =>
    text(column(at), size.head - 12, shortened(label, size.column), ink.quiet),
  );
  const lines = rows.flatMap((row, number) => {
    const y = size.head + number * size.row;
    const indent = Math.min(row.depth, deepest) * size.indent;
    const fill = row.color === null ? ink.bar : shadesOf(row.color).light;
    const cells = columns.flatMap((_, at) => {
      const length = Math.round(barLength(row, at, most) * size.bar);
      const bar = `<rect x="${column(at)}" y="${y + 7}" width="${length}" height="10" rx="1" fill="${fill}"/>`;
      return [
        ...(length > 0 ? [bar] : []),
        text(column(at) + size.bar + 8, y + 16, figureText(row, at, of), ink.text),
      ];
    });
    const label = shortened(row.name, size.label - indent);
    return [text(size.margin + indent, y + 16, label, ink.text, row.depth === 0), ...cells];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${ink.ground}"/>`,
    text(size.margin, 28, title, ink.text, true),
    ...heads,
    ...lines,
    text(size.margin, height - 14, note, ink.quiet),
    "</svg>\n",
  ].join("\n");
}

function text(x: number, y: number, words: string, fill: string, strong = false): string {
  return `<text x="${x}" y="${y}" fill="${fill}"${strong ? ' font-weight="600"' : ""}>${escapeMarkup(words)}</text>`;
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** A label that fits into so many pixels, about seven a character. */
function shortened(words: string, width: number): string {
  const line = words.replace(/\s+/g, " ");
  const most = Math.floor(width / 7);
  if (line.length <= most) return line;
  return `${line.slice(0, graphemes.segment(line).containing(most - 1)!.index)}…`;
}

/** The rows without those below folded ones. */
export function unfolded<Row extends Pick<ChartRow, "key" | "depth">>(
  rows: readonly Row[],
  folded: readonly string[],
): Row[] {
  const closed = new Set(folded);
  let below = Infinity;
  return rows.filter(({ key, depth }) => {
    if (depth > below) return false;
    below = closed.has(key) ? depth : Infinity;
    return true;
  });
}
