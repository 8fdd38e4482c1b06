import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { ask } from "../../../src/core/query/ask";
import { codedPassages, passagesOf } from "../../../src/core/query/coded-passages";
import { find } from "../../../src/core/query/find";
import type { CodedPassages } from "../../../src/core/study/model/passages";
import { printQuery } from "../../../src/core/query/print";
import { allOf, anyOf, type Query, type Term } from "../../../src/core/query/query";
import { textSearch } from "../../../src/core/query/text-search";
import { checkQuery } from "../../../src/core/query/check";
import { parseQuery } from "../../../src/core/query/parse";
import { inEnglish } from "../../../src/core/messages/message";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { lawOf } from "../law";
import { MemoryFiles } from "../memory-files";
import { coding, sidecarOf } from "../study/records";
import { asked } from "./asked";
import {
  groups,
  parents,
  smallStudies,
  themes,
  type Listed,
  type SmallStudy,
} from "../analysis/random-study";

const reading = { kind: "union" } as const;
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    kind: fc.constant("code" as const),
    value: fc.constantFrom("trust", "granted", "undervalued", "stray", "PRICE", "gone"),
    alone: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("theme" as const), value: fc.constantFrom("envelope", "the whole", "gone") }),
  fc.record({ kind: fc.constant("participant" as const), value: fc.constantFrom("P1", "P3", "P9") }),
  fc.record({ kind: fc.constant("speaker" as const), value: fc.constantFrom("P2", "I") }),
  fc.record({ kind: fc.constant("document" as const), value: fc.constantFrom("d0.md", "d1.md") }),
  fc.record({ kind: fc.constant("coder" as const), value: fc.constantFrom("ana", "ben") }),
  fc.record({
    kind: fc.constant("voice" as const),
    value: fc.constantFrom("own" as const, "observed" as const),
  }),
  fc.constantFrom<Term>(
    { kind: "attribute", name: "group", value: "lost" },
    { kind: "attribute", name: "method", value: "call" },
    { kind: "date", from: "2026-02-01", to: null },
    { kind: "date", from: null, to: "2026-01-31" },
    { kind: "words", value: "NUMBER" },
    { kind: "words", value: "it's" },
  ),
);
const { query: queries } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3 },
    term,
    fc.array(tie("query"), { minLength: 2, maxLength: 3 }).map(allOf),
    fc.array(tie("query"), { minLength: 2, maxLength: 3 }).map(anyOf),
    tie("query").map((of): Query => ({ kind: "not", of })),
  ),
}));

const isWithin = (code: string, above: string): boolean =>
  code === above || (parents[code] != null && isWithin(parents[code], above));

/** Whether a coding fits, looked at alone. */
function fits(study: SmallStudy, coding: Listed, query: Query): boolean {
  const { date, method } = study.documents.get(coding.document)!;
  switch (query.kind) {
    case "and":
      return query.of.every((part) => fits(study, coding, part));
    case "or":
      return query.of.some((part) => fits(study, coding, part));
    case "not":
      return !fits(study, coding, query.of);
    case "code": {
      const code = query.value === "undervalued" ? "granted" : query.value.toLowerCase();
      return query.alone ? coding.code === code : isWithin(coding.code, code);
    }
    case "theme": {
      const codes = themes[query.value === "the whole" ? "whole" : query.value] ?? [];
      return codes.some((code) => isWithin(coding.code, code));
    }
    case "participant":
      return coding.participant === query.value;
    case "speaker":
      return (coding.participant ?? "I") === query.value;
    case "document":
      return coding.document === query.value;
    case "coder":
      return coding.coder === query.value;
    case "voice":
      return coding.voice === query.value;
    case "attribute":
      return (query.name === "group" ? groups[coding.participant ?? ""] : method) === query.value;
    case "date":
      return (query.from === null || date >= query.from) && (query.to === null || date <= query.to);
    case "words":
      return coding.words.toLowerCase().replace(/’/g, "'").includes(query.value.toLowerCase());
  }
}

const placeOf = ({ document, coder, code, start, end }: Listed) =>
  `${document} ${start}–${end} ${coder} ${code}`;

describe("A query of a study", () => {
  it("finds what looking at each coding finds, however its terms are joined", () =>
    lawOf(
      fc.tuple(smallStudies, fc.array(queries, { minLength: 12, maxLength: 12 })),
      async ([small, all]) => {
        const folder = new StudyFolder(new MemoryFiles(small.files), "small");
        await folder.load();
        const { tables, setup } = folder.study;
        const search = textSearch(folder);
        for (const query of all) {
          const scope = (await ask(folder, { query, reading }, search))!;
          const found = scope.flatMap(({ document: { path, shard }, rows }) =>
            rows.map((at) => {
              const named = tables.codes.name(shard.code[at]!);
              const code = setup.codebook.aliases.get(named) ?? named;
              const [start, coder] = [shard.start[at]!, tables.owners.name(shard.owner[at]!)];
              return `${path} ${start}–${start + shard.length[at]!} ${coder} ${code}`;
            }),
          );
          const expected = small.codings
            .filter((coding) => coding.coder !== "@agreed" && fits(small, coding, query))
            .map(placeOf);
          assert.deepEqual(found.sort(), expected.sort(), printQuery(query));
        }
      },
    ));

  it("has among its people whose passages might fit, and nobody whose can’t", async () => {
    const folder = new StudyFolder(
      new MemoryFiles({
        "participants.csv": "participant,group\nP1,lost\nP2,won\n",
        "both.md": "---\nspeakers: {P1: P1, P2: P2}\ndate: 2026-03-01\n---\n\nP1: Yes.\n\nP2: No.\n",
        "one.md": "---\nspeakers: {P2: P2}\n---\n\nP2: No.\n",
        "none.md": "Words.\n",
      }),
      "people",
    );
    await folder.load();
    const { participants } = folder.study.tables;
    const people = async (text: string) => {
      const parsed = parseQuery(text);
      if ("wrong" in parsed) throw new RangeError(text);
      const scope = (await ask(folder, { query: parsed.query, reading }, textSearch(folder)))!;
      return scope.map(({ document, people: all }) =>
        [document.path, ...all.map((one) => participants.name(one))].join(" "),
      );
    };
    assert.deepEqual(await people(""), ["both.md P1 P2", "none.md", "one.md P2"]);
    assert.deepEqual(await people("code:trust"), ["both.md P1 P2", "none.md", "one.md P2"]);
    assert.deepEqual(await people("group:lost"), ["both.md P1"]);
    assert.deepEqual(await people("-group:lost"), ["both.md P2", "none.md", "one.md P2"]);
    assert.deepEqual(await people("group:lost OR code:trust"), ["both.md P1 P2", "none.md", "one.md P2"]);
    assert.deepEqual(await people("group:lost -participant:P1"), []);
    assert.deepEqual(await people("date:2026 participant:P2"), ["both.md P2"]);
    assert.deepEqual(await people("-date:2026"), ["none.md", "one.md P2"]);
  });
});

describe("A code that only codings name", () => {
  it("is meant by its id, though another code has that for a name", async () => {
    const text = "She said so. He left.\n";
    const folder = new StudyFolder(
      new MemoryFiles({
        "codebook.yaml": "codes: [{id: cost, name: price}]\n",
        "a.md": text,
        "codings/ana/a.md.jsonl": sidecarOf(
          coding(1, "[[She said so.]] He left.\n", "price"),
          coding(2, "She said so. [[He left.]]\n", "cost"),
        ),
      }),
      "study",
    );
    await folder.load();
    const words = (passages: CodedPassages) =>
      passages.passages
        .slice()
        .flatMap(({ shard, rows }) =>
          rows.map((at) => text.slice(shard.start[at], shard.start[at]! + shard.length[at]!)),
        );
    assert.deepEqual(words(codedPassages(folder.study, new Set(["price"]))), ["She said so."]);
    assert.deepEqual(words(codedPassages(folder.study, new Set(["cost"]))), ["He left."]);
    for (const [query, expected] of [
      ["code:price", "She said so."],
      ["code:PRICE", "He left."],
    ] as const)
      assert.deepEqual(words(passagesOf([...find(folder.study, { query: asked(query), reading })])), [
        expected,
      ]);
  });
});

describe("What a study can’t be asked", () => {
  const wrongs = async (text: string) => {
    const codebook =
      "codes:\n  - {id: trust, name: Trust}\n  - {id: cost, name: Price}\n  - {id: price-2, name: Price}\n";
    const folder = new StudyFolder(
      new MemoryFiles({ "codebook.yaml": codebook, "a.md": "Words.\n" }),
      "study",
    );
    await folder.load();
    const parsed = parseQuery(text);
    if ("wrong" in parsed) throw new RangeError(text);
    return checkQuery(folder.study, parsed).map(
      ({ wrong, span: { start, end } }) => `${text.slice(start, end)}: ${inEnglish(wrong)}`,
    );
  };

  it("is named, each at its place", async () => {
    assert.deepEqual(await wrongs("code:Trust document:a.md (group:lost OR words)"), []);
    assert.deepEqual(await wrongs('-"no" code:gone theme:gone document:b.md'), [
      "code:gone: The study has no code “gone”.",
      "theme:gone: The study has no theme “gone”.",
      "document:b.md: The study has no document “b.md”.",
    ]);
    assert.deepEqual(await wrongs("code:price"), [
      "code:price: 2 codes are called “price”: cost, price-2. Name one by its id.",
    ]);
  });

  it("are passages of two codes at once, or without one, which are stretches that nothing makes yet", async () => {
    assert.deepEqual(await wrongs("code:trust (group:lost code:cost)"), [
      "code:cost: Passages of two codes at once can’t be asked for yet; either is, with OR.",
    ]);
    assert.deepEqual(await wrongs("group:lost -code:trust"), [
      "code:trust: Passages without a code can’t be asked for yet.",
    ]);
    assert.deepEqual(await wrongs("(code:trust OR code:cost) -group:lost"), []);
  });
});
