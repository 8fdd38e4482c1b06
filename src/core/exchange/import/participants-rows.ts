import Papa from "papaparse";
import type { IncomingParticipant } from "./incoming";
import type { Notices } from "../../messages/notices";

/** A `participants.csv` of these participants. */
export function newParticipants(participants: readonly IncomingParticipant[]): string {
  const columns = new Set(["participant", ...participants.flatMap(({ cells }) => [...cells.keys()])]);
  const rows = participants.map(({ id, cells }) =>
    Array.from(columns, (column) => (column === "participant" ? id : (cells.get(column) ?? ""))),
  );
  return `${Papa.unparse([[...columns], ...rows], { newline: "\n" })}\n`;
}

interface Row {
  readonly cells: readonly string[];
  /** Where it ends in the text, before its line end. */
  readonly end: number;
}

interface Rows {
  readonly rows: readonly Row[];
  readonly delimiter: string;
  readonly newline: string;
  /** Whether whatever is added would stand in a cell that is never closed. */
  readonly isOpen: boolean;
}

/**
 * A `participants.csv` with participants added: those that it does not have in rows at its end, what it has no column for
 * in columns at the end of its rows. Nothing that stands there is changed; what it says otherwise of a participant is
 * added to `omitted`.
 */
export function withParticipants(
  text: string,
  participants: readonly IncomingParticipant[],
  omitted: Notices,
): string {
  const { rows, delimiter, newline, isOpen } = rowsOf(text);
  const [first, ...others] = rows;
  const header = first?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const own = header.indexOf("participant");
  // Of rows that name the same participant the first counts.
  const known = new Map(others.reverse().map((row) => [row.cells[own]?.trim() ?? "", row]));
  if (first === undefined || own === -1 || isOpen) {
    for (const { id } of participants)
      omitted.add("participants who have no row in participants.csv, to which none can be added", id);
    return text;
  }
  const asked = new Set(participants.flatMap(({ cells }) => [...cells.keys()]));
  const lacking = [...asked].filter((column) => !header.includes(column));
  // A cell that stands under no column would get a meaning by one that is added.
  const hasRoom = rows.every(({ cells }) => cells.length <= header.length);
  const added = hasRoom ? lacking : [];
  if (!hasRoom)
    for (const column of lacking) omitted.add("facts for which participants.csv has no column", column);
  const written = (cells: readonly string[]) => Papa.unparse([cells], { delimiter, newline });
  const behind: { readonly at: number; readonly words: string }[] = [];
  const fresh: string[] = [];
  if (added.length > 0) behind.push({ at: first.end, words: delimiter + written(added) });
  for (const { id, cells } of participants) {
    const row = known.get(id);
    const more = added.map((column) => cells.get(column) ?? "");
    if (row === undefined) {
      fresh.push(
        written([...header.map((column, at) => (at === own ? id : (cells.get(column) ?? ""))), ...more]),
      );
      continue;
    }
    for (const [column, value] of cells)
      if (header.includes(column) && row.cells[header.lastIndexOf(column)]?.trim() !== value.trim())
        omitted.add("facts that participants.csv says otherwise, or not, of participants whom it has", id);
    if (more.some((value) => value !== ""))
      behind.push({
        at: row.end,
        words: delimiter.repeat(header.length - row.cells.length + 1) + written(more),
      });
  }
  const parts: string[] = [];
  let from = 0;
  for (const { at, words } of behind.sort((a, b) => a.at - b.at)) {
    parts.push(text.slice(from, at), words);
    from = at;
  }
  parts.push(text.slice(from));
  if (fresh.length > 0)
    parts.push(/[\r\n]$/.test(text) ? "" : newline, fresh.map((row) => row + newline).join(""));
  return parts.join("");
}

function rowsOf(text: string): Rows {
  const rows: Row[] = [];
  // papaparse passes over a byte-order mark and does not count it.
  const before = text.startsWith("\uFEFF") ? 1 : 0;
  let delimiter = ",";
  let newline = "\n";
  let isOpen = false;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [",", ";", "\t"],
    step: ({ data, meta, errors }) => {
      delimiter = meta.delimiter;
      newline = meta.linebreak;
      if (errors.some(({ code }) => code === "MissingQuotes")) isOpen = true;
      if (data.every((cell) => cell.trim() === "")) return;
      let end = before + meta.cursor;
      if (text[end - 1] === "\n") end--;
      if (text[end - 1] === "\r") end--;
      rows.push({ cells: data, end });
    },
  });
  return { rows, delimiter, newline, isOpen };
}
