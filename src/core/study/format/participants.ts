import { cited } from "../../messages/cited";
import Papa from "papaparse";
import { linesOf, lineAt, lineRange } from "../../text/lines";
import { participantsFile } from "./paths";
import { problem, type Problem } from "./problem";

/** What a participant allows with their words. */
export type Consent = "no" | "anonymous" | "named";

export type Fact = string | number;

/** One row of `participants.csv`. */
export interface Participant {
  readonly id: string;
  readonly group: string | null;
  /** Null where nobody asked. */
  readonly quote: Consent | null;
  readonly archive: string | null;
  readonly withdrawn: boolean;
  /** All other columns; numbers are numbers, dates stay as `2026-03-12`, empty cells are left out. */
  readonly facts: ReadonlyMap<string, Fact>;
}

const reserved = new Set(["participant", "group", "quote", "archive", "withdrawn"]);
const mostRows = 100_000;

/**
 * Reads `participants.csv`: a header row, then a row a participant; cells parted by comma, semicolon or tab. Of several
 * rows of one participant the first tells who they are, and the one that allows least what they allow.
 */
export function readParticipants(text: string): {
  participants: Map<string, Participant>;
  problems: Problem[];
} {
  const participants = new Map<string, Participant>();
  const problems: Problem[] = [];
  const report = (offset: number, message: string, code: "wrong-value" | "duplicate-id" = "wrong-value") => {
    const line = lineAt(lines, offset);
    problems.push(problem(code, participantsFile, lineRange(line, 0), message));
  };
  const lines = linesOf(text);
  let header: string[] | null = null;
  let from = 0;
  let rows = 0;
  let isBroken = false;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [",", ";", "\t"],
    preview: mostRows,
    step: ({ data, errors, meta }) => {
      const offset = from;
      from = meta.cursor;
      rows++;
      const cells = data.map((cell) => cell.trim());
      if (!isBroken && errors.some(({ type }) => type === "Quotes")) {
        isBroken = true;
        report(offset, "A quotation mark in this row is not closed, or stands in the middle of a cell.");
      }
      if (isMergeMarker(cells[0] ?? "")) return report(offset, "A merge stopped here. Keep what is right.");
      if (cells.every((cell) => cell === "")) return;
      if (header === null) {
        header = cells.map((cell) => cell.toLowerCase());
        if (!header.includes("participant")) report(offset, "The first row names no column “participant”.");
        return;
      }
      if (!header.includes("participant")) return;
      const row = new Map(header.map((column, at) => [column, cells[at] ?? ""] as const));
      const id = row.get("participant") ?? "";
      if (id === "") return report(offset, "This row names no participant.");
      if (cells.length > header.length)
        report(offset, `This row has more cells than the first row has columns.`);
      const quote = (row.get("quote") ?? "").toLowerCase();
      if (quote !== "" && !isConsent(quote))
        report(
          offset,
          `“quote” is ${cited(quote)}; it can be no, anonymous or named. Until then nothing is quoted.`,
        );
      const participant: Participant = {
        id,
        group: row.get("group") || null,
        quote: quote === "" ? null : isConsent(quote) ? quote : "no",
        archive: row.get("archive") || null,
        withdrawn: !["", "no", "false", "0"].includes((row.get("withdrawn") ?? "").toLowerCase()),
        facts: new Map(
          [...row]
            .filter(([column, cell]) => !reserved.has(column) && column !== "" && cell !== "")
            .map(factOf),
        ),
      };
      const first = participants.get(id);
      if (first === undefined) return void participants.set(id, participant);
      const message = `${cited(id)} has a row already; of this one only what it forbids is read.`;
      report(offset, message, "duplicate-id");
      const withdrawn = first.withdrawn || participant.withdrawn;
      participants.set(id, { ...first, quote: strictest(first.quote, participant.quote), withdrawn });
    },
  });
  if (rows >= mostRows && from < text.length) report(from, `Rows after the first ${mostRows} are not read.`);
  return { participants, problems };
}

const byStrictness: readonly (Consent | null)[] = [null, "named", "anonymous", "no"];

/** Of what was said on two occasions, what allows least. */
export function strictest(a: Consent | null, b: Consent | null): Consent | null {
  return byStrictness.indexOf(b) > byStrictness.indexOf(a) ? b : a;
}

function isMergeMarker(cell: string): boolean {
  return /^(?:<{7}|={7}|>{7}|\|{7})(?![<=>|])/.test(cell);
}

function factOf([column, cell]: readonly [string, string]): [string, Fact] {
  return [column, /^-?\d{1,15}(?:\.\d{1,15})?$/.test(cell) && !/^-?0\d/.test(cell) ? Number(cell) : cell];
}

function isConsent(text: string): text is Consent {
  return text === "no" || text === "anonymous" || text === "named";
}
