import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { applyCode, remove, revise } from "../../../../src/core/study/work/actions";
import {
  applyChange,
  inverse,
  combined,
  type Action,
  type Change,
} from "../../../../src/core/study/work/change";
import { idMaker } from "../../../../src/core/study/format/ids";
import { formatRecord, type StudyRecord } from "../../../../src/core/study/format/record";
import { formatSidecar, parseSidecar } from "../../../../src/core/study/format/sidecar";
import { law } from "../../law";
import { marked } from "../../marked";
import { coding, idOf, removal, sidecarOf } from "../records";

const said = "She said [[I felt safe]] there";
const context = { document: "r3.md", owner: "ana", now: Date.UTC(2026, 10, 22, 10) };

/** A sidecar's text after an action's one change of it; null where it is refused. */
function after(text: string | null, action: Action | null): string | null {
  const lines = action?.changes.find((change) => change.kind === "lines");
  assert.ok(lines !== undefined, "an action that changes a sidecar");
  return applyChange(text, lines);
}

/** The changes by which one sidecar's records become another's: what both have is left alone. */
function swapsBetween(before: readonly StudyRecord[], now: readonly StudyRecord[]): Change {
  const of = (records: readonly StudyRecord[], id: string) => [
    ...new Set(records.filter((one) => one.id === id).map(formatRecord)),
  ];
  const ids = [...new Set([...before, ...now].map(({ id }) => id))];
  return {
    kind: "lines",
    file: "codings/ana/r3.md.jsonl",
    lineChanges: ids
      .map((id) => ({ id, before: of(before, id), after: of(now, id) }))
      .filter((swap) => swap.before.join("\n") !== swap.after.join("\n")),
  };
}

const record = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom("trust", "doubt", null, "gone"))
  .map(([number, code]) =>
    code === "gone"
      ? removal(number, "2026-11-22T10:00:00Z")
      : coding(number, said, code, { memo: `${number}` }),
  );
const records = fc.array(record, { maxLength: 8 });
const broken = fc.array(fc.constantFrom("cut off", "{", '{"id":"x"}'), { maxLength: 3 });
const written = (of: readonly StudyRecord[], lines: readonly string[]) =>
  formatSidecar(
    of.map((one) => ({ id: one.id, raw: formatRecord(one) })),
    lines,
  );

describe("A change of a sidecar", () => {
  it("done and taken back leaves every byte as it was, and done again is what it was", () => {
    law(fc.tuple(records, records, broken), ([before, now, damaged]) => {
      const text = written(before, damaged);
      const change = swapsBetween(before, now);
      const back = inverse({ label: "", document: "", changes: [change] }).changes[0]!;
      const done = applyChange(text, change)!;
      assert.deepEqual(new Set(done.split("\n")), new Set(written(now, damaged).split("\n")));
      assert.equal(applyChange(done, back), text);
      assert.equal(applyChange(applyChange(done, back), change), done);
    });
  });

  it("leaves the lines of all other ids as they are, whatever was written in between", () => {
    law(fc.tuple(records, records, record), ([before, now, other]) => {
      const foreign = { ...other, id: idOf(9) };
      const done = applyChange(written([...before, foreign], []), swapsBetween(before, now))!;
      const raw = formatRecord(foreign);
      assert.equal(done.split("\n").filter((line) => line === raw).length, 1);
      assert.deepEqual(
        new Set(parseSidecar(done, "").lines.map((line) => line.raw)),
        new Set([...now.map(formatRecord), raw]),
      );
    });
  });

  it("that is done already is no change", () => {
    const change = swapsBetween([coding(1, said, "trust")], [coding(1, said, "doubt")]);
    const done = applyChange(sidecarOf(coding(1, said, "trust")), change);
    assert.equal(applyChange(done, change), done);
  });

  it("is refused where somebody changed the same coding meanwhile", () => {
    const change = swapsBetween([coding(1, said, "trust")], [coding(1, said, "doubt")]);
    assert.equal(applyChange(sidecarOf(coding(1, said, "hope")), change), null);
    assert.equal(applyChange(sidecarOf(coding(2, said, "trust")), change), null);
    assert.equal(applyChange(null, change), null);
    assert.equal(applyChange(sidecarOf(coding(1, said, "trust"), coding(1, said, "hope")), change), null);
  });
});

describe("A change of the codebook", () => {
  const before = "codes:\n  - id: trust\n    name: Trust\n";
  const change: Change = { kind: "codebook", before, after: before.replace("Trust", "Faith") };

  it("is made in the codebook as it is now, whatever others changed in it", () => {
    const now = `${before}  - id: price\n`;
    assert.equal(applyChange(now, change), now.replace("Trust", "Faith"));
    assert.equal(applyChange(before, change), change.after);
    assert.equal(applyChange(change.after, change), change.after);
  });

  it("is refused where somebody changed the same thing, or the codebook can't be read", () => {
    assert.equal(applyChange(before.replace("Trust", "Hope"), change), null);
    assert.equal(applyChange("codes:\n  - id: 'trust\n", change), null);
  });
});

describe("An act of a person", () => {
  const makeId = () => idMaker((bytes) => bytes.fill(3));

  it("applies a code to passages, a line each", () => {
    const { text, spans } = marked("She said [[I felt safe]] there, [[mostly]].");
    const action = applyCode(
      "Apply",
      context,
      { code: { id: "trust", name: "Trust" } },
      text,
      spans,
      makeId(),
    );
    assert.equal(action.label, "Apply");
    assert.equal(
      after(null, action),
      `{"id":"01M81B5H803333333333333333","code":"trust","start":9,"quote":"I felt safe","prefix":"She said ",` +
        `"suffix":" there, mostly.","text":"302d50f85162","made":"2026-11-22T10:00:00Z"}\n` +
        `{"id":"01M81B5H803333333333333334","code":"trust","start":28,"quote":"mostly",` +
        `"prefix":"She said I felt safe there, ","suffix":".","text":"302d50f85162","made":"2026-11-22T10:00:00Z"}\n`,
    );
  });

  it("can't code nothing", () => {
    const code = { code: { id: "trust", name: "Trust" } };
    assert.throws(() => applyCode("Apply", context, code, "abc", [], makeId()), RangeError);
    assert.throws(
      () => applyCode("Apply", context, code, "abc", [{ start: 1, end: 1 }], makeId()),
      RangeError,
    );
  });

  it("writes for no coder whose name is none", () => {
    for (const owner of ["__proto__", "../x", "", "Ana", "@"]) {
      const spans = [{ start: 0, end: 1 }];
      const code = { code: { id: "trust", name: "Trust" } };
      assert.throws(
        () => applyCode("Apply", { ...context, owner }, code, "abc", spans, makeId()),
        RangeError,
        owner,
      );
    }
  });

  it("revises a coding: the place and unknown keys stay, and when is written down", () => {
    const before = coding(1, said, "trust", { later: { key: 1 } });
    const text = sidecarOf(before, coding(2, said, "trust"));
    const action = revise("Recode", context, text, [idOf(1)], { code: "doubt", memo: "Or is it?" });
    assert.equal(
      after(text, action),
      sidecarOf(
        { ...before, code: "doubt", memo: "Or is it?", revised: "2026-11-22T10:00:00Z" },
        coding(2, said, "trust"),
      ),
    );
  });

  it("removes a coding: its id and when are left", () => {
    const text = sidecarOf(coding(1, said, "trust", { memo: "x" }));
    const action = remove("Remove", context, text, [idOf(1)])!;
    assert.equal(after(text, action), sidecarOf(removal(1, "2026-11-22T10:00:00Z")));
    assert.equal(after(after(text, action), inverse(action)), text);
  });

  it("settles several versions of a coding by writing one", () => {
    const text = sidecarOf(
      coding(1, said, "a", { revised: "2026-11-22T08:00:00Z" }),
      coding(1, said, "b", { revised: "2026-11-22T09:00:00Z" }),
    );
    const action = revise("Recode", context, text, [idOf(1)], { memo: "b it is" })!;
    const done = after(text, action)!;
    assert.equal(done, sidecarOf(coding(1, said, "b", { revised: "2026-11-22T10:00:00Z", memo: "b it is" })));
    assert.equal(after(done, inverse(action)), text);
  });

  it("finds nothing to change where the coding is gone or removed", () => {
    const text = sidecarOf(removal(1, "2026-11-22T08:00:00Z"));
    assert.equal(revise("Recode", context, text, [idOf(1)], { code: "doubt" }), null);
    assert.equal(remove("Remove", context, text, [idOf(1)]), null);
    assert.equal(remove("Remove", context, text, [idOf(2)]), null);
  });
});

describe("Acts done together", () => {
  it("change one file once, and are undone as one", () => {
    const text = sidecarOf(coding(1, said, "trust"), coding(2, said, "doubt"));
    const both = combined("Both", [
      remove("Remove", context, text, [idOf(1)])!,
      revise("Recode", context, text, [idOf(2)], { code: "trust" })!,
    ]);
    assert.equal(both.changes.length, 1);
    const done = applyChange(text, both.changes[0]!)!;
    assert.equal(
      done,
      sidecarOf(
        removal(1, "2026-11-22T10:00:00Z"),
        coding(2, said, "trust", { revised: "2026-11-22T10:00:00Z" }),
      ),
    );
    assert.equal(applyChange(done, inverse(both).changes[0]!), text);
  });
});
