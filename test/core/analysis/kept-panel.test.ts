import * as assert from "node:assert/strict";
import { keptRoot, readKept, writeKept } from "../../../src/core/analysis/kept-panel";
import type { PanelState } from "../../../src/core/analysis/panel-state";
import { firstSession } from "../../../src/core/analysis/session";

const root = "file:///study";
const first = firstSession({ kind: "union" }).state;
const state: PanelState = {
  ...first,
  ...{ query: "code:trust group:lost", by: "codes", sort: "found", rollUp: false, groupBy: "town" },
  ...{ subject: { kind: "code", id: "trust" }, column: 2, collection: "best", folded: ["/trust"] },
};
const top = { quote: 12, offset: 3.5 };

/** What versions kept that had no version: all of it in one object, and the query in lists. */
const old = {
  root,
  state: {
    query: {
      reading: { kind: "one", owner: "ana" },
      codes: ["trust", "price"],
      themes: ["felt"],
      participants: ["P1"],
      speakers: ["R 3"],
      attributes: [
        { name: "group", value: "lost" },
        { name: "first visit", value: "2025" },
        { name: "group", value: "won" },
      ],
      documents: ["interviews/r 3.md"],
      voices: ["own", "observed"],
      from: "2026-03-01",
      to: null,
      text: 'never "again"',
    },
    ...{ by: "codes", sort: "found", rollUp: false, split: "town" },
    ...{ subject: { kind: "theme", id: "felt" }, column: 1, collection: null, folded: ["theme felt"] },
  },
  top: { quote: 4, offset: 0 },
};

describe("What a window keeps of a panel", () => {
  it("comes back as it was", () => {
    const kept = readKept(JSON.parse(JSON.stringify(writeKept({}, { root, state, top }))), first)!;
    assert.deepEqual([kept.root, kept.state, kept.top], [root, state, top]);
  });

  it("comes back from versions that kept it otherwise", () => {
    const kept = readKept(old, first)!;
    assert.equal(
      kept.state.query,
      "theme:felt (code:trust OR code:price) participant:P1 " +
        'speaker:"R 3" (group:lost OR group:won) fact:"first visit":2025 document:"interviews/r 3.md" ' +
        '(voice:own OR voice:observed) date:2026-03-01.. "never \\"again\\""',
    );
    assert.deepEqual(kept.state.reading, { kind: "one", owner: "ana" });
    const { by, sort, rollUp, groupBy, subject, column, folded } = kept.state;
    assert.deepEqual([by, sort, rollUp, groupBy], ["codes", "found", false, "town"]);
    assert.deepEqual([subject, column, folded], [{ kind: "theme", id: "felt" }, 1, ["theme felt"]]);
    assert.deepEqual(kept.top, { quote: 4, offset: 0 });
  });

  it("keeps what only a later version understands, wherever it stands", () => {
    const before = {
      ...writeKept({}, { root, state, top }),
      ...{ version: 9, tabs: [1], views: { matrix: { rows: "codes" }, themes: { colours: "by group" } } },
    };
    const kept = readKept(before, first)!;
    assert.equal(kept.state.query, state.query);
    const after = writeKept(kept.whole, kept) as typeof before;
    assert.deepEqual([after.tabs, after.views.matrix], [[1], { rows: "codes" }]);
    assert.equal(after.views.themes.colours, "by group");
  });

  it("is as at first where something is missing or can’t be read, and only there", () => {
    const read = (change: object) => readKept({ ...writeKept({}, { root, state, top }), ...change }, first)!;
    assert.deepEqual(read({ query: "code:(" }).state, { ...state, query: "" });
    assert.deepEqual(read({ query: 7 }).state, { ...state, query: "" });
    assert.deepEqual(read({ reading: { kind: "one" } }).state, state);
    assert.deepEqual(read({ top: { quote: -1, offset: "0" } }).top, { quote: 0, offset: 0 });
    assert.deepEqual(read({ views: { themes: { column: -1, by: "people" } } }).state, {
      ...first,
      ...{ query: state.query, collection: "best" },
    });
  });

  it("is nothing where nobody can tell of which study it is", () => {
    for (const kept of [null, undefined, 7, "", [], {}, { root: 7 }, { root: "x".repeat(10_001) }]) {
      assert.equal(readKept(kept, first), null);
      assert.equal(keptRoot(kept), null);
    }
    assert.equal(keptRoot(old), root);
  });
});
