import { csvOf } from "../core/analysis/csv";
import { excerptsOf, type Excerpt } from "../core/analysis/excerpt";
import { consentFileError } from "../core/consent/consent-files";
import { quoteRefusal } from "../core/consent/participant-consent";
import { inEnglish } from "../core/messages/message";
import { ask } from "../core/query/ask";
import { checkQuery } from "../core/query/check";
import { passagesOf } from "../core/query/coded-passages";
import { parseQuery, type QueryError } from "../core/query/parse";
import { printQuery } from "../core/query/print";
import { textSearch } from "../core/query/text-search";
import { quoteBlock } from "../core/study/format/quote-block";
import { describeReading } from "../core/study/model/reading";
import type { StudyFolder } from "../core/study/work/folder";
import { linesOf, positionAt, type Lines } from "../core/text/lines";
import { nodeFiles } from "../node/files";
import { openStudy, rootFor } from "./open";
import { chooseReading, readingUsage } from "./reading-option";
import { fine, json, plain, problemsFound, wrongUse, type Command } from "./terminal";

export const query: Command = {
  summary: "finds coded passages",
  usage: `Usage: emic query [--reading NAME] [--json|--md|--csv] QUERY [folder]

Lists the coded passages that a query finds, by document and place. A query is terms, such as

  code:trust            a code by its id, a former id or its name, with the codes below it; code:=trust without them
  theme:… participant:… speaker:… document:… coder:…
  voice:own             or observed, second-hand, analogy
  date:2026-03          a day, a month, a year, or a range of them (2026-03..2026-05, 2026-03..)
  group:lost            a fact of participants, or an attribute of documents; fact:"first visit":2025 where a name has
                        spaces, or is one of the words above
  safe "felt safe"      words that the passage holds, in any case

of which a space asks for all, OR for either, - for what is not so, and parentheses for what belongs together. Values with
spaces stand in quotation marks. Words of people who have withdrawn, or do not want to be quoted, are not told. The exit
code is 2 where the query can't be asked.

${readingUsage}
  --json            {version, query, counted, documents, participants, passages: [{document, start, end, line, ids, coders,
                    codes, participant, voice, words, withheld}]}; start and end in UTF-16 code units of the text with LF line ends,
                    words null where they are withheld
  --md              quotes as memos hold them, each with a link to its place
  --csv             a table, as spreadsheets open it
`,
  options: {
    reading: { type: "string" },
    json: { type: "boolean" },
    md: { type: "boolean" },
    csv: { type: "boolean" },
  },
  async run(call) {
    const { terminal, options, positionals } = call;
    const [written, ...rest] = positionals;
    const forms = (["json", "md", "csv"] as const).filter((form) => options[form] === true);
    if (written === undefined || rest.length > 1 || forms.length > 1) {
      const what = written === undefined ? "what is asked for?" : "one query, one folder and one form.";
      terminal.err(`emic query: ${what}\n\n${query.usage}`);
      return wrongUse;
    }
    const parsed = parseQuery(written);
    if ("wrong" in parsed) {
      terminal.err(pointedAt(written, parsed));
      return wrongUse;
    }
    const own = { ...call, positionals: rest };
    const folder = await openStudy(own);
    if (folder === null) return wrongUse;
    const reading = chooseReading("query", own, folder.study);
    const wrongs = checkQuery(folder.study, parsed);
    for (const wrong of wrongs) terminal.err(pointedAt(written, wrong));
    if (reading === null || wrongs.length > 0) return wrongUse;
    const asked = { query: parsed.query, reading };
    const scope = (await ask(folder, asked, textSearch(folder)))!;
    const { passages, participants } = passagesOf(scope);
    const consent = await consentFileError(folder.study.setup, nodeFiles(rootFor(own)));
    const found = await foundIn(folder, await excerptsOf(folder, passages.slice()), consent === null);
    if (consent !== null) terminal.err(`emic query: no words are told: ${consent.wrong}\n`);
    const untold = found.filter(({ withheld }) => withheld).length;
    if (untold > 0 && consent === null)
      terminal.err(
        `${untold} of ${found.length}: words not told, as their people did not agree or have withdrawn.\n`,
      );
    const documents = scope.filter(({ rows }) => rows.length > 0).length;
    const [form = "text"] = forms;
    if (form === "json") {
      const counted = describeReading(reading);
      const head = { query: printQuery(parsed.query), counted, documents, participants };
      terminal.out(json({ ...head, passages: found }));
    } else if (form === "csv") terminal.out(csvOf(tableOf(found)));
    else if (form === "md")
      terminal.out(
        found
          .filter(({ words }) => words !== null)
          .map(markdownOf)
          .join("\n"),
      );
    else {
      terminal.out(found.map((one) => `${textOf(one)}\n`).join(""));
      terminal.err(
        `${sizeOf(found.length, documents, participants)} Counted: ${describeReading(reading)}.\n`,
      );
    }
    return found.length > 0 && consent !== null ? problemsFound : fine;
  },
};

/** A passage as it is told. */
interface Found {
  readonly document: string;
  readonly start: number | null;
  readonly end: number | null;
  /** From 1. */
  readonly line: number | null;
  readonly ids: readonly string[];
  readonly coders: readonly string[];
  readonly codes: readonly string[];
  readonly participant: string | null;
  readonly voice: string;
  readonly words: string | null;
  readonly withheld: boolean;
}

async function foundIn(
  folder: StudyFolder,
  excerpts: readonly Excerpt[],
  mayTell: boolean,
): Promise<Found[]> {
  const { participants } = folder.study.setup;
  const found: Found[] = [];
  const linesIn = new Map<string, Lines>();
  for (const { rows, words, people } of excerpts) {
    const { document, start, status, participant, voice } = rows[0]!;
    const isPlaced = status !== "lost" && status !== "unchecked";
    if (isPlaced && !linesIn.has(document))
      linesIn.set(document, linesOf((await folder.text(document)) ?? ""));
    const withheld = !mayTell || people.some((one) => quoteRefusal(participants.get(one)) !== null);
    const distinct = (values: readonly string[]) => [...new Set(values)];
    found.push({
      document,
      start: isPlaced ? start : null,
      end: isPlaced ? start + words.length : null,
      line: isPlaced ? positionAt(linesIn.get(document)!, start).line + 1 : null,
      ids: rows.map(({ id }) => id),
      coders: distinct(rows.map(({ owner }) => owner)),
      codes: distinct(rows.flatMap(({ code }) => code ?? [])),
      participant,
      voice,
      words: withheld ? null : words,
      withheld,
    });
  }
  return found;
}

function textOf({ document, line, participant, codes, words, withheld }: Found): string {
  const where = `${document}${line === null ? "" : `:${line}`}`;
  const head = [where, ...(participant === null ? [] : [participant]), codes.join(", ")]
    .map(plain)
    .join("  ");
  const said = withheld ? "(not told)" : `“${(words ?? "").trim().replace(/\s+/g, " ")}”`;
  return `${head}\n  ${plain(said)}\n`;
}

function markdownOf({ ids, words, document, participant }: Found): string {
  return quoteBlock({ id: ids[0]!, words: words!, document, participant });
}

function tableOf(found: readonly Found[]): (string | number)[][] {
  const head = ["document", "line", "start", "end", "participant", "voice", "codes", "coders", "words"];
  return [
    head,
    ...found.map(({ document, line, start, end, participant, voice, codes, coders, words }) => [
      ...[document, line ?? "", start ?? "", end ?? "", participant ?? "", voice],
      ...[codes.join(", "), coders.join(", "), words ?? ""],
    ]),
  ];
}

function sizeOf(passages: number, documents: number, participants: number): string {
  if (passages === 0) return "Nothing was found.";
  const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;
  const of = counted(participants, "participant");
  return `${counted(passages, "passage")} in ${counted(documents, "document")}, of ${of}.`;
}

/** What is wrong with a query, and a line that points at it. */
function pointedAt(written: string, { wrong, span }: QueryError): string {
  const shown = plain(written);
  const at = Array.from(shown.slice(0, span.start)).length;
  const length = Math.max(1, Array.from(shown.slice(span.start, span.end)).length);
  return `emic query: ${inEnglish(wrong)}\n  ${shown}\n  ${" ".repeat(at)}${"^".repeat(length)}\n`;
}
