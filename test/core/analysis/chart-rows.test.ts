import * as assert from "node:assert/strict";
import { chartRows, type Arrangement, type ChartRow } from "../../../src/core/analysis/chart-rows";
import { breakdown } from "../../../src/core/analysis/breakdown";
import { find } from "../../../src/core/query/find";
import { asked } from "../query/asked";
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

interface Asked extends Partial<Arrangement> {
  /** In the query language; by default everything. */
  readonly ask?: string;
  readonly rollUp?: boolean;
  readonly also?: Readonly<Record<string, string>>;
}

async function rowsOf({ by = "themes", sort = "study", rollUp = true, also = themes, ask = "" }: Asked) {
  const port = new MemoryFiles({ ...files, ...also });
  const folder = new StudyFolder(port, "study");
  await folder.load();
  const query = asked(ask);
  const counted = breakdown(folder.study, [...find(folder.study, { query, reading: { kind: "union" } })], {
    rollUp,
    groupBy: null,
  });
  return chartRows(folder.study, counted, query, { by, sort });
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
    await check({ also: {}, ask: "code:margin" }, "Price –");
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
      { sort: "found", ask: "theme:a OR theme:b" },
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
      { by: "codes", ask: "code:trust" },
      "Trust 2 3 ▾",
      "  Taken for granted 1 1",
      "  Betrayed 2 2",
    );
    await check({ by: "codes", ask: "code:granted" }, "Trust 1 1 ▾", "  Taken for granted 1 1");
    await check({ by: "codes", ask: "code:stray" }, "stray 1 1");
    await check(
      { ask: "code:granted" },
      "Kept idea 1 1",
      "Candidate idea (candidate) 1 1 ▾",
      "  Taken for granted 1 1",
      "(no theme) –",
    );
  });

  it("are the same whether a code is asked for by its id or a former one", async () => {
    await check({ by: "codes", ask: "code:undervalued" }, "Trust 1 1 ▾", "  Taken for granted 1 1");
    assert.deepEqual(await rowsOf({ ask: "code:undervalued" }), await rowsOf({ ask: "code:granted" }));
  });

  it("hold what no theme gathers also where that is all that was asked for", () =>
    check({ ask: "code:stray" }, "(no theme) 1 1"));

  it("are those alone that a theme asked for gathers, by its subthemes too", async () => {
    await check({ ask: "theme:a" }, "Dropped idea (dropped) – ▾", "  Price –");
    await check(
      { ask: "theme:c" },
      "Kept idea 1 1 ▾",
      "  Margin –",
      "Candidate idea (candidate) 1 1 ▾",
      "  Taken for granted 1 1",
      "  ghost –",
    );
    await check(
      { ask: "theme:c", by: "codes" },
      "Trust 1 1 ▾",
      "  Taken for granted 1 1",
      "Price – ▾",
      "  Margin –",
    );
    await check({ ask: "theme:gone" });
    await check({ ask: "theme:gone", by: "codes" });
  });

  it("have the codes that both a code and a theme asked for let through", () =>
    check({ ask: "theme:b code:trust", by: "codes" }, "Trust 1 1 ▾", "  Taken for granted 1 1"));

  it("of a code that nobody ever used, in a theme, have as many figures as the others", async () => {
    const ghost = (await rowsOf({})).find(({ name }) => name === "ghost")!;
    assert.deepEqual([ghost.color, ghost.figures], ["grey", [{ count: null, known: 0 }]]);
  });
});
