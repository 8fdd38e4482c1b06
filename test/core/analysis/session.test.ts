import * as assert from "node:assert/strict";
import {
  adjust,
  back,
  firstSession,
  goTo,
  stillThere,
  type Session,
} from "../../../src/core/analysis/session";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { MemoryFiles } from "../memory-files";

const first = firstSession({ kind: "union" });
const code = (id: string) => ({ subject: { kind: "code", id } }) as const;

/** What is looked at, as its subject's id. */
const looked = ({ state: { subject } }: Session) => ("id" in subject ? subject.id : subject.kind);

/** What one sees going back until there is nothing before. */
function wayBack(session: Session): string[] {
  const before = back(session);
  return before === null ? [] : [looked(before), ...wayBack(before)];
}

describe("What somebody looks at", () => {
  it("is everything at first, and nothing before", () => {
    assert.equal(looked(first), "everything");
    assert.equal(back(first), null);
  });

  it("leads back step by step", () => {
    const session = ["trust", "price", "margin"].reduce((now, id) => goTo(now, code(id)), first);
    assert.equal(looked(session), "margin");
    assert.deepEqual(wayBack(session), ["price", "trust", "everything"]);
  });

  it("leads back to how it was arranged then", () => {
    const session = goTo(adjust(first, { by: "codes" }), code("trust"));
    const before = back(adjust(session, { by: "themes", rollUp: false }))!;
    assert.deepEqual([before.state.by, before.state.rollUp], ["codes", true]);
  });

  it("is no new step where it is only arranged", () => {
    assert.equal(back(adjust(adjust(first, { sort: "found" }), { folded: ["code:trust"] })), null);
  });

  it("remembers fifty steps", () => {
    const ids = Array.from({ length: 80 }, (_, at) => `c${at}`);
    const way = wayBack(ids.reduce((now, id) => goTo(now, code(id)), first));
    assert.deepEqual([way.length, way[0], way.at(-1)], [50, "c78", "c29"]);
  });

  it("is everything again where a theme, a code or a collection is gone", async () => {
    const port = new MemoryFiles({
      "emic.yaml": "",
      "codebook.yaml": "codes: [{id: trust}]\n",
      "themes/felt.md": "---\ncodes: [trust]\n---\n# Felt\n",
      "memos/collections/best.md": "# Best\n",
    });
    const folder = new StudyFolder(port, "study");
    await folder.load();
    const still = (change: Parameters<typeof goTo>[1]) => {
      const state = stillThere(folder.study, goTo(first, change).state);
      return [looked({ state, history: [] }), state.collection];
    };
    assert.deepEqual(still(code("trust")), ["trust", null]);
    assert.deepEqual(still(code("gone")), ["everything", null]);
    assert.deepEqual(still({ subject: { kind: "theme", id: "felt" } }), ["felt", null]);
    assert.deepEqual(still({ subject: { kind: "theme", id: "gone" } }), ["everything", null]);
    assert.deepEqual(still({ collection: "best" }), ["everything", "best"]);
    assert.deepEqual(still({ collection: "gone" }), ["everything", null]);
  });
});
