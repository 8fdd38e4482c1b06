import * as assert from "node:assert/strict";
import { chartRows, type Arrangement, type ChartRow } from "../../../src/core/analysis/chart-rows";
import { breakdown } from "../../../src/core/analysis/breakdown";
import { everything, type Query } from "../../../src/core/analysis/query";
import { scopeOf } from "../../../src/core/analysis/scope";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { MemoryFiles } from "../memory-files";
import { codedMark, coding, sidecarOf } from "../study/records";

const codebook = `codes:
  - id: trust
    name: Trust
    codes:
      - id: granted
        name: Taken for granted
        aliases: [undervalued]
      - id: betrayed
        name: Betrayed
  - id: price
    name: Price
    codes:
      - id: margin
        name: Margin
`;
const theme = (title: string, front: string) => `---\n${front}\n---\n# ${title}\n`;
const themes = {
  "themes/a.md": theme("Dropped idea", "status: dropped\ncodes: [price]"),
  "themes/b.md": theme("Candidate idea", "codes: [undervalued, granted, ghost]"),
  "themes/c.md": theme("Kept idea", "status: kept\ncodes: [margin]\nsubthemes: [b]"),
};

/** Of P1: granted, by its former name, and stray. Of P2 and P1: betrayed. */
const said = (person: string) => `${person}: one two three\n\nI: Yes?\n\n${person}: four\n`;
const at = (person: string, words: string) => said(person).replace(words, `[[${words}]]`);
const files = {
  "emic.yaml": "interviewers: [I]\n",
  "codebook.yaml": codebook,
  "participants.csv": "participant\nP1\nP2\n",
  "r1.md": said("P1"),
  "r2.md": said("P2"),
  "codings/ana/r1.md.jsonl": sidecarOf(
    coding(1, at("P1", "one"), "undervalued"),
    coding(2, at("P1", "two"), "stray"),
    coding(3, at("P1", "three"), "betrayed"),
  ),
  "codings/ana/r2.md.jsonl": sidecarOf(coding(4, at("P2", "three"), "betrayed")),
};

interface Asked extends Partial<Query>, Partial<Arrangement> {
  readonly rollUp?: boolean;
  readonly also?: Readonly<Record<string, string>>;
}

async function rowsOf({ by = "themes", sort = "study", rollUp = true, also = themes, ...asked }: Asked) {
  const port = new MemoryFiles({ ...files, ...also });
  const folder = new StudyFolder(port, "study");
  await folder.load();
  const query = { ...everything({ kind: "union" }), ...asked };
  const counted = breakdown(folder.study, [...scopeOf(folder.study, query)], { rollUp, split: null });
  return chartRows(folder.study.frame, counted, query, { by, sort });
}

const shown = ({ depth, name, subject, status, figures, isParent }: ChartRow) =>
  [
    "  ".repeat(depth) + (subject.kind === "unthemed" ? "(no theme)" : name),
    ...(status === null ? [] : [`(${status})`]),
    figures[0]!.count === null ? "–" : `${figures[0]!.count.participants} ${figures[0]!.count.passages}`,
    ...(isParent ? ["▾"] : []),
  ].join(" ");

async function check(asked: Asked, ...expected: readonly string[]): Promise<void> {
  const rows = await rowsOf(asked);
  assert.deepEqual(rows.map(shown), expected);
  assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length, "keys are unique");
  for (const { figures } of rows) assert.equal(figures.length, 1);
}

describe("The rows of a chart", () => {
  it("are themes, those that were kept first, with their codes below them, then what no theme gathers", () =>
    check(
      {},
      "Kept idea 1 1 ▾",
      "  Margin –",
      "Candidate idea (candidate) 1 1 ▾",
      "  Taken for granted 1 1",
      "  ghost –",
      "Dropped idea (dropped) – ▾",
      "  Price –",
      "(no theme) 2 3",
    ));

  it("are the codes of the codebook, then those that it lacks", () =>
    check(
      { by: "codes" },
      "Trust 2 3 ▾",
      "  Taken for granted 1 1",
      "  Betrayed 2 2",
      "Price – ▾",
      "  Margin –",
      "stray 1 1",
    ));

  it("count for each code its own codings alone, where that is asked", () =>
    check(
      { by: "codes", rollUp: false },
      "Trust – ▾",
      "  Taken for granted 1 1",
      "  Betrayed 2 2",
      "Price – ▾",
      "  Margin –",
      "stray 1 1",
    ));

  it("are the top-level codes in a study without themes", async () => {
    await check({ also: {} }, "Trust 2 3", "Price –");
    await check({ also: {}, codes: ["margin"] }, "Price –");
    await check({ also: { "codebook.yaml": "codes: []\n" } });
  });

  it("come with what was found of most participants first, what nobody knows last", async () => {
    await check(
      { by: "codes", sort: "found" },
      "Trust 2 3 ▾",
      "  Betrayed 2 2",
      "  Taken for granted 1 1",
      "stray 1 1",
      "Price – ▾",
      "  Margin –",
    );
    await check(
      { sort: "found", themes: ["a", "b"] },
      "Candidate idea (candidate) 1 1 ▾",
      "  Taken for granted 1 1",
      "  ghost –",
      "Dropped idea (dropped) – ▾",
      "  Price –",
    );
    // Where it is known that nothing was found, that comes before what nobody knows.
    const marks = {
      "codings/ana/r1.md.jsonl": sidecarOf(coding(1, at("P1", "one"), "margin"), codedMark(8)),
      "codings/ana/r2.md.jsonl": sidecarOf(codedMark(9)),
    };
    await check({ also: marks, sort: "found" }, "Price 1 1", "Trust 0 0");
  });

  it("are those alone that a code asked for is in, is below, or is above", async () => {
    await check(
      { by: "codes", codes: ["trust"] },
      "Trust 2 3 ▾",
      "  Taken for granted 1 1",
      "  Betrayed 2 2",
    );
    await check({ by: "codes", codes: ["granted"] }, "Trust 1 1 ▾", "  Taken for granted 1 1");
    await check({ by: "codes", codes: ["stray"] }, "stray 1 1");
    await check(
      { codes: ["granted"] },
      "Kept idea 1 1",
      "Candidate idea (candidate) 1 1 ▾",
      "  Taken for granted 1 1",
      "(no theme) –",
    );
  });

  it("are the same whether a code is asked for by its id or a former one", async () => {
    await check({ by: "codes", codes: ["undervalued"] }, "Trust 1 1 ▾", "  Taken for granted 1 1");
    assert.deepEqual(await rowsOf({ codes: ["undervalued"] }), await rowsOf({ codes: ["granted"] }));
  });

  it("hold what no theme gathers also where that is all that was asked for", () =>
    check({ codes: ["stray"] }, "(no theme) 1 1"));

  it("are those alone that a theme asked for gathers, by its subthemes too", async () => {
    await check({ themes: ["a"] }, "Dropped idea (dropped) – ▾", "  Price –");
    await check(
      { themes: ["c"] },
      "Kept idea 1 1 ▾",
      "  Margin –",
      "Candidate idea (candidate) 1 1 ▾",
      "  Taken for granted 1 1",
      "  ghost –",
    );
    await check(
      { themes: ["c"], by: "codes" },
      "Trust 1 1 ▾",
      "  Taken for granted 1 1",
      "Price – ▾",
      "  Margin –",
    );
    await check({ themes: ["gone"] });
    await check({ themes: ["gone"], by: "codes" });
  });

  it("have the codes that both a code and a theme asked for let through", () =>
    check({ themes: ["b"], codes: ["trust"], by: "codes" }, "Trust 1 1 ▾", "  Taken for granted 1 1"));

  it("of a code that nobody ever used, in a theme, have as many figures as the others", async () => {
    const ghost = (await rowsOf({})).find(({ name }) => name === "ghost")!;
    assert.deepEqual([ghost.color, ghost.figures], ["grey", [{ count: null, known: 0 }]]);
  });
});
