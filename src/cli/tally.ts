import { tally as tallyOf, type Tally, type TallyRow } from "../core/analysis/tally";
import { agreedLayer } from "../core/study/format/paths";
import type { Reading } from "../core/study/model/reading";
import { openStudy } from "./open";
import { fine, plain, table, wrongUse, type Command } from "./terminal";

export const tally: Command = {
  summary: "counts participants, documents and coded passages per code",
  usage: `Usage: emic tally [--reading NAME] [--json] [folder]

Counts, for every code of its own, the participants in whose own words or doings it was found, the documents and the
coded passages. A dash: nothing was found, but not every document is marked as coded.

  --reading study   the agreed reading where a document has one, else all coders together (the default)
  --reading union   all coders together; overlapping codings of one code by several coders count once
  --reading agreed  the agreed reading alone
  --reading ana     one coder's codings alone
  --json            {reading, documents, marked, codes: [{id, name, parent, participants, documents, passages}]};
                    null where the text shows a dash
`,
  options: { json: { type: "boolean" }, reading: { type: "string" } },
  async run(call) {
    const { terminal, options } = call;
    const folder = await openStudy(call);
    if (folder === null) return wrongUse;
    const { study } = folder;
    const name = typeof options["reading"] === "string" ? options["reading"] : "study";
    const reading = readingNamed(name);
    if (reading.kind === "one" && study.tables.owners.find(reading.owner) === -1) {
      const owners = Array.from({ length: study.tables.owners.count }, (_, at) =>
        study.tables.owners.name(at),
      );
      terminal.err(
        `emic tally: nobody named “${plain(name)}” has coded here. Coders: ${owners.join(", ") || "none"}.\n`,
      );
      return wrongUse;
    }
    study.reading = reading;
    const counted = tallyOf(study);
    terminal.out(options["json"] === true ? json(counted) : text(counted));
    return fine;
  },
};

function readingNamed(name: string): Reading {
  if (name === "study") return { kind: "study", coder: null };
  if (name === "union") return { kind: "union" };
  return { kind: "one", owner: name === "agreed" ? agreedLayer : name };
}

function json({ reading, documents, marked, rows }: Tally): string {
  const codes = rows.map(({ id, name, parent, count }) => ({
    id,
    name,
    parent,
    participants: count?.participants ?? null,
    documents: count?.documents ?? null,
    passages: count?.passages ?? null,
  }));
  return `${JSON.stringify({ reading, documents, marked, codes }, null, 2)}\n`;
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
