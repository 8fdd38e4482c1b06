import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import { tally, type Tally } from "../../../src/core/analysis/tally";
import { StudyFolder } from "../../../src/core/study/work/folder";
import type { Reading } from "../../../src/core/study/model/reading";
import { Study } from "../../../src/core/study/model/study";
import { frameWith, put, row } from "../study/format/codebook/books";
import { handCounted, sample } from "./sample";

/** A tally, a line a code: `trust 2 1 1` (passages, documents, participants), or a dash for what nobody knows. */
function shown({ rows }: Tally): string[] {
  return rows.map(({ id, depth, inCodebook, count }) =>
    [
      `${"  ".repeat(depth)}${id}${inCodebook ? "" : "?"}`,
      ...(count === null ? ["–"] : [count.passages, count.documents, count.participants]),
    ].join(" "),
  );
}

describe("The tally of the sample study", () => {
  const folder = new StudyFolder(sample(), "sample");

  before(() => folder.load());

  it("is what counting by hand gives", () => {
    folder.study.reading = { kind: "union" };
    const counted = Object.fromEntries(
      tally(folder.study).rows.map(({ id, count }) => [
        id,
        { participants: count?.participants, passages: count?.passages },
      ]),
    );
    const text = `${JSON.stringify(counted, null, 2)}\n`;
    const changed = handCounted.replace(".json", "-changed.json");
    fs.rmSync(changed, { force: true });
    if (text === fs.readFileSync(handCounted, "utf8")) return;
    fs.writeFileSync(changed, text);
    assert.deepEqual(counted, JSON.parse(fs.readFileSync(handCounted, "utf8")), `see ${changed}`);
  });

  it("is one coder's where it is made on that coder's reading", () => {
    const total = (reading: Reading) => {
      folder.study.reading = reading;
      return tally(folder.study).rows.reduce((sum, { count }) => sum + (count?.passages ?? 0), 0);
    };
    assert.deepEqual(
      [
        total({ kind: "one", owner: "ana" }),
        total({ kind: "one", owner: "ben" }),
        total({ kind: "study", coder: null }),
      ],
      [25 + 42 + 31 + 33 + 24 + 27 + 57 + 27, 27 + 39 + 28 + 27 + 30 + 11, 374],
    );
  });

  it("has nothing wrong with it, and every passage stands where it was coded", () => {
    assert.deepEqual(folder.problems(), []);
    const rows = [...folder.study.documents.keys()].flatMap((document) => folder.study.rows(document));
    assert.deepEqual(new Set(rows.map(({ status }) => status)), new Set(["exact"]));
    assert.equal(rows.filter(({ code }) => code !== null).length, 266 + 162);
    assert.equal(rows.length, 266 + 162 + 14);
    assert.equal(folder.study.setup.themes.size, 3);
    assert.equal(folder.study.setup.participants.size, 16);
  });
});

describe("A tally", () => {
  const setup = frameWith("codes: [{id: trust, codes: [{id: faith}]}, {id: price}]");
  const of = (reading: Reading, ...documents: readonly Parameters<typeof put>[2][]) => {
    const study = new Study();
    study.setSetup(setup);
    study.reading = reading;
    for (const [at, rows] of documents.entries()) put(study, `${at}.md`, rows);
    return study;
  };
  const union: Reading = { kind: "union" };

  it("has a line for each code of the codebook, in its order, and one for each code it lacks", () => {
    const study = of(
      union,
      [row(1), row(2, { code: "zeta" }), row(3, { code: "alpha" })],
      [row(4, { code: "faith" })],
    );
    assert.deepEqual(shown(tally(study)), [
      "trust 1 1 1",
      "  faith 1 1 1",
      "price –",
      "alpha? 1 1 1",
      "zeta? 1 1 1",
    ]);
  });

  it("leaves a blank where nothing was found, and not every document is marked as coded", () => {
    const study = of(union, [row(1)]);
    assert.deepEqual(shown(tally(study)), ["trust 1 1 1", "  faith –", "price –"]);
    put(study, "0.md", [row(1)], ["ana"]);
    assert.deepEqual(shown(tally(study)), ["trust 1 1 1", "  faith 0 0 0", "price 0 0 0"]);
    put(study, "1.md", []);
    assert.deepEqual(shown(tally(study)), ["trust 1 1 1", "  faith –", "price –"]);
    assert.deepEqual([tally(study).marked, tally(study).documents], [1, 2]);
  });

  it("takes a mark only from those whose codings are counted", () => {
    const study = of({ kind: "one", owner: "ben" });
    put(study, "0.md", [row(1)], ["ana"]);
    assert.deepEqual(shown(tally(study)), ["trust –", "  faith –", "price –"]);
    put(study, "0.md", [row(1)], ["ana", "ben"]);
    assert.deepEqual(shown(tally(study)), ["trust 0 0 0", "  faith 0 0 0", "price 0 0 0"]);
  });

  it("is blank where there are no documents, and says on which reading it was made", () => {
    assert.deepEqual(shown(tally(of(union))), ["trust –", "  faith –", "price –"]);
    assert.equal(tally(of(union)).reading, "all coders’ codings together");
  });
});
