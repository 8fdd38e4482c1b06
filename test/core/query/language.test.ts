import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { readDays } from "../../../src/core/query/dates";
import { parseQuery } from "../../../src/core/query/parse";
import { printQuery } from "../../../src/core/query/print";
import { allOf, anyOf, sameQuery, type Query, type Term } from "../../../src/core/query/query";
import { inEnglish } from "../../../src/core/messages/message";
import { law } from "../law";
import { asked } from "./asked";

/** A query fully in parentheses, so that one sees what belongs together. */
function shape(query: Query): string {
  if (query.kind === "and" || query.kind === "or")
    return `(${query.of.map(shape).join(query.kind === "and" ? " & " : " | ")})`;
  return query.kind === "not" ? `!${shape(query.of)}` : printQuery(query);
}

const reads = (text: string, expected: string) => assert.equal(shape(asked(text)), expected, text);

/** What is wrong with a text, and where. */
function wrongIn(text: string): readonly [string, string] {
  const read = parseQuery(text);
  if (!("wrong" in read)) throw new RangeError(`“${text}” is a query: ${shape(read.query)}`);
  return [inEnglish(read.wrong), text.slice(read.span.start, read.span.end)];
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((one) => one.trim() !== ""),
  fc.constantFrom(
    "OR",
    "turn",
    "near",
    "-a",
    "a b",
    'say "yes"',
    "back\\slash",
    "/x/",
    "a:b",
    "(",
    "=x",
    "1..2",
    "<5",
  ),
);
const day = fc.constantFrom("2026-03-12", "2026-03-01", "2024-02-29", "1999-12-31");
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ kind: fc.constant("code" as const), value: text, alone: fc.boolean() }),
  ...(["theme", "participant", "speaker", "document", "coder", "words"] as const).map((kind) =>
    fc.record({ kind: fc.constant(kind), value: text }),
  ),
  fc.record({
    kind: fc.constant("voice" as const),
    value: fc.constantFrom("own" as const, "second-hand" as const),
  }),
  fc.record({
    kind: fc.constant("attribute" as const),
    name: fc.oneof(text, fc.constantFrom("group", "date", "fact")),
    value: text,
  }),
  fc
    .record({ kind: fc.constant("date" as const), from: fc.option(day), to: fc.option(day) })
    .filter(({ from, to }) => from !== null || to !== null),
);
const { query: queries } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4 },
    term,
    fc.array(tie("query"), { minLength: 2, maxLength: 4 }).map(allOf),
    fc.array(tie("query"), { minLength: 2, maxLength: 4 }).map(anyOf),
    tie("query").map((of): Query => ({ kind: "not", of })),
  ),
}));

/** What might be typed, and what might be anything. */
const pieces = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc
    .array(
      fc.constantFrom("(", ")", "-", '"', ":", "=", "a", " ", "OR", "code", "\\", "fact:", "date:2026.."),
    )
    .map((all) => all.join("")),
);

describe("The query language", () => {
  it("has terms, each by its key, with values in quotation marks where they have spaces", () => {
    assert.deepEqual(asked("code:trust"), { kind: "code", value: "trust", alone: false });
    assert.deepEqual(asked('code:="Taken for granted"'), {
      kind: "code",
      value: "Taken for granted",
      alone: true,
    });
    assert.deepEqual(asked("group:lost"), { kind: "attribute", name: "group", value: "lost" });
    assert.deepEqual(asked('fact:"date":2026'), { kind: "attribute", name: "date", value: "2026" });
    assert.deepEqual(asked('fact:"first visit":"last year"'), {
      ...{ kind: "attribute", name: "first visit" },
      value: "last year",
    });
    assert.deepEqual(asked('document:"a b/ä.md"'), { kind: "document", value: "a b/ä.md" });
    assert.deepEqual(asked('"say \\"yes\\" \\\\ no"'), { kind: "words", value: 'say "yes" \\ no' });
  });

  it("is everything where it says nothing", () => {
    assert.deepEqual(asked(""), { kind: "and", of: [] });
    assert.deepEqual(asked(" \n "), { kind: "and", of: [] });
    assert.equal(printQuery(asked("")), "");
  });

  it("binds not before and, and before OR, as parentheses do not say otherwise", () => {
    reads("group:lost code:trust", "(group:lost & code:trust)");
    reads("a b OR c d", "((a & b) | (c & d))");
    reads("a (b OR c) d", "(a & (b | c) & d)");
    reads("-a b", "(!a & b)");
    reads("-(a b) OR -c", "(!(a & b) | !c)");
    reads("((a))", "a");
    reads("a (b c)", "(a & b & c)");
  });

  it("has OR, turn and near as words where they stand between no two terms", () => {
    reads("OR", '"OR"');
    reads("OR a", '("OR" & a)');
    reads("a OR", '(a & "OR")');
    reads("(OR)", '"OR"');
    reads("a OR OR b", '(a | ("OR" & b))');
    reads('a "OR" b', '(a & "OR" & b)');
    reads("turn", '"turn"');
    reads("near", '"near"');
    assert.match(wrongIn("our turn came")[0], /“turn” between two terms/);
    assert.match(wrongIn("code:a near code:b")[0], /“near” between two terms/);
  });

  it("has dates by day, month, year or range, ends included", () => {
    const days = (written: string) => {
      const read = readDays(written);
      return read === null ? null : `${read.from ?? ""}..${read.to ?? ""}`;
    };
    assert.equal(days("2026-03-12"), "2026-03-12..2026-03-12");
    assert.equal(days("2026-02"), "2026-02-01..2026-02-28");
    assert.equal(days("2024-02"), "2024-02-01..2024-02-29");
    assert.equal(days("2026"), "2026-01-01..2026-12-31");
    assert.equal(days("2026-03..2026-04"), "2026-03-01..2026-04-30");
    assert.equal(days("2026.."), "2026-01-01..");
    assert.equal(days("..2026-03-12"), "..2026-03-12");
    for (const wrong of [
      "",
      "..",
      "2026-13",
      "2026-02-30",
      "1900-02-29",
      "March",
      "2026..x",
      "1..2..3",
      "26-03-12",
    ])
      assert.equal(days(wrong), null, wrong);
  });

  it("says what is wrong, and where", () => {
    assert.deepEqual(wrongIn("a (b c"), ["This parenthesis is not closed.", "(b c"]);
    assert.deepEqual(wrongIn("a b) c"), ["This parenthesis closes none that was opened.", ")"]);
    assert.deepEqual(wrongIn("a () b"), ["Between these parentheses there is nothing.", "("]);
    assert.deepEqual(wrongIn('code:"trust'), ["This quotation mark is not closed.", 'code:"trust']);
    assert.deepEqual(wrongIn("code: trust"), ["After “code:” a value is missing.", "code:"]);
    assert.deepEqual(wrongIn("a voice:loud"), [
      "A voice is own, observed, second-hand or analogy.",
      "voice:loud",
    ]);
    assert.deepEqual(wrongIn("fact:town"), [
      "After “fact:” come a name and a value, such as fact:town:Leeds.",
      "fact:town",
    ]);
    assert.deepEqual(wrongIn("a date:soon b")[1], "date:soon");
    assert.deepEqual(wrongIn("--a"), ["After the minus sign there is nothing to leave out.", "-"]);
    assert.deepEqual(wrongIn('""'), ["Between these quotation marks there are no words.", '""']);
  });

  it("says of what is still to come that it can’t be asked for yet, and takes it for nothing else", () => {
    for (const later of [
      "is:comment",
      "has:memo",
      "who:(a)",
      "saved:left",
      "basis:said",
      "made:2026",
      "age:>30",
      "age:20..30",
      "/a+/",
    ])
      assert.match(wrongIn(later)[0], /can.t be asked for yet/, later);
    assert.deepEqual(asked('age:">30"'), { kind: "attribute", name: "age", value: ">30" });
  });

  it("is bounded: in length, in terms, in parentheses", () => {
    assert.match(wrongIn("a ".repeat(20_000))[0], /longer than a query/);
    assert.match(wrongIn("a ".repeat(1001))[0], /1000 terms/);
    assert.match(wrongIn("(".repeat(51))[0], /more parentheses/);
    assert.match(wrongIn("-(".repeat(9000))[0], /more parentheses/);
    reads(`${"(".repeat(50)}a${")".repeat(50)}`, "a");
  });

  it("reads what it prints as the same query, whatever the query", () =>
    law(queries, (query) => assert.ok(sameQuery(asked(printQuery(query)), query), printQuery(query)), 100));

  it("never fails on a text, and names a place in it where it is no query", () =>
    law(
      pieces,
      (written) => {
        const read = parseQuery(written);
        if (!("wrong" in read)) return assert.ok(sameQuery(asked(printQuery(read.query)), read.query));
        const { start, end } = read.span;
        assert.ok(0 <= start && start < end && end <= written.length, `${start}–${end} of “${written}”`);
      },
      300,
    ));
});
