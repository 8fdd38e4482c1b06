import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { mapSpan } from "../../../../src/core/text/edit";
import type { Reading } from "../../../../src/core/study/model/reading";
import { Study, type StudyEvent } from "../../../../src/core/study/model/study";
import { rowAt, type Row } from "../../../../src/core/study/model/shard";
import { law } from "../../law";
import { frameWith, put, row } from "../format/codebook/books";
import { idOf } from "../records";

const books = [
  "",
  "codes: [{id: trust, aliases: [faith]}, {id: price}]",
  "codes: [{id: faith, aliases: [price]}]",
];
const readings: readonly Reading[] = [
  { kind: "union" },
  { kind: "study", coder: "ben" },
  { kind: "one", owner: "ana" },
];
const codes = ["trust", "faith", "price"] as const;

/** What the study says of every code, and a study with the same documents says that counted them afresh. */
function countsOf(study: Study): object {
  return { uses: [...study.codesInUse()].sort(), counts: codes.map((code) => study.count(code)) };
}

function afresh(study: Study): Study {
  const other = new Study();
  other.setSetup(study.setup);
  other.reading = study.reading;
  for (const path of study.documents.keys()) {
    const { shard } = study.documents.get(path)!;
    const owners = shard.owners.map((owner) => study.tables.owners.name(owner));
    other.put(
      path,
      true,
      {
        front: study.documents.get(path)!.front,
        rows: study.rows(path),
        marks: [],
        mentions: new Map(),
        problems: [],
        wanted: new Set(),
      },
      owners,
    );
  }
  return other;
}

/** Moves a document's passages as an edit would that replaces `start` to `end` by `length` letters. */
function edit(study: Study, path: string, start: number, end: number, length: number): void {
  const document = study.documents.get(path);
  if (document === undefined) return;
  const { shard } = document;
  const spans = Array.from({ length: shard.count }, (_, at) =>
    mapSpan({ start: shard.start[at]!, end: shard.start[at]! + shard.length[at]! }, [
      { start, end, text: "x".repeat(length) },
    ]),
  );
  study.carry(
    path,
    Uint32Array.from(spans, (span) => span.start),
    Uint32Array.from(spans, (span) => span.end - span.start),
  );
}

const rows = fc.array(
  fc
    .tuple(
      fc.nat(9),
      fc.constantFrom(...codes, null),
      fc.constantFrom("ana", "ben"),
      fc.nat(20),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom("P1", "P2", null),
    )
    .map(([number, code, owner, start, length, participant]) =>
      row(number, { code, owner, start, length, participant }),
    ),
  { maxLength: 8 },
);
const acts = fc.array(
  fc.tuple(fc.nat(9), fc.constantFrom("a.md", "b.md", "c.md"), rows, fc.nat(25), fc.nat(6)),
  { maxLength: 12 },
);

/** Rows that one document can have: no owner has two of one id. */
function distinct(all: readonly Row[], document: string): Row[] {
  const byId = new Map(all.map((one) => [one.owner + one.id, { ...one, document }]));
  return [...byId.values()];
}

describe("A study", () => {
  it("has, whatever came and went, the counts that counting afresh gives", () => {
    law(acts, (all) => {
      const study = new Study();
      for (const [act, path, drawn, at, length] of all) {
        if (act <= 4) put(study, path, distinct(drawn, path));
        else if (act === 5) study.drop(path);
        else if (act === 6) study.setSetup(frameWith(books[at % books.length]!));
        else if (act === 7) study.reading = readings[at % readings.length]!;
        else edit(study, path, at, at + length, length % 3);
      }
      for (const path of study.documents.keys()) put(study, path, study.rows(path));
      assert.deepEqual(countsOf(study), countsOf(afresh(study)));
    });
  });

  it("counts right also where what two coders' codings shared was deleted", () => {
    const study = new Study();
    put(study, "other.md", [row(3, { document: "other.md" })]);
    put(study, "r.md", [row(1, { start: 0, length: 10 }), row(2, { start: 8, length: 12, owner: "ben" })]);
    assert.equal(study.count("trust").passages, 2);
    edit(study, "r.md", 8, 10, 0);
    put(study, "r.md", study.rows("r.md"));
    assert.equal(study.count("trust").passages, 3);
    edit(study, "r.md", 4, 12, 0);
    study.reading = { kind: "union" };
    study.drop("r.md");
    assert.deepEqual(study.count("trust"), { passages: 1, documents: 1, participants: 1 });
  });

  it("counts right also where that happened before all was counted anew", () => {
    const study = new Study();
    put(study, "other.md", [row(3, { document: "other.md" })]);
    put(study, "r.md", [row(1, { start: 0, length: 10 }), row(2, { start: 8, length: 12, owner: "ben" })]);
    edit(study, "r.md", 8, 10, 0);
    study.reading = { kind: "union" };
    assert.equal(study.count("trust").passages, 3);
    study.drop("r.md");
    assert.deepEqual(study.count("trust"), { passages: 1, documents: 1, participants: 1 });
  });

  it("tells of each change which rows came, went and are other than they were", () => {
    law(acts, (all) => {
      const study = new Study();
      const shown = new Map<string, Row>();
      const key = (one: Row) => `${one.document} ${one.owner} ${one.id}`;
      const refresh = () => {
        shown.clear();
        for (const path of study.documents.keys())
          for (const one of study.rows(path)) shown.set(key(one), one);
      };
      study.onChange((event) => {
        if (event.kind === "rebuild") return refresh();
        for (const one of event.removed) assert.ok(shown.delete(key(one)));
        for (const one of event.added) assert.ok(!shown.has(key(one)));
        for (const one of event.changed) assert.ok(shown.has(key(one)));
        for (const one of [...event.added, ...event.changed]) {
          assert.equal(one.document, event.document);
          assert.notDeepEqual(shown.get(key(one)), one);
          shown.set(key(one), one);
        }
      });
      for (const [act, path, drawn, at] of all) {
        if (act <= 6) put(study, path, distinct(drawn, path));
        else if (act === 7) study.drop(path);
        else study.setSetup(frameWith(books[at % books.length]!));
        const told = new Map([...shown].sort());
        refresh();
        assert.deepEqual(told, new Map([...shown].sort()));
      }
    });
  });

  it("tells nobody who does not listen any more", () => {
    const study = new Study();
    const events: StudyEvent[] = [];
    const stop = study.onChange((event) => events.push(event));
    put(study, "r.md", [row(1)]);
    stop();
    put(study, "r.md", []);
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ["delta"],
    );
  });

  it("keeps every row as it was put, by place, the longer first", () => {
    const study = new Study();
    const all = [
      row(3, { start: 10, length: 5, status: "shifted", voice: "observed" }),
      row(1, { start: 10, length: 9, code: null, participant: null }),
      row(2, { start: 3, owner: "@agreed", status: "lost" }),
      row(4, { start: 10, length: 5 }),
    ];
    put(study, "r.md", all);
    assert.deepEqual(
      study.rows("r.md").map(({ id }) => id),
      [2, 1, 3, 4].map(idOf),
    );
    assert.deepEqual(new Set(study.rows("r.md")), new Set(all));
    assert.deepEqual(study.rows("gone.md"), []);
    assert.throws(() => rowAt(study.documents.get("r.md")!.shard, 4, study.tables), RangeError);
  });

  it("has passages in the order of their places also after edits", () => {
    law(fc.tuple(rows, fc.nat(25), fc.nat(9), fc.nat(4)), ([drawn, at, length, typed]) => {
      const study = new Study();
      put(study, "a.md", distinct(drawn, "a.md"));
      edit(study, "a.md", at, at + length, typed);
      const starts = study.rows("a.md").map(({ start }) => start);
      assert.deepEqual(
        starts,
        [...starts].sort((a, b) => a - b),
      );
    });
  });

  it("tells of a code that the codebook lacks, once, with a place, until it has it", () => {
    const study = new Study();
    put(study, "b.md", [row(1, { document: "b.md", code: "nowhere" })]);
    put(study, "a.md", [row(1, { document: "a.md", code: "nowhere" }), row(2, { document: "a.md" })]);
    study.setSetup(frameWith(books[1]!));
    assert.deepEqual(
      study.problems().map(({ code, file }) => `${code} ${file}`),
      ["unknown-code codings/ana/a.md.jsonl"],
    );
    study.setSetup(frameWith("codes: [{id: trust, aliases: [nowhere]}]"));
    assert.deepEqual(study.problems(), []);
  });

  it("takes names that are parts of JavaScript for names", () => {
    const study = new Study();
    for (const name of ["constructor", "__proto__", "toString"]) {
      put(study, `${name}.md`, [row(1, { document: `${name}.md`, participant: name, code: "constructor" })]);
      assert.equal(study.rows(`${name}.md`)[0]!.participant, name);
    }
    assert.deepEqual(study.count("constructor"), { passages: 3, documents: 3, participants: 3 });
    assert.deepEqual(study.count("toString"), { passages: 0, documents: 0, participants: 0 });
  });
});
