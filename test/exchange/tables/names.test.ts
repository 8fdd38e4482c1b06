import * as assert from "node:assert/strict";
import { tableIn, told } from "./xlsx";

describe("The names of a table's columns", () => {
  it("are no two alike, on one line, and there where somebody forgot one", () => {
    const table = tableIn("a.csv", 'Name,"Why\n  so",,Why so,why so\nP1,a,b,c,d\nP2,a,b,c,d\n');
    assert.deepEqual(table.columns, ["Name", "Why so", "Column C", "Why so (2)", "why so (3)"]);
    assert.deepEqual(told(table.warnings), [
      "columns without a name: 1 (Column C)",
      "columns named like one before: 2 (Why so (2), why so (3))",
    ]);
  });

  it("are letters where the first row is one of answers", () => {
    const table = tableIn("a.csv", "34,2026-03-12,It was fine\n51,2026-03-13,It was not\n");
    assert.deepEqual(table.columns, ["Column A", "Column B", "Column C"]);
    assert.equal(table.rows.length, 2);
    assert.equal(told(table.warnings)[0], "tables whose columns have no names, called by their letters: 1");
  });

  it("are letters where there is one column, and it begins with a comment", () => {
    const table = tableIn("a.csv", "Good service, but slow\nI will never come back\nThe staff was lovely\n");
    assert.deepEqual(table.columns, ["Column A"]);
    assert.equal(table.rows.length, 3);
    assert.deepEqual(tableIn("a.csv", "What did you like, if anything?\nThe staff\nAll\n").columns, [
      "What did you like, if anything?",
    ]);
  });

  it("may be years, and stand above numbers", () => {
    assert.deepEqual(tableIn("a.csv", "Name,2025,2026\nP1,3,4\nP2,5,6\n").columns, ["Name", "2025", "2026"]);
    assert.deepEqual(tableIn("a.csv", "Age,1\n34,3\n51,4\n").columns, ["Age", "1"]);
  });

  it("stand below titles", () => {
    const { columns, omitted, numbers } = tableIn(
      "a.csv",
      "Survey 2026;;\nmade on;12.3.2026;\nID;Age;Why\n1;34;So\n",
    );
    assert.deepEqual([columns, numbers], [["ID", "Age", "Why"], [4]]);
    assert.deepEqual(told(omitted), [
      "words above the names of the columns: 2 (Survey 2026, made on 12.3.2026)",
    ]);
  });

  it("have what was asked below them, as Qualtrics exports it", () => {
    const table = tableIn(
      "a.csv",
      'StartDate,ResponseId,Q1,Q2_4_TEXT\nStart Date,Response ID,"Why do you\nstay?",Other - Text\n' +
        '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1_TEXT""}","{""ImportId"":""QID2""}"\n' +
        "2026-03-12,R_1,Because,\n",
    );
    assert.deepEqual(table.columns, ["StartDate", "ResponseId", "Q1", "Q2_4_TEXT"]);
    assert.deepEqual(table.questions, ["Start Date", "Response ID", "Why do you stay?", "Other - Text"]);
    assert.deepEqual(table.rows, [["2026-03-12", "R_1", "Because", ""]]);
  });

  it("are of two rows where the second parts the first, as SurveyMonkey exports it", () => {
    const table = tableIn(
      "a.csv",
      "Respondent ID,Why do you stay?,Which do you use?,,Age?\n,Open-Ended Response,Phone,Other (please specify),Response\n" +
        "118,It works,Phone,,34\n119,Cheap,,Fax,51\n",
    );
    assert.deepEqual(table.columns, [
      "Respondent ID",
      "Why do you stay?",
      "Which do you use? – Phone",
      "Which do you use? – Other (please specify)",
      "Age?",
    ]);
    assert.equal(table.rows.length, 2);
  });

  it("are of one row where the second is somebody's answers", () => {
    const table = tableIn("a.csv", "ID,Why,Age\n1,So,\n2,,34\n");
    assert.deepEqual([table.columns, table.rows.length], [["ID", "Why", "Age"], 2]);
  });
});
