import { codedPassages } from "../../../../src/core/query/coded-passages";
import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { codeTree } from "../../../../src/core/study/model/code-tree";
import { around } from "../../../../src/core/study/model/passages";
import { quoteRefusal } from "../../../../src/core/consent/participant-consent";
import { nameOf, quoteBlock } from "../../../../src/core/study/format/quote-block";
import { readParticipants } from "../../../../src/core/study/format/participants";
import type { Reading } from "../../../../src/core/study/model/reading";
import { rowAt, type Row } from "../../../../src/core/study/model/shard";
import { Study } from "../../../../src/core/study/model/study";
import { law } from "../../law";
import { frameWith, put, row } from "../format/codebook/books";

const codebook =
  "codes: [{id: price, name: Price, codes: [{id: trust, name: Trust}, {id: margin, name: A margin}]}, {id: other, name: Élan}]";

function studyWith(rows: readonly Row[]): Study {
  const study = new Study();
  study.setSetup(frameWith(codebook));
  put(study, "r.md", rows);
  return study;
}

/** Passages in short: for each where it stands and who gave it which codes. */
function shown(study: Study, ...codes: string[]): string[] {
  return codedPassages(study, new Set(codes))
    .passages.slice()
    .map(({ shard, rows }) => {
      const own = rows.map((at) => rowAt(shard, at, study.tables));
      const { start, length } = around(own);
      return `${start}-${start + length} ${own.map(({ owner, code }) => `${owner}:${code}`).join(" ")}`;
    });
}

describe("The passages of some codes", () => {
  it("are one where several coders' codings overlap, and where one coder gave one several codes", () => {
    const study = studyWith([
      row(1, { start: 0, length: 10 }),
      row(2, { start: 5, length: 10, owner: "ben", code: "margin" }),
      row(3, { start: 20 }),
      row(4, { start: 20, code: "margin" }),
      row(5, { start: 22, code: "margin" }),
      row(6, { start: 40, code: "other" }),
    ]);
    assert.deepEqual(shown(study, "trust", "margin"), [
      "0-15 ana:trust ben:margin",
      "20-25 ana:trust ana:margin",
      "22-27 ana:margin",
    ]);
    assert.deepEqual(shown(study, "trust"), ["0-10 ana:trust", "20-25 ana:trust"]);
    assert.deepEqual(shown(study), []);
  });

  it("are as many, of as many people, as the code's count says, on every reading", () => {
    const rows = fc.array(
      fc
        .tuple(
          fc.constantFrom("price", "trust", "margin", "other", null),
          fc.constantFrom("ana", "ben", "@agreed"),
          fc.nat(30),
          fc.integer({ min: 1, max: 12 }),
          fc.constantFrom("exact", "lost", "unchecked"),
          fc.constantFrom("P1", "P2", null),
          fc.constantFrom("own", "second-hand"),
        )
        .map(([code, owner, start, length, status, participant, voice]) =>
          row(0, { code, owner, start, length, status, participant, voice }),
        ),
      { maxLength: 14 },
    );
    const readings = fc.constantFrom<Reading>(
      { kind: "union" },
      { kind: "study", coder: "ben" },
      { kind: "one", owner: "ana" },
    );
    law(fc.tuple(fc.array(rows, { maxLength: 3 }), readings), ([documents, reading]) => {
      const study = studyWith([]);
      study.reading = reading;
      let number = 0;
      for (const [at, all] of documents.entries())
        put(
          study,
          `${at}.md`,
          all.map((one) => ({ ...one, document: `${at}.md`, id: row(++number).id })),
        );
      for (const [code, below] of [
        ["price", ["price", "trust", "margin"]],
        ["trust", ["trust"]],
      ] as const) {
        const { passages, participants } = codedPassages(study, new Set(below));
        const count = study.countBelow(code);
        assert.deepEqual([passages.length, participants], [count.passages, count.participants]);
        assert.equal(passages.slice().length, count.passages);
      }
    });
  });
});

describe("The tree of codes", () => {
  const study = studyWith([
    row(1, { code: "margin" }),
    row(2, { code: "trust", participant: "P2", start: 30 }),
    row(3, { code: "trust", start: 40 }),
    row(4, { code: "stranger", start: 50 }),
  ]);
  const outline = (order: Parameters<typeof codeTree>[1], typed = "") => {
    const tree = codeTree(study, order, typed);
    return tree.top.map((id) => [id, ...tree.below(id)].join(" "));
  };

  it("is as in the codebook, by name, or with the most people first; what the codebook lacks comes last", () => {
    assert.deepEqual(outline("codebook"), ["price trust margin", "other", "stranger"]);
    assert.deepEqual(outline("name"), ["other", "price margin trust", "stranger"]);
    assert.deepEqual(outline("count"), ["price trust margin", "other", "stranger"]);
  });

  it("has what fits the letters typed, with the codes above", () => {
    assert.deepEqual(outline("codebook", "mar"), ["price margin"]);
    assert.deepEqual(outline("codebook", "elan"), ["other"]);
    assert.deepEqual(outline("codebook", "Strange"), ["stranger"]);
    assert.deepEqual(outline("codebook", "nothing"), []);
    assert.equal(codeTree(study, "codebook", "mar").matches, 1);
    assert.equal(codeTree(study, "codebook", " ").matches, null);
  });
});

describe("A quote for a text", () => {
  const source = {
    id: row(1).id,
    words: "they only call\nwhen",
    document: "interviews/r3.md",
    participant: "P03",
  };
  const link = (document: string, from: string) =>
    /\((.*)#/.exec(quoteBlock({ ...source, document }, from))![1];

  it("is a blockquote that ends with a link to its place", () => {
    assert.equal(quoteBlock(source), `> they only call when — [P03](interviews/r3.md#emic-${source.id})\n`);
    assert.equal(
      quoteBlock({ ...source, words: "One.\n\nTwo.\n", participant: null }),
      `> One.\n>\n> Two. — [r3](interviews/r3.md#emic-${source.id})\n`,
    );
    assert.match(quoteBlock({ ...source, participant: "P[1]" }), /\[P\\\[1\\\]\]\(/);
  });

  it("leads from the folder of the file that it is for", () => {
    assert.equal(link("interviews/r3.md", "memos/a/b.md"), "../../interviews/r3.md");
    assert.equal(link("interviews/r3.md", "interviews/x.md"), "r3.md");
    assert.equal(link("a b (1)#.md", ""), "a%20b%20%281%29%23.md");
    assert.equal(nameOf("interviews/R3.MD"), "R3");
  });

  it("is refused for those who said no and those who withdrew", () => {
    const { participants } = readParticipants(
      "participant,quote,withdrawn\nP1,no,\nP2,named,yes\nP3,anonymous,\nP4,,\n",
    );
    const refusals = ["P1", "P2", "P3", "P4", "P5"].map((id) => quoteRefusal(participants.get(id)));
    assert.deepEqual(refusals, ["no", "withdrawn", null, null, null]);
  });
});
