import type { TableChoice } from "../core/documents/tables/choose-columns";
import type { Command } from "./terminal";

/** The options that say how a table is taken. */
export const tableOptions = {
  answers: { type: "string", multiple: true },
  participant: { type: "string" },
  facts: { type: "string", multiple: true },
  attributes: { type: "string", multiple: true },
  leave: { type: "string", multiple: true },
  per: { type: "string" },
  sheet: { type: "string" },
} as const satisfies Command["options"];

export const tableUsage = `Of a table each row becomes a document, its other columns what is known of the document or its participant. How columns
were taken is said; where that is not as it should be, name them, by their names or letters, several parted by commas:

  --answers "Why?,Q7"  what people wrote, and nothing else is; below the questions where there are several
  --participant ID     who the row is of
  --facts B,C          what is known of participants, for participants.csv
  --attributes D       what is known of documents
  --leave E            what stays out
  --per respondent     one document of all rows of a participant, or of each row (row)
  --sheet NAME         the sheet of a workbook (by default the first that is shown and has rows)`;

/** How somebody wants a table to be taken; null where nothing is said of it. */
export function tableChoice(options: Readonly<Record<string, unknown>>): TableChoice | null {
  const given = Object.keys(tableOptions).filter((name) => options[name] !== undefined);
  return given.length === 0 ? null : Object.fromEntries(given.map((name) => [name, options[name]]));
}
