import * as assert from "node:assert/strict";
import { linkedFrom, linkTo, relink } from "../../../../src/core/study/format/links";
import { renamed, type Rename } from "../../../../src/core/study/work/renaming/renames";

const memo = "memos/briefs/march.md";
const moves: readonly Rename[] = [{ from: "interviews/r3.md", to: "talks/R 3 (old).md" }];

function after(text: string, renames = moves, is = memo): string {
  return relink(text, memo, is, (path) => renamed(path, renames));
}

describe("Links of memos", () => {
  it("lead from the folder of one file to another", () => {
    assert.equal(linkTo("interviews/r3.md", "memos/a.md"), "../interviews/r3.md");
    assert.equal(linkTo("memos/b.md", "memos/a.md"), "b.md");
    assert.equal(linkTo("a b (1).md", ""), "a%20b%20%281%29.md");
    assert.equal(linkedFrom("memos/a.md", "../a%20b%20%281%29.md"), "a b (1).md");
    assert.equal(linkedFrom("memos/a.md", "../../etc/passwd"), null);
  });

  it("follow a document that was renamed, wherever in it they lead", () => {
    assert.equal(
      after("> They call — [P03](../../interviews/r3.md#emic-01JD7Q2M8Z3K5V9X0B4N6T1R8C)"),
      "> They call — [P03](../../talks/R%203%20%28old%29.md#emic-01JD7Q2M8Z3K5V9X0B4N6T1R8C)",
    );
    assert.equal(after("[a](<../../interviews/r3.md>)"), "[a](<../../talks/R%203%20%28old%29.md>)");
    assert.equal(after("[a]: ../../interviews/r3.md 'R3'"), "[a]: ../../talks/R%203%20%28old%29.md 'R3'");
  });

  it("follow the folder that a document is in", () =>
    assert.equal(
      after("[a](../../interviews/r3.md), [b](../../interviews2/r3.md)", [
        { from: "interviews", to: "a/talks" },
      ]),
      "[a](../../a/talks/r3.md), [b](../../interviews2/r3.md)",
    ));

  it("lead where they led when the memo itself is moved", () =>
    assert.equal(
      after("[a](../../interviews/r4.md) [b](may.md)", [], "memos/march.md"),
      "[a](../interviews/r4.md) [b](briefs/may.md)",
    ));

  it("stay as they are written wherever they still lead where they led", () => {
    const text = [
      "[a](../.././interviews/r4.md) [b](https://example.org/interviews/r3.md) [c](#emic-1) [d](/interviews/r3.md)",
      "[e](../../../interviews/r3.md) interviews/r3.md [f]() [g]( [h](mailto:r3.md)",
    ].join("\r\n");
    assert.equal(after(text), text);
  });

  it("are looked for in time, whatever is written", () => {
    const hostile = "[](" + "(a".repeat(15_000) + "\n" + "[".repeat(15_000) + "](".repeat(15_000);
    assert.equal(after(hostile), hostile);
  });
});
