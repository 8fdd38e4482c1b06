import { columnProfile, type ColumnProfile } from "./column-profile";
import {
  asksForWords,
  dateName,
  isMachineDate,
  isPersonalName,
  isRowName,
  machineColumns,
  participantName,
} from "./column-names";
import type { Table } from "./table";

/**
 * What a column is taken as: words to be coded; who the row is of; when; what is known of the document, or of the
 * participant; nothing.
 */
export type Role = "answer" | "participant" | "date" | "attribute" | "fact" | "leave";

/** How a table is taken. */
export interface ColumnRoles {
  /** As many as the table has columns. At most one is `participant`, and one `date`. */
  readonly roles: readonly Role[];
  /** Whether each row makes a document, or all rows of one respondent make one. */
  readonly per: "row" | "respondent";
}

/** Ids are short, and facts are of few words. */
const longest = { id: 64, fact: 200 };
/** So few different values are few, in however short a table. */
const few = 12;

/**
 * Guesses what each column is, by its name and what its cells look like. What tells who somebody is, e-mail addresses and
 * the like, is left out, and so is what says the same in every row. `decided` are roles that somebody chose, by column:
 * they stay, and where answers or a participant are among them no others are guessed.
 */
export function guessColumns(table: Table, decided: ReadonlyMap<number, Role> = new Map()): ColumnRoles {
  const { columns, rows } = table;
  const looks = columns.map((_, at) => columnProfile(rows.map((cells) => cells[at]!)));
  const all = [...columns.keys()];
  const machine = machineColumns(columns);
  const isPersonal = (at: number) => tellsWho(table, at, looks[at]!);
  const free = all.filter((at) => !decided.has(at) && looks[at]!.filled > 0 && !isPersonal(at));
  const isDecided = (role: Role) => [...decided.values()].includes(role);
  const chosen = (role: Role) => all.find((at) => decided.get(at) === role) ?? null;

  const participant = isDecided("participant") ? chosen("participant") : participantOf(table, looks, free);
  const date = isDecided("date")
    ? chosen("date")
    : first(
        free.filter((at) => at !== participant && looks[at]!.dates >= 0.8),
        (at) => dateName(columns[at]!),
      );
  const others = free.filter((at) => at !== participant && at !== date);
  const open = openOf(table, looks, others);
  const answers = isDecided("answer") ? [] : open;
  const isKnown = (at: number) =>
    others.includes(at) &&
    isFact(looks[at]!, rows.length) &&
    !open.includes(at) &&
    !machine.has(at) &&
    !(looks[at]!.dates >= 0.8 && isMachineDate(columns[at]!));
  const rolesOf = (at: number): Role => {
    const given = decided.get(at);
    if (given !== undefined) return given;
    if (at === participant) return "participant";
    if (at === date) return "date";
    if (answers.includes(at)) return "answer";
    if (!isKnown(at)) return "leave";
    return participant !== null && isOfParticipant(table, participant, at) ? "fact" : "attribute";
  };
  return { roles: all.map(rolesOf), per: perOf(table, participant) };
}

/** Whether a column tells who somebody is. */
export function tellsWho({ columns, questions }: Table, at: number, look: ColumnProfile): boolean {
  return isPersonalName(columns[at]!) || isPersonalName(questions[at]!) || look.contacts >= 0.5;
}

function participantOf(
  { columns, rows }: Table,
  looks: readonly ColumnProfile[],
  free: readonly number[],
): number | null {
  const clearness = (at: number) => {
    const { filled, distinct, longest: most } = looks[at]!;
    if (most > longest.id || filled < rows.length / 2) return null;
    const named = participantName(columns[at]!);
    const isEach = distinct === filled && filled === rows.length;
    if (named === null || (isRowName(named) && !isEach)) return null;
    return named;
  };
  return first(
    free.filter((at) => clearness(at) !== null),
    (at) => clearness(at)!,
  );
}

/** The one with the smallest number, the first of those that are equal. */
function first(columns: readonly number[], by: (column: number) => number): number | null {
  return columns.reduce<number | null>((best, at) => (best === null || by(at) < by(best) ? at : best), null);
}

/** The columns of words of one's own; at least one, where any has words at all. */
function openOf(
  { columns, questions }: Table,
  looks: readonly ColumnProfile[],
  free: readonly number[],
): number[] {
  const isAnswer = (at: number) => {
    const { filled, distinct, words, numbers, dates, machine } = looks[at]!;
    if (numbers + dates + machine >= 0.5) return false;
    const varied = distinct / filled;
    const asks = asksForWords(columns[at]!) || asksForWords(questions[at]!);
    if (asks) return words >= 1.5 && (varied >= 0.3 || distinct > few);
    if (questions[at]!.endsWith("?") && words >= 2 && varied >= 0.6) return true;
    return words >= 3 && (varied >= 0.5 || (words >= 5 && distinct > 2 * few));
  };
  const found = free.filter(isAnswer);
  if (found.length > 0) return found;
  const most = first(
    free.filter((at) => looks[at]!.numbers + looks[at]!.dates + looks[at]!.machine < 0.5),
    (at) => -looks[at]!.words,
  );
  return most === null ? [] : [most];
}

function isFact(
  { filled, distinct, numbers, codes, machine, longest: most, words }: ColumnProfile,
  rows: number,
): boolean {
  const isEach = filled === rows && rows > 1;
  if ((isEach && distinct === 1) || most > longest.fact || machine >= 0.5) return false;
  // The row's own number or code.
  if (isEach && distinct === rows && codes >= 0.8) return false;
  return numbers >= 0.8 || distinct <= few || (words < 6 && distinct <= filled / 2);
}

/** Whether no participant has two different values in a column. */
function isOfParticipant({ rows }: Table, participant: number, column: number): boolean {
  const values = new Map<string, string>();
  for (const cells of rows) {
    const [who, value] = [cells[participant]!, cells[column]!];
    if (who === "" || value === "") continue;
    if ((values.get(who) ?? value) !== value) return false;
    values.set(who, value);
  }
  return true;
}

/** Where most respondents come again, they are asked again; where few do, each row is a matter of its own. */
function perOf({ rows }: Table, participant: number | null): ColumnRoles["per"] {
  if (participant === null) return "row";
  const counts = new Map<string, number>();
  for (const cells of rows) counts.set(cells[participant]!, (counts.get(cells[participant]!) ?? 0) + 1);
  counts.delete("");
  const again = [...counts.values()].filter((count) => count > 1).length;
  return again * 2 > counts.size ? "respondent" : "row";
}
