import * as assert from "node:assert/strict";
import { chooseColumns } from "../../../src/core/documents/tables/choose-columns";
import { guessColumns } from "../../../src/core/documents/tables/guess-columns";
import { tableIn } from "./xlsx";

const said = [
  "They only call when they want a number",
  "Nobody asks how we are doing",
  "I felt safe there from the first day on",
  "It takes for ever until somebody answers",
  "We have sold their boxes for ten years",
  "The new tills are slower than the old ones",
];

/** Twelve rows below these names, of what each column says in the n-th row. */
function tableOf(columns: Record<string, (row: number) => string>) {
  const rows = Array.from({ length: 12 }, (_, row) => Object.values(columns).map((cell) => cell(row)));
  const quoted = [Object.keys(columns), ...rows].map((cells) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","),
  );
  return tableIn("a.csv", `${quoted.join("\n")}\n`);
}

/** The guessed role of each column. */
function guessed(columns: Record<string, (row: number) => string>): Record<string, string> {
  const { roles } = guessColumns(tableOf(columns));
  return Object.fromEntries(Object.keys(columns).map((name, at) => [name, roles[at]!]));
}

const words = (row: number) => `${said[row % said.length]!}, ${row} times`;
const id = (row: number) => `R${row + 1}`;

describe("What a table's columns are", () => {
  it("is guessed for a survey", () =>
    assert.deepEqual(
      guessed({
        "Respondent ID": id,
        "Start Date": (row) => `03/${10 + row}/2026 09:00`,
        "End Date": (row) => `03/${10 + row}/2026 10:00`,
        "IP Address": (row) => `10.0.0.${row}`,
        "E-mail": (row) => `r${row}@example.org`,
        "First name": () => "Ana",
        Age: (row) => String(20 + row * 3),
        Region: (row) => ["North", "South"][row % 2]!,
        "How satisfied are you?": (row) =>
          ["Very satisfied", "Somewhat satisfied", "Not at all satisfied"][row % 3]!,
        "Why did you give this score?": words,
        "What would you change, if anything?": (row) => (row % 4 === 0 ? "" : words(row + 3)),
        "Anything else": () => "",
        Consent: () => "yes",
      }),
      {
        "Respondent ID": "participant",
        "Start Date": "leave",
        "End Date": "date",
        "IP Address": "leave",
        "E-mail": "leave",
        "First name": "leave",
        Age: "fact",
        Region: "fact",
        "How satisfied are you?": "fact",
        "Why did you give this score?": "answer",
        "What would you change, if anything?": "answer",
        "Anything else": "leave",
        Consent: "leave",
      },
    ));

  it("is guessed for an export of Qualtrics, whose own notes stay out", () =>
    assert.deepEqual(
      guessed({
        StartDate: (row) => `2026-03-${10 + row} 09:00:00`,
        EndDate: (row) => `2026-03-${10 + row} 09:10:00`,
        Status: (row) => ["IP Address", "Survey Preview"][row % 2]!,
        Progress: (row) => ["100", "80"][row % 2]!,
        "Duration (in seconds)": (row) => String(300 + row),
        RecordedDate: (row) => `2026-03-${10 + row} 09:10:01`,
        ResponseId: (row) => `R_2f${row}abcDEF`,
        RecipientLastName: () => "Ruiz",
        LocationLatitude: (row) => `51.${row}`,
        Q1: words,
        Q2_4_TEXT: (row) => (row < 3 ? said[row]!.split(" ").slice(0, 2).join(" ") : ""),
        Q3: (row) => String(row % 11),
      }),
      {
        StartDate: "leave",
        EndDate: "leave",
        Status: "leave",
        Progress: "leave",
        "Duration (in seconds)": "leave",
        RecordedDate: "date",
        ResponseId: "participant",
        RecipientLastName: "leave",
        LocationLatitude: "leave",
        Q1: "answer",
        Q2_4_TEXT: "answer",
        Q3: "fact",
      },
    ));

  it("is guessed for reviews, which have no participants", () =>
    assert.deepEqual(
      guessed({
        Date: (row) => `1${row % 10}.03.2026`,
        Author: (row) => `Somebody ${row}`,
        Stars: (row) => String(1 + (row % 5)),
        Review: words,
        Link: (row) => `https://example.org/r/${row}`,
      }),
      { Date: "date", Author: "leave", Stars: "attribute", Review: "answer", Link: "leave" },
    ));

  it("is guessed for tickets, with what was ticked, and without their numbers", () =>
    assert.deepEqual(
      guessed({
        "Ticket ID": (row) => `T-${1000 + row}`,
        "Customer number": (row) => `C-${row % 11}`,
        Channel: (row) => ["chat", "phone"][row % 2]!,
        "Uses – phone": (row) => (row % 3 === 0 ? "phone" : ""),
        Message: words,
        "What should change?": (row) => (row % 2 === 0 ? `More staff ${row}` : ""),
      }),
      {
        "Ticket ID": "leave",
        "Customer number": "participant",
        Channel: "attribute",
        "Uses – phone": "fact",
        Message: "answer",
        "What should change?": "answer",
      },
    ));

  it("is guessed in other languages", () =>
    assert.deepEqual(
      guessed({
        "Teilnehmer-Nr.": (row) => String(row + 1),
        "Abgesendet am": (row) => `1${row % 10}.03.2026 14:05`,
        Geschlecht: (row) => ["w", "m", "d"][row % 3]!,
        "Was gefällt Ihnen?": (row) => `Die Beratung war an Tag ${row} sehr freundlich`,
        感想: (row) => `対応がとても丁寧で助かりました。${row}回目です。`,
      }),
      {
        "Teilnehmer-Nr.": "participant",
        "Abgesendet am": "date",
        Geschlecht: "fact",
        "Was gefällt Ihnen?": "answer",
        感想: "answer",
      },
    ));

  it("is of the document where one participant's rows differ, and then all rows make one document", () => {
    const columns = {
      Participant: (row: number) => `P${row % 4}`,
      Group: (row: number) => ["lost", "existing"][row % 2]!,
      Week: (row: number) => String(Math.floor(row / 4) + 1),
      Diary: words,
    };
    assert.deepEqual(guessed(columns), {
      Participant: "participant",
      Group: "fact",
      Week: "attribute",
      Diary: "answer",
    });
    assert.equal(guessColumns(tableOf(columns)).per, "respondent");
    const often = { ...columns, Participant: (row: number) => `P${row === 1 ? 0 : row}` };
    assert.equal(guessColumns(tableOf(often)).per, "row");
  });

  it("never is a participant for an e-mail address, and never nothing but words", () => {
    assert.deepEqual(guessed({ ID: (row) => `r${row}@example.org`, Why: words }), {
      ID: "leave",
      Why: "answer",
    });
    assert.deepEqual(guessed({ Answer: (row) => ["Yes", "No"][row % 2]! }), { Answer: "answer" });
    assert.deepEqual(guessed({ ID: (row) => String(row % 5), Why: words }), {
      ID: "attribute",
      Why: "answer",
    });
  });

  it("is what somebody chose, by name or letters, and guessed for the others", () => {
    const table = tableOf({
      Number: (row) => `N${row % 9}`,
      Age: (row) => String(20 + row),
      "Why, then?": words,
      How: words,
    });
    const roles = (choice: Parameters<typeof chooseColumns>[1]) => {
      const chosen = chooseColumns(table, choice);
      assert.ok("roles" in chosen, "wrong" in chosen ? chosen.wrong : "");
      return chosen.roles.join(" ");
    };
    assert.equal(roles({}), "attribute attribute answer answer");
    assert.equal(roles({ participant: "number" }), "participant attribute answer answer");
    assert.equal(roles({ answers: ["Why, then?"] }), "attribute attribute answer leave");
    assert.equal(roles({ answers: ["D, why,  then?"], leave: ["A,b"] }), "leave leave answer answer");
    assert.equal(roles({ facts: ["Age"], participant: "A" }), "participant fact answer answer");
  });

  it("is told where somebody chose what is not there", () => {
    const table = tableOf({ Number: id, Why: words });
    const wrong = (choice: Parameters<typeof chooseColumns>[1]) => {
      const chosen = chooseColumns(table, choice);
      return "wrong" in chosen ? chosen.wrong : "";
    };
    assert.equal(wrong({ answers: ["Why,Q7"] }), "There is no column “Q7”; there are: A “Number”, B “Why”.");
    assert.equal(wrong({ answers: ["B"], leave: ["Why"] }), "The column “Why” can't be taken as two things.");
    assert.equal(wrong({ per: "month" }), "A document is made per row or per respondent, not per “month”.");
  });
});
