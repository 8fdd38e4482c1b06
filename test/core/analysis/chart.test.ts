import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { barLength, chartPicture, figureText, mostKnown } from "../../../src/core/analysis/chart";
import type { ChartRow } from "../../../src/core/analysis/chart-rows";
import { shadesOf } from "../../../src/core/study/format/codebook/palette";
import { law } from "../law";
import { inAMoment } from "../moment";
import { dash, figure, figuresOf, row } from "./charted";
import { anyWords, elementsOf, readMarkup, storable, wordsOf } from "./markup";

const text = { title: "Themes", note: "All coders’ codings together", columns: ["Everybody"], of: "of" };
const elementsIn = (rows: readonly ChartRow[], also: Partial<typeof text> = {}) =>
  elementsOf(readMarkup(chartPicture(rows, { ...text, ...also })));
const bars = (rows: readonly ChartRow[], also: Partial<typeof text> = {}) =>
  elementsIn(rows, also).filter(({ name, attributes }) => name === "rect" && attributes["rx"] !== undefined);
const labels = (rows: readonly ChartRow[], also: Partial<typeof text> = {}) =>
  elementsIn(rows, also)
    .filter(({ name }) => name === "text")
    .map((element) => wordsOf([element]));

describe("A bar", () => {
  it("is as long as participants are many, against the most known of in its column", () => {
    const rows = [
      row("a", figure(3, 4, 40), figure(1, 2, 9)),
      row("b", figure(6, 12, 7), figure(2, 2)),
      row("c", dash, dash),
    ];
    const most = mostKnown(rows, 2);
    assert.deepEqual(most, [12, 2]);
    assert.deepEqual(
      rows.map((one) => [barLength(one, 0, most), barLength(one, 1, most)]),
      [
        [0.25, 0.5],
        [0.5, 1],
        [0, 0],
      ],
    );
  });

  it("has no length where nothing was found, nobody is known of, or there is no such column", () => {
    assert.equal(barLength(row("a", figure(0, 4)), 0, [4]), 0);
    assert.equal(barLength(row("a", figure(0, 0)), 0, [0]), 0);
    assert.equal(barLength(row("a", figure(2, 4)), 1, [4]), 0);
    assert.deepEqual(mostKnown([], 2), [0, 0]);
  });
});

describe("A figure in words", () => {
  it("says participants, those known of, and passages; a dash where nobody knows", () => {
    assert.equal(figureText(row("a", figure(7, 9, 41)), 0, "of"), "7 of 9 · 41");
    assert.equal(figureText(row("a", figure(0, 9, 0)), 0, "von"), "0 von 9 · 0");
    assert.equal(figureText(row("a", dash), 0, "of"), "–");
    assert.equal(figureText(row("a", dash), 1, "of"), "–");
  });
});

describe("The picture of a chart", () => {
  it("says the title, the columns, each row with its figures, and what is counted", () =>
    assert.deepEqual(
      labels([row("Trust", figure(2, 4, 9), dash), row("Price", figure(0, 4, 0), figure(1, 1, 1))], {
        columns: ["Everybody", "lost"],
      }),
      [
        "Themes",
        "Everybody",
        "lost",
        "Trust",
        "2 of 4 · 9",
        "–",
        "Price",
        "0 of 4 · 0",
        "1 of 1 · 1",
        "All coders’ codings together",
      ],
    ));

  it("has bars as long as the figures, in the colours of codes", () => {
    const rows = [
      { ...row("Trust", figure(2, 4)), color: "teal" },
      { ...row("Price", figure(4, 4)), color: "#aa00ff" },
      { ...row("Theme", figure(1, 4)), color: null },
      row("Nothing", figure(0, 4)),
      row("Nobody knows", dash),
    ];
    const [trust, price, theme, ...others] = bars(rows);
    assert.deepEqual(others, []);
    const length = (bar: typeof trust) => Number(bar!.attributes["width"]);
    assert.equal(length(trust), length(price) / 2);
    assert.ok(Math.abs(length(theme) - length(price) / 4) <= 1);
    assert.equal(trust!.attributes["fill"], shadesOf("teal").light);
    assert.match(price!.attributes["fill"]!, /^#[0-9a-f]{6}$/i);
  });

  it("has bars that agree with their figures, whatever they are", () =>
    law(fc.array(figuresOf(2), { minLength: 1, maxLength: 6 }), (all) => {
      const rows = all.map((figures, at) => row(`Code ${at}`, ...figures));
      const most = mostKnown(rows, 2);
      const full = 110;
      const expected = rows.flatMap((one) =>
        [0, 1].map((at) => Math.round(barLength(one, at, most) * full)).filter((length) => length > 0),
      );
      const drawn = bars(rows, { columns: ["Everybody", "lost"] });
      assert.deepEqual(
        drawn.map(({ attributes }) => Number(attributes["width"])),
        expected,
      );
      const shown = labels(rows, { columns: ["Everybody", "lost"] });
      for (const one of rows) for (const at of [0, 1]) assert.ok(shown.includes(figureText(one, at, "of")));
    }));

  it("is nothing but shapes and words, whatever people wrote", () =>
    law(
      fc.record({
        names: fc.array(anyWords, { maxLength: 4 }),
        title: anyWords,
        note: anyWords,
        columns: fc.array(anyWords, { maxLength: 3 }),
        of: anyWords,
      }),
      ({ names, ...said }) => {
        const rows = names.map((name, depth) => ({ ...row(name, figure(1, 2)), depth }));
        const svg = chartPicture(rows, { ...said });
        const nodes = readMarkup(svg);
        const known: Record<string, RegExp> = {
          svg: /^(xmlns|width|height|viewBox|font-family|font-size)$/,
          title: /^$/,
          rect: /^(x|y|width|height|rx|fill)$/,
          text: /^(x|y|fill|font-weight)$/,
        };
        for (const { name, attributes } of elementsOf(nodes))
          for (const key of Object.keys(attributes)) assert.match(key, known[name]!, name);
        const title = elementsOf(nodes).find(({ name }) => name === "title")!;
        assert.equal(wordsOf([title]), storable(said.title));
      },
      80,
    ));

  it("has labels that fit, their characters whole", () => {
    for (const long of [
      "word ".repeat(100),
      "😀".repeat(100),
      `a${"😀".repeat(100)}`,
      "e\u0301".repeat(100),
    ]) {
      for (const depth of [0, 3, 31]) {
        const [, , name] = labels([{ ...row(long, figure(1, 2)), depth }]);
        assert.ok(name!.length <= 40 && name!.endsWith("…") && !name!.includes("\ufffd"), name);
        assert.ok(long.startsWith(name!.slice(0, -1)), name);
      }
    }
    const [, , short] = labels([row("Taken for granted", figure(1, 2))]);
    assert.equal(short, "Taken for granted");
  });

  it("has heads that do not reach into the next column", () => {
    const [, first, second] = labels([row("Trust", figure(1, 2), figure(1, 2))], {
      columns: ["Everybody", "Small workshops in rural districts, family-run, third generation"],
    });
    assert.equal(first, "Everybody");
    assert.match(second!, /^Small workshops .{1,16}…$/);
  });

  it("stays within itself, however deep its codes are", () => {
    const deep = Array.from({ length: 32 }, (_, depth) => ({ ...row("Code", figure(1, 1)), depth }));
    const [first] = bars(deep);
    const barsBegin = Number(first!.attributes["x"]);
    for (const { name, attributes, inside } of elementsIn(deep))
      if (name === "text" && inside[0] === "Code") assert.ok(Number(attributes["x"]) < barsBegin - 40);
  });

  it("is drawn in a moment for very long labels, too", () => {
    for (const part of ["word ", "\n", "<", "\ud83d", "e\u0301"])
      inAMoment(part, (words) => {
        assert.ok(chartPicture([row(words, figure(1, 2))], { ...text, columns: [words] }).length < 3000);
      });
  });
});
