import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import Papa from "papaparse";
import type { ChartRow } from "../../../src/core/analysis/chart-rows";
import { look, type View } from "../../../src/core/analysis/look";
import { numbersTable } from "../../../src/core/analysis/numbers";
import { everything } from "../../../src/core/query/query";
import { textSearch } from "../../../src/core/query/text-search";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { law, lawOf } from "../law";
import { MemoryFiles } from "../memory-files";
import { dash, figure, figuresOf, row } from "./charted";
import { anyWords, hostile } from "./markup";
import { smallStudies } from "./random-study";

const headings = {
  name: "name",
  participants: "participants",
  known: "known of",
  documents: "documents",
  passages: "passages",
};

/** The cells as a program that reads CSV gets them. */
function cellsOf(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ",", newline: "\r\n" });
  assert.deepEqual(errors, []);
  assert.deepEqual(data.pop(), [""], "the last line ends");
  return data;
}

/** What spreadsheets compute. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

describe("A table of numbers", () => {
  it("has a row for each line of the chart, with its level, its name and its figures", () => {
    const rows = [row("Trust", figure(2, 4, 9)), { ...row("Taken, for granted", figure(1, 4, 2)), depth: 1 }];
    assert.equal(
      numbersTable(rows, ["Everybody"], headings),
      "#,name,participants,known of,documents,passages\r\n" +
        "1,Trust,2,4,2,9\r\n" +
        '2,"Taken, for granted",1,4,1,2\r\n',
    );
  });

  it("has empty cells for a dash, and a zero for zero", () =>
    assert.deepEqual(
      cellsOf(numbersTable([row("Trust", dash, figure(0, 4, 0))], ["all", "lost"], headings)),
      [
        [
          "#",
          "name",
          ...["all: participants", "all: known of", "all: documents", "all: passages"],
          ...["lost: participants", "lost: known of", "lost: documents", "lost: passages"],
        ],
        ["1", "Trust", "", "", "", "", "0", "4", "0", "0"],
      ],
    ));

  it("has nothing that a spreadsheet takes for a formula", () => {
    for (const words of hostile) {
      const table = cellsOf(numbersTable([row(words, figure(1, 1), dash)], [words, words], headings));
      for (const cell of table.flat()) assert.doesNotMatch(cell, formula, JSON.stringify(words));
    }
  });

  it("gives back the words that people wrote, behind an apostrophe where they might compute", () =>
    law(
      fc.record({
        names: fc.array(anyWords, { maxLength: 5 }),
        columns: fc.array(anyWords, { minLength: 2, maxLength: 3 }),
      }),
      ({ names, columns }) => {
        const rows = names.map((name) => row(name, ...columns.map(() => figure(1, 2))));
        const [head, ...others] = cellsOf(numbersTable(rows, columns, headings));
        const safe = (words: string) => (formula.test(words) ? `'${words}` : words);
        assert.equal(head!.length, 2 + columns.length * 4);
        for (const [at, column] of columns.entries())
          assert.equal(head![2 + at * 4], safe(`${column}: participants`));
        assert.deepEqual(
          others.map(([, name]) => name),
          names.map(safe),
        );
        for (const cells of others) assert.equal(cells.length, head!.length);
      },
      100,
    ));

  it("says what the figures say, a cell for each", () =>
    law(fc.array(figuresOf(2), { maxLength: 5 }), (all) => {
      const rows: ChartRow[] = all.map((figures, at) => row(`Code ${at}`, ...figures));
      const [, ...lines] = cellsOf(numbersTable(rows, ["all", "lost"], headings));
      assert.deepEqual(
        lines.map((cells) => cells.slice(2)),
        rows.map(({ figures }) =>
          figures.flatMap(({ count, known }) =>
            count === null
              ? ["", "", "", ""]
              : [count.participants, known, count.documents, count.passages].map(String),
          ),
        ),
      );
    }));

  it("of a study is what was counted in it", () =>
    lawOf(smallStudies, async ({ files }) => {
      const folder = new StudyFolder(new MemoryFiles(files), "study");
      await folder.load();
      for (const by of ["themes", "codes"] as const)
        for (const rollUp of [false, true]) {
          const view: View = {
            query: everything,
            reading: { kind: "union" },
            rollUp,
            groupBy: "group",
            by,
            sort: "study",
            subject: { kind: "everything" },
            column: 0,
          };
          const seen = (await look(folder, view, { search: textSearch(folder), others: "others" }))!;
          const columns = ["all", ...seen.groups.map(({ label }) => label ?? "–")];
          const [head, ...lines] = cellsOf(numbersTable(seen.rows, columns, headings));
          assert.equal(lines.length, seen.rows.length);
          for (const [at, { subject }] of seen.rows.entries()) {
            const { codes, themes, unthemed } = seen.counted;
            const figures =
              subject.kind === "unthemed"
                ? unthemed
                : (subject.kind === "code" ? codes : themes).get((subject as { id: string }).id)!;
            const [, , ...cells] = lines[at]!;
            assert.equal(cells.length + 2, columns.length === 1 ? 6 : head!.length);
            for (const [column, { count, known }] of figures.entries()) {
              const numbers =
                count === null
                  ? ["", "", "", ""]
                  : [count.participants, known, count.documents, count.passages];
              assert.deepEqual(cells.slice(column * 4, column * 4 + 4), numbers.map(String));
            }
          }
        }
    }));
});
