import { findCode, pathOf } from "../study/codebook/codebook";
import { zero, type Count } from "../study/counts";
import type { Study } from "../study/study";
import { none, type Shard } from "../study/shard";
import { close, countedAt, emptySweep, sweep, type Counted, type Sweep } from "../study/sweep";
import { codesOfThemes } from "./gathering";
import type { Scoped } from "./scope";
import { bandsIn, type Band } from "./split";

/** How much of a code or theme was found among the people of one column. */
export interface Figure {
  /** Null: nothing was found, and not every document is marked as coded, so nobody knows. */
  readonly count: Count | null;
  /** The participants of whom it is known: found, or in documents that are marked as coded. */
  readonly known: number;
}

/** The people of one column. */
export interface Column {
  readonly documents: number;
  /** How many of the documents are marked as coded on the reading. */
  readonly marked: number;
  /** Participants, whether anything was found of theirs or not. */
  readonly participants: number;
}

/** Codes and themes against people: every list has a place for everybody, then one for each band. */
export interface Breakdown {
  readonly columns: readonly Column[];
  readonly themes: ReadonlyMap<string, readonly Figure[]>;
  /** By id: those of the codebook, and those that codings name beside it. */
  readonly codes: ReadonlyMap<string, readonly Figure[]>;
  /** What has codes that no theme gathers. */
  readonly unthemed: readonly Figure[];
}

export interface BreakdownOptions {
  /** Whether a coding counts for the codes above its own as well. */
  readonly rollUp: boolean;
  /** By whom else to count besides everybody. */
  readonly split: { readonly attribute: string; readonly bands: readonly Band[] } | null;
}

/** What a code's or theme's cell has gathered so far. */
interface Sum {
  readonly share: Sweep;
  documents: number;
  /** The document that was last found to have something. */
  last: Shard | null;
}

/** Counts codes and themes in a scope. Costs one pass over its rows, times a code's depth and the bands of its people. */
export function breakdown(study: Study, scope: readonly Scoped[], options: BreakdownOptions): Breakdown {
  const { split } = options;
  const width = 1 + (split?.bands.length ?? 0);
  const rows = rowsOf(study, options.rollUp);
  const sums = Array.from({ length: rows.count * width }, (): Sum | null => null);
  const columns = Array.from({ length: width }, () => ({
    documents: 0,
    marked: 0,
    people: new Set<number>(),
    known: new Set<number>(),
  }));
  for (const scoped of scope) {
    const bands = split === null ? null : bandsIn(study, scoped, split.attribute, split.bands);
    addPeople(columns, scoped, bands);
    addRows(sums, width, scoped, rows.of, bands);
  }
  const lastCell = new Int32Array(study.tables.participants.count).fill(-1);
  const figures = (row: number) =>
    columns.map((column, at) => {
      const cell = row * width + at;
      return figureOf(sums[cell]!, column, lastCell, cell);
    });
  return {
    columns: columns.map(({ documents, marked, people }) => ({
      documents,
      marked,
      participants: people.size,
    })),
    themes: new Map(rows.themes.map((id, at) => [id, figures(at)])),
    codes: new Map(rows.codes.map((id, at) => [id, figures(rows.themes.length + 1 + at)])),
    unthemed: figures(rows.themes.length),
  };
}

/** Adds what fits of a document to the cells. */
function addRows(
  sums: (Sum | null)[],
  width: number,
  { document: { shard }, rows }: Scoped,
  rowsOfCode: readonly (readonly number[])[],
  bands: ((participant: number) => readonly number[]) | null,
): void {
  for (const at of rows) {
    const found = countedAt(shard, at);
    const among = bands?.(shard.participant[at]!) ?? [];
    for (const row of rowsOfCode[shard.code[at]!]!) {
      add(sums, row * width, shard, found);
      for (const band of among) add(sums, row * width + 1 + band, shard, found);
    }
  }
}

function add(sums: (Sum | null)[], cell: number, shard: Shard, found: Counted): void {
  const sum = (sums[cell] ??= { share: emptySweep(), documents: 0, last: null });
  if (sum.last !== shard) {
    close(sum.share);
    sum.documents++;
    sum.last = shard;
  }
  sweep(sum.share, found);
}

/** The rows that a coding counts in, by the number of its code: themes first, then what has no theme, then codes. */
function rowsOf(study: Study, rollUp: boolean) {
  const { frame, tables } = study;
  const { codebook } = frame;
  const themes = codesOfThemes(frame, rollUp);
  const members = [...themes.values()];
  const inUse = study.codesInUse();
  const codes = [...new Set([...codebook.codes.keys(), ...inUse])];
  const first = members.length + 1;
  const places = new Map(codes.map((id, at) => [id, first + at]));
  const found = Array.from({ length: tables.codes.count }, (_, number) => {
    const name = tables.codes.name(number);
    const code = findCode(codebook, name);
    const id = code?.id ?? name;
    if (!inUse.has(id)) return [];
    const path = code === null || !rollUp ? [id] : pathOf(codebook, code).map((one) => one.id);
    const inThemes = [...members.keys()].filter((at) => members[at]!.has(id));
    return [...(inThemes.length === 0 ? [members.length] : inThemes), ...path.map((one) => places.get(one)!)];
  });
  return {
    themes: [...themes.keys()],
    codes,
    count: first + codes.length,
    of: found,
  };
}

interface Tallied {
  documents: number;
  marked: number;
  readonly people: Set<number>;
  readonly known: Set<number>;
}

/** Notes whom a document is about, and, where it is marked as coded, that blank means zero for them. */
function addPeople(
  columns: readonly Tallied[],
  { document, marked, people }: Scoped,
  bands: ((participant: number) => readonly number[]) | null,
): void {
  if (!document.present) return;
  const here = new Set([columns[0]!]);
  for (const number of people.length === 0 ? [none] : people) {
    for (const column of [columns[0]!, ...(bands?.(number) ?? []).map((band) => columns[1 + band]!)]) {
      here.add(column);
      if (number === none) continue;
      column.people.add(number);
      if (marked) column.known.add(number);
    }
  }
  for (const column of here) {
    column.documents++;
    if (marked) column.marked++;
  }
}

/** `lastCell` holds for each participant the last cell in which they were counted, so that in each they are once. */
function figureOf(
  sum: Sum | null,
  { documents, marked, known }: Tallied,
  lastCell: Int32Array,
  cell: number,
): Figure {
  if (sum === null) return { count: documents > 0 && marked === documents ? zero : null, known: known.size };
  const { share } = sum;
  close(share);
  let participants = 0;
  let others = 0;
  for (const participant of share.participants) {
    if (lastCell[participant] === cell) continue;
    lastCell[participant] = cell;
    participants++;
    if (!known.has(participant)) others++;
  }
  const count = { passages: share.passages, documents: sum.documents, participants };
  return { count, known: known.size + others };
}
