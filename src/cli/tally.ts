import { tally as tallyOf, type Tally, type TallyRow } from "../core/analysis/tally";
import { openStudy } from "./open";
import { chooseReading, readingUsage } from "./reading-option";
import { fine, json, plain, table, wrongUse, type Command } from "./terminal";

export const tally: Command = {
  summary: "counts participants, documents and coded passages per code",
  usage: `Usage: emic tally [--reading NAME] [--json] [folder]

Counts, for every code of its own, the participants in whose own words or doings it was found, the documents and the
coded passages. A dash: nothing was found, but not every document is marked as coded.

${readingUsage}
  --json            {version, reading, documents, marked, codes: [{id, name, parent, participants, documents, passages}]};
                    null where the text shows a dash
`,
  options: { json: { type: "boolean" }, reading: { type: "string" } },
  async run(call) {
    const { terminal, options } = call;
    const folder = await openStudy(call);
    if (folder === null) return wrongUse;
    const { study } = folder;
    const reading = chooseReading("tally", call, study);
    if (reading === null) return wrongUse;
    study.reading = reading;
    const counted = tallyOf(study);
    terminal.out(options["json"] === true ? asJson(counted) : text(counted));
    return fine;
  },
};

function asJson({ reading, documents, marked, rows }: Tally): string {
  const codes = rows.map(({ id, name, parent, count }) => ({
    id,
    name,
    parent,
    participants: count?.participants ?? null,
    documents: count?.documents ?? null,
    passages: count?.passages ?? null,
  }));
  return json({ reading, documents, marked, codes });
}

function text({ reading, documents, marked, rows }: Tally): string {
  const cells = ({ name, depth, inCodebook, count }: TallyRow) => [
    `${"  ".repeat(depth)}${plain(name)}${inCodebook ? "" : " (not in the codebook)"}`,
    ...[count?.participants, count?.documents, count?.passages].map((number) =>
      number === undefined ? "–" : String(number),
    ),
  ];
  const head = ["Code", "Participants", "Documents", "Passages"];
  return `${table([head, ...rows.map(cells)])}\nCounted: ${reading}. ${marked} of ${documents} documents marked as coded.\n`;
}
