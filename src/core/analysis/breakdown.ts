import { findCode, pathOf } from "../study/format/codebook/codebook";
import { zero, type Count } from "../study/model/counts";
import type { Document, Study } from "../study/model/study";
import { none } from "../study/model/shard";
import {
  countedAt,
  newOverlapCount,
  addToCount,
  type Counted,
  type OverlapCount,
} from "../study/model/overlap-count";
import { codesOfThemes } from "./subject";
import { addTo, countOf, countOfEither, nobodyOf, type People } from "./people";
import type { Scoped } from "../query/find";
import { groupsIn, type Group } from "./group-by";

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

/** Codes and themes against people: every list has a place for everybody, then one for each group. */
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
  readonly groupBy: { readonly attribute: string; readonly groups: readonly Group[] } | null;
}

/** What a code or theme has of the people of a column. */
interface Cell {
  readonly share: OverlapCount;
  readonly people: People;
}

/** Counts codes and themes in a scope. Costs one pass over its rows, times a code's depth and the groups of its people. */
export function breakdown(study: Study, scope: readonly Scoped[], options: BreakdownOptions): Breakdown {
  const { groupBy } = options;
  const width = 1 + (groupBy?.groups.length ?? 0);
  const rows = rowsOf(study, options.rollUp);
  const nobody = () => nobodyOf(study.tables.participants.count);
  const cells = Array.from({ length: rows.count * width }, (): Cell => ({
    share: newOverlapCount(),
    people: nobody(),
  }));
  const columns = Array.from({ length: width }, (): Tallied => ({
    documents: 0,
    marked: 0,
    last: null,
    people: nobody(),
    known: nobody(),
  }));
  for (const scoped of scope) {
    const groups = groupBy === null ? null : groupsIn(study, scoped, groupBy.attribute, groupBy.groups);
    addPeople(columns, scoped, groups);
    addRows(cells, width, scoped, rows.of, groups);
  }
  const figures = (row: number) => columns.map((column, at) => figureOf(cells[row * width + at]!, column));
  return {
    columns: columns.map(({ documents, marked, people }) => ({
      documents,
      marked,
      participants: countOf(people),
    })),
    themes: new Map(rows.themes.map((id, at) => [id, figures(at)])),
    codes: new Map(rows.codes.map((id, at) => [id, figures(rows.themes.length + 1 + at)])),
    unthemed: figures(rows.themes.length),
  };
}

/** Adds what fits of a document to the cells. */
function addRows(
  cells: readonly Cell[],
  width: number,
  { document: { shard }, rows }: Scoped,
  rowsOfCode: readonly (readonly number[])[],
  groups: ((participant: number) => readonly number[]) | null,
): void {
  for (const at of rows) {
    const found = countedAt(shard, at);
    const among = groups === null ? null : groups(shard.participant[at]!);
    for (const row of rowsOfCode[shard.code[at]!]!) {
      const cell = row * width;
      add(cells[cell]!, found);
      if (among === null) continue;
      for (const group of among) add(cells[cell + 1 + group]!, found);
    }
  }
}

function add({ share, people }: Cell, found: Counted): void {
  addToCount(share, found);
  if (found.participant !== -1) addTo(people, found.participant);
}

/** The rows that a coding counts in, by the number of its code: themes first, then what has no theme, then codes. */
function rowsOf(study: Study, rollUp: boolean) {
  const { setup, tables } = study;
  const { codebook } = setup;
  const themes = codesOfThemes(setup, rollUp);
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
  /** The document that came last of those with people of this column. */
  last: Document | null;
  readonly people: People;
  readonly known: People;
}

/** Notes whom a document is about, and, where it is marked as coded, that blank means zero for them. */
function addPeople(
  columns: readonly Tallied[],
  scoped: Scoped,
  groups: ((participant: number) => readonly number[]) | null,
): void {
  if (!scoped.document.present) return;
  for (const number of scoped.people.length === 0 ? [none] : scoped.people) {
    addPerson(columns[0]!, scoped, number);
    if (groups !== null) for (const group of groups(number)) addPerson(columns[1 + group]!, scoped, number);
  }
}

function addPerson(column: Tallied, { document, marked }: Scoped, number: number): void {
  if (column.last !== document) {
    column.last = document;
    column.documents++;
    if (marked) column.marked++;
  }
  if (number === none) return;
  addTo(column.people, number);
  if (marked) addTo(column.known, number);
}

function figureOf({ share, people }: Cell, { documents, marked, known }: Tallied): Figure {
  const { passages, documents: where } = share;
  const blank = documents > 0 && marked === documents ? zero : null;
  return {
    count: where === 0 ? blank : { passages, documents: where, participants: countOf(people) },
    known: countOfEither(known, people),
  };
}
