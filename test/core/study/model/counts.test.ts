import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { findCode } from "../../../../src/core/study/format/codebook/codebook";
import type { Count } from "../../../../src/core/study/model/counts";
import { agreedLayer } from "../../../../src/core/study/format/paths";
import { describeReading, type Reading } from "../../../../src/core/study/model/reading";
import { Study } from "../../../../src/core/study/model/study";
import type { Row } from "../../../../src/core/study/model/shard";
import { law } from "../../law";
import { frameWith, put, row } from "../format/codebook/books";

const codebook = "codes:\n  - id: trust\n    aliases: [faith]\n  - id: price\n";

/** Counts `trust` in a document with these rows: passages, documents, participants. */
function check(rows: readonly Row[], expected: string, reading: Reading = { kind: "union" }): void {
  const study = new Study();
  study.setSetup(frameWith(codebook));
  study.reading = reading;
  put(study, "r.md", rows);
  const { passages, documents, participants } = study.count("trust");
  assert.equal(`${passages} ${documents} ${participants}`, expected);
}

const ben = { owner: "ben" };

describe("Counting a code", () => {
  it("counts coded passages, documents and the people whose words they are", () => {
    check([], "0 0 0");
    check([row(1), row(2, { start: 30, participant: "P2" }), row(3, { start: 50 })], "3 1 2");
  });

  it("counts overlapping codings by several coders once", () => {
    check([row(1), row(2, { ...ben, start: 12 })], "1 1 1");
    check([row(1), row(2, { ...ben, start: 15 })], "2 1 1");
    check([row(1, { length: 20 }), row(2, ben), row(3, { ...ben, start: 20 })], "1 1 1");
  });

  it("counts what one coder coded twice twice", () => {
    check([row(1), row(2, { start: 12 })], "2 1 1");
  });

  it("counts one passage that one coder gave the code twice once, as a merge of codes leaves it", () => {
    check([row(1), row(2, { code: "faith" }), row(3, { length: 4 })], "2 1 1");
  });

  it("counts an alias for its code, and overlapping codings of another code apart", () => {
    check([row(1), row(2, { ...ben, code: "faith" })], "1 1 1");
    check([row(1), row(2, { ...ben, code: "price" })], "1 1 1");
    check([row(1, { code: null })], "0 0 0");
  });

  it("counts nobody for what is second-hand or an analogy, and counts the passage", () => {
    check([row(1, { voice: "second-hand" }), row(2, { voice: "analogy", start: 30 })], "2 1 0");
    check([row(1, { voice: "observed" }), row(2, { participant: null, start: 30 })], "2 1 1");
  });

  it("counts a passage that was not found, and merges it with none", () => {
    check([row(1, { status: "lost" }), row(2, { ...ben, status: "lost" }), row(3, ben)], "3 1 1");
    check([row(1, { status: "unchecked" }), row(2, { ...ben, status: "unchecked" })], "1 1 1");
  });

  it("counts one coder's, or the agreed layer's, on a reading that says so", () => {
    const agreed = { owner: agreedLayer };
    const rows = [row(1), row(2, { ...ben, start: 30 }), row(3, { ...agreed, start: 50, participant: "P9" })];
    check(rows, "2 1 1", { kind: "union" });
    check(rows, "1 1 1", { kind: "one", owner: "ben" });
    check(rows, "0 0 0", { kind: "one", owner: "kim" });
    check(rows, "1 1 1", { kind: "one", owner: agreedLayer });
    check(rows, "1 1 1", { kind: "study", coder: "ben" });
    check(rows.slice(0, 2), "1 1 1", { kind: "study", coder: "ben" });
    check(rows.slice(0, 2), "2 1 1", { kind: "study", coder: null });
  });

  it("says on which reading it was made", () => {
    assert.equal(describeReading({ kind: "union" }), "all coders’ codings together");
    assert.equal(describeReading({ kind: "one", owner: agreedLayer }), "the agreed reading");
    assert.equal(describeReading({ kind: "one", owner: "ana" }), "ana’s codings");
    assert.equal(
      describeReading({ kind: "study", coder: null }),
      "the agreed reading where a document has one, else all coders’ codings together",
    );
  });
});

const rows = fc.array(
  fc
    .tuple(
      fc.constantFrom("trust", "faith", "price", "unknown", null),
      fc.constantFrom("ana", "ben", "kim", agreedLayer),
      fc.nat(30),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom("exact", "shifted", "lost", "unchecked"),
      fc.constantFrom("P1", "P2", null),
      fc.constantFrom("own", "observed", "second-hand"),
    )
    .map(([code, owner, start, length, status, participant, voice]) =>
      row(0, { code, owner, start, length, status, participant, voice }),
    ),
  { maxLength: 14 },
);
const readings = fc.constantFrom<Reading>(
  { kind: "union" },
  { kind: "study", coder: null },
  { kind: "study", coder: "ben" },
  { kind: "one", owner: "ana" },
  { kind: "one", owner: agreedLayer },
);

/** Counts a code by looking at every pair of codings: those of several coders that overlap are one passage. */
function bruteForce(
  code: string,
  documents: readonly (readonly Row[])[],
  reading: Reading,
  study: Study,
  counts: (named: string) => boolean = (named) => named === code,
): Count {
  const people = new Set<string>();
  let passages = 0;
  let counted = 0;
  for (const all of documents) {
    const agreed = all.some(({ owner }) => owner === agreedLayer);
    const isRead = ({ owner }: Row) => {
      if (reading.kind === "one") return owner === reading.owner;
      if (reading.kind === "study" && agreed) return owner === agreedLayer;
      if (reading.kind === "study" && reading.coder !== null) return owner === reading.coder;
      return owner !== agreedLayer;
    };
    const own = all.filter(
      (one) =>
        one.code !== null && isRead(one) && counts(findCode(study.setup.codebook, one.code)?.id ?? one.code),
    );
    const groups = own.map((_, at) => at);
    const groupOf = (at: number): number => (groups[at] === at ? at : groupOf(groups[at]!));
    for (const [a, one] of own.entries())
      for (const [b, other] of own.entries()) {
        const found = one.status !== "lost" && other.status !== "lost";
        if (found && one.start < other.start + other.length && other.start < one.start + one.length)
          groups[groupOf(a)] = groupOf(b);
      }
    for (const group of new Set(own.map((_, at) => groupOf(at)))) {
      const members = own.filter((_, at) => groupOf(at) === group);
      const places = new Set(
        members.map(({ start, length, status }, at) => `${start} ${length} ${status === "lost" ? at : ""}`),
      );
      passages += new Set(members.map(({ owner }) => owner)).size > 1 ? 1 : places.size;
    }
    if (own.length > 0) counted++;
    for (const { participant, voice } of own)
      if (participant !== null && voice !== "second-hand") people.add(participant);
  }
  return { passages, documents: counted, participants: people.size };
}

describe("Counting all codes", () => {
  it("comes to what looking at every pair of codings comes to, on every reading", () => {
    law(fc.tuple(fc.array(rows, { maxLength: 4 }), readings), ([documents, reading]) => {
      const study = new Study();
      study.setSetup(frameWith(codebook));
      study.reading = reading;
      let number = 0;
      const numbered = documents.map((all, at) =>
        all.map((one) => ({ ...one, document: `${at}.md`, id: row(++number).id })),
      );
      for (const [at, all] of numbered.entries()) put(study, `${at}.md`, all);
      for (const code of ["trust", "price", "unknown", "faith"])
        assert.deepEqual(study.count(code), bruteForce(code, numbered, reading, study), code);
    });
  });
});

const forest =
  "codes: [{id: price, codes: [{id: trust, aliases: [faith], codes: [{id: deep}]}, {id: margin}]}, {id: other}]";
const above: Readonly<Record<string, readonly string[]>> = {
  price: ["price", "trust", "deep", "margin"],
  trust: ["trust", "deep"],
  deep: ["deep"],
  margin: ["margin"],
  other: ["other"],
  unknown: ["unknown"],
};

describe("Counting a code with all codes below it", () => {
  it("counts a passage with several of them once, and everybody once", () => {
    const study = new Study();
    study.setSetup(frameWith(forest));
    put(study, "r.md", [
      row(1),
      row(2, { code: "margin" }),
      row(3, { code: "deep", start: 40, participant: "P2" }),
    ]);
    assert.deepEqual(study.countBelow("price"), { passages: 2, documents: 1, participants: 2 });
    assert.deepEqual(study.count("price"), { passages: 0, documents: 0, participants: 0 });
  });

  it("comes to what looking at every pair of codings comes to, also after changes", () => {
    const code = fc.constantFrom("price", "trust", "faith", "deep", "margin", "other", "unknown");
    const drawn = fc.array(fc.tuple(rows, fc.array(code, { minLength: 14, maxLength: 14 })), {
      maxLength: 4,
    });
    law(fc.tuple(drawn, drawn, readings), ([first, second, reading]) => {
      const study = new Study();
      study.setSetup(frameWith(forest));
      study.reading = reading;
      let number = 0;
      const filled = (all: typeof first) =>
        all.map(([some, codes], at) =>
          some.map((one, n) => ({
            ...one,
            code: one.code === null ? null : codes[n]!,
            document: `${at}.md`,
            id: row(++number).id,
          })),
        );
      const before = filled(first);
      const after = filled(second);
      const now = before.map((all, at) => after[at] ?? all);
      for (const [at, all] of before.entries()) put(study, `${at}.md`, all);
      for (const [at, all] of now.entries()) put(study, `${at}.md`, all);
      for (const [id, below] of Object.entries(above)) {
        const isBelow = (named: string) => below.includes(named);
        assert.deepEqual(study.countBelow(id), bruteForce(id, now, reading, study, isBelow), id);
        const named = now.flat().filter((one) => (one.code === "faith" ? "trust" : one.code) === id);
        assert.equal(study.codings(id), named.length);
      }
      assert.equal(study.allCodings(), now.flat().filter(({ code }) => code !== null).length);
    });
  });
});
