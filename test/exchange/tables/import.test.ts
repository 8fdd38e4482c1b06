import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Incoming } from "../../../src/core/exchange/import/incoming";
import { chooseColumns, type TableChoice } from "../../../src/core/documents/tables/choose-columns";
import { importTable } from "../../../src/core/exchange/tables/import-table";
import { writeCsv } from "../../../src/core/reports/csv";
import { readFrontMatter } from "../../../src/core/study/format/front-matter";
import { mayBeDocument } from "../../../src/core/study/format/paths";
import { frontMatterExtent } from "../../../src/core/text/layout";
import { law } from "../../core/law";
import { tableIn, told } from "./xlsx";

function incoming(csv: string | Uint8Array, choice: TableChoice = {}, file = "survey-2026.csv"): Incoming {
  const table = tableIn(file, csv);
  const roles = chooseColumns(table, choice);
  assert.ok("roles" in roles, "wrong" in roles ? roles.wrong : "");
  const made = importTable(table, roles, { file, folder: "" });
  assert.ok("documents" in made, "wrong" in made ? made.wrong : "");
  return made;
}

const texts = ({ documents }: Incoming) =>
  Object.fromEntries(documents.map(({ path, text }) => [path, text]));

const survey =
  "ID;E-Mail;Abgesendet;Alter;Region;Warum?;Was fehlt?\n" +
  'R7;a@b.de;12.03.2026 14:05;34;Nord;"Die *Beratung* war gut.\n\nUnd schnell.";# 1: Personal\n' +
  "R12;c@d.de;13.03.2026 09:00;;Süd;Wir warten immer ewig auf Antwort;\n" +
  "R13;e@f.de;14.03.2026 09:00;28;Nord;;\n";
const choice = { answers: ["Warum?,Was fehlt?"], facts: ["Alter,Region"] };

describe("A table that comes in", () => {
  it("becomes documents with what people said below the questions, and what is known of them", () => {
    const made = incoming(survey, choice);
    assert.deepEqual(texts(made), {
      "survey-2026/R7.md":
        "---\nsource: survey-2026.csv\nparticipant: R7\ndate: 2026-03-12\n---\n\n" +
        "## Warum?\n\nDie \\*Beratung\\* war gut.\n\nUnd schnell.\n\n## Was fehlt?\n\n\\# 1: Personal\n",
      "survey-2026/R12.md":
        "---\nsource: survey-2026.csv\nparticipant: R12\ndate: 2026-03-13\n---\n\n" +
        "## Warum?\n\nWir warten immer ewig auf Antwort\n",
    });
    assert.deepEqual(
      made.participants.map(({ id, cells }) => [id, Object.fromEntries(cells)]),
      [
        ["R7", { alter: "34", region: "Nord" }],
        ["R12", { region: "Süd" }],
      ],
    );
    assert.deepEqual(told(made.warnings), [
      "columns taken as answers: 2 (Warum?, Was fehlt?)",
      "columns taken as who the participant is: 1 (ID)",
      "columns taken as the date: 1 (Abgesendet)",
      "columns taken as facts about participants: 2 (Alter, Region)",
    ]);
    assert.deepEqual(told(made.omitted), [
      "columns left out, as they may tell who somebody is: 1 (E-Mail)",
      "answers that are empty: 1 (Was fehlt?)",
      "rows without any answer: 1 (row 4)",
    ]);
  });

  it("has no headings where one thing was asked, and the rows' numbers where nobody is named", () => {
    const rows = Array.from({ length: 10 }, (_, row) => `${(row % 5) + 1},So it was on day ${row}`);
    const made = texts(incoming(`Stars,Review\n${rows.join("\n")}\n`));
    assert.deepEqual(Object.keys(made).slice(-2), ["survey-2026/10.md", "survey-2026/11.md"]);
    assert.equal(
      made["survey-2026/02.md"],
      "---\nsource: survey-2026.csv\nstars: 1\n---\n\nSo it was on day 0\n",
    );
  });

  it("gathers what one respondent said at several times, by date", () => {
    const diary =
      "Participant,Day,Mood,Diary,Plans\nP1,2026-03-12,good,I felt safe there,More of it\nP2,2026-03-12,bad,Nobody called,\nP1,2026-03-13,bad,They called twice,None\n";
    const made = incoming(diary, { per: "respondent", answers: ["Diary,Plans"], attributes: ["Mood"] });
    assert.deepEqual(texts(made), {
      "survey-2026/P1.md":
        "---\nsource: survey-2026.csv\nparticipant: P1\nmood: [good, bad]\n---\n\n" +
        "## 2026-03-12\n\n### Diary\n\nI felt safe there\n\n### Plans\n\nMore of it\n\n" +
        "## 2026-03-13\n\n### Diary\n\nThey called twice\n\n### Plans\n\nNone\n",
      "survey-2026/P2.md":
        "---\nsource: survey-2026.csv\nparticipant: P2\ndate: 2026-03-12\nmood: bad\n---\n\n## Diary\n\nNobody called\n",
    });
    const undated = texts(
      incoming("Participant,Diary\nP1,One\nP1,Two\n", { per: "respondent", answers: ["Diary"] }),
    );
    assert.match(undated["survey-2026/P1.md"]!, /## 1\n\nOne\n\n## 2\n\nTwo\n$/);
  });

  it("gives each row of one participant a name of its own, whatever the names are", () => {
    const rows = ["P1", "p1", "P1-2", "a/b", "..", "", "CON:", "7", "12345678901"].map(
      (id) => `${id},So it was\n`,
    );
    const { documents } = incoming(`Participant,Why\n${rows.join("")}`, {
      per: "row",
      participant: "A",
      answers: ["B"],
    });
    assert.deepEqual(
      documents.map(({ path }) => path.slice("survey-2026/".length)),
      ["P1.md", "p1-2.md", "P1-2-2.md", "a-b.md", "06.md", "07.md", "CON-.md", "07-2.md", "12345678901.md"],
    );
    assert.ok(documents.every(({ path }) => mayBeDocument(path)));
  });

  it("never names a file by what tells who somebody is", () => {
    const made = incoming("E-Mail,Why\na@b.de,So it was\nc@d.de,So it was not\n", {
      participant: "E-Mail",
      answers: ["Why"],
    });
    assert.deepEqual(Object.keys(texts(made)), ["survey-2026/02.md", "survey-2026/03.md"]);
  });

  it("keeps dates as they are where the day can't be told from the month", () => {
    const made = incoming("ID,Date,Why\n1,03/04/2026,So it was\n2,05/06/2026,So it was not\n");
    assert.match(made.documents[0]!.text, /\ndate: "03\/04\/2026"\n/);
    assert.equal(
      told(made.warnings).at(-1),
      "dates kept as they are written, as the day can't be told from the month: 2 (03/04/2026, 05/06/2026)",
    );
    assert.match(
      incoming("ID,Date,Why\n1,03/04/2026,So it was\n2,05/16/2026,So\n").documents[0]!.text,
      /\ndate: 2026-03-04\n/,
    );
  });

  it("calls facts by short names that still say what was asked", () => {
    const asked =
      "How satisfied are you with each of the following parts of our service, all in all and so far?";
    const columns = ["the phone", "the chat", "The chat"].map((part) => `${asked} – ${part}`);
    const csv = writeCsv(["Participant", ...columns, "Why"], [["P1", 4, 5, 3, "So it was"]]);
    const [person] = incoming(csv, { facts: columns, answers: ["Why"] }).participants;
    assert.deepEqual(
      [...person!.cells.keys()],
      [
        "how satisfied are you with each of the … of our service, all in all and so far? – the phone",
        "how satisfied are you with each of the … of our service, all in all and so far? – the chat",
        "how satisfied are you with each of the … of our service, all in all and so far? – the chat (2)",
      ],
    );
  });

  it("takes consent from nowhere but a column that holds nothing else", () => {
    const cells = (quote: string) =>
      Object.fromEntries(
        incoming(`Participant,Quote,Why\nP1,${quote},So it was\nP2,no,So\n`, {
          facts: ["Quote"],
          answers: ["Why"],
        }).participants[0]!.cells,
      );
    assert.deepEqual(cells("anonymous"), { quote: "anonymous" });
    assert.deepEqual(cells("I felt safe"), { "quote (table)": "I felt safe" });
  });

  it("says what rows of one participant say differently, and whose they are not", () => {
    const made = incoming("Participant,Age,Why\nP1,34,So\nP1,35,Well\n,36,Hm\n", {
      facts: ["Age"],
      answers: ["Why"],
      per: "row",
    });
    assert.deepEqual(
      made.participants.map(({ id, cells }) => [id, cells.get("age")]),
      [["P1", "34"]],
    );
    assert.deepEqual(told(made.omitted), [
      "facts that rows of one participant say differently: 1 (P1: age)",
      "rows that name no participant: 1 (row 4)",
    ]);
  });

  it("is no document without answers", () => {
    const table = tableIn("a.csv", "ID,Why\n1,So\n");
    assert.ok(
      "wrong" in
        importTable(
          table,
          { roles: ["answer", "leave"].map(() => "leave" as const), per: "row" },
          { file: "a.csv", folder: "" },
        ),
    );
    const empty = tableIn("a.csv", "ID,Why\n1,\n2,\n");
    const made = importTable(
      empty,
      { roles: ["participant", "answer"], per: "row" },
      { file: "a.csv", folder: "" },
    );
    assert.deepEqual(made, { wrong: "In none of its rows is there an answer." });
  });

  it("says in its front matter what its cells said, whatever that was", () => {
    const unit = fc.constantFrom(
      "a",
      "B",
      ":",
      "#",
      "-",
      "'",
      '"',
      "[",
      "{",
      ",",
      " ",
      "\n",
      "1",
      ".",
      "é",
      "😀",
      "null",
      "---",
      "\\",
      "&",
      "*",
      "!",
      "%",
      "@",
      "`",
      "~",
    );
    const cell = fc.string({ unit, maxLength: 8 }).map((text) => text.trim());
    law(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
      (rows) => {
        const csv = writeCsv(
          ["Who", "How: [so]", "Why"],
          rows.map(([who, how]) => [`x${who}`, `x${how}`, "So it was"]),
        );
        const { documents } = incoming(csv, {
          participant: "Who",
          attributes: ["B"],
          answers: ["Why"],
          per: "row",
        });
        for (const [at, { text, path }] of documents.entries()) {
          const { front, problems } = readFrontMatter(text, path);
          const line = (one: string) => `x${one}`.replace(/\s+/g, " ").trim();
          assert.deepEqual(problems, []);
          assert.deepEqual(front.participants, [line(rows[at]![0])]);
          assert.equal(front.attributes.get("how: [so]"), line(rows[at]![1]));
          assert.equal(text.slice(frontMatterExtent(text)!.end), "\nSo it was\n");
          assert.ok(mayBeDocument(path));
        }
      },
      40,
    );
  });

  it("keeps its front matter short enough to be read, and names what found no room", () => {
    const columns = Array.from({ length: 100 }, (_, at) => `C${at}`);
    const csv = writeCsv(["Why", ...columns], [["So it was", ...columns.map(() => "x".repeat(900))]]);
    const { documents, omitted } = incoming(csv, { answers: ["A"], attributes: [columns.join(",")] });
    assert.ok(frontMatterExtent(documents[0]!.text) !== null);
    assert.equal(told(omitted).at(-1), "attributes of documents that have too many: 45 (02)");
  });

  it("of many rows comes in in a moment", () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => [
      `R${at % 900}`,
      at % 7,
      `Nobody asks how we are doing, ${at} times.`,
    ]);
    const csv = writeCsv(["Participant", "Score", "Why"], rows);
    assert.equal(incoming(csv, { per: "row" }).documents.length, 2_000);
  });
});
