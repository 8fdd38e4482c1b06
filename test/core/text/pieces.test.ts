import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { applyEdits } from "../../../src/core/text/edit";
import { editPieces, piecesOf } from "../../../src/core/text/pieces";
import { law } from "../law";

const long = Array.from({ length: 5000 }, (_, at) => `${at}`).join(" ");

/** Edits made at once, each a deletion, an insertion or both. */
const edits = fc
  .uniqueArray(fc.nat(long.length), { minLength: 2, maxLength: 12 })
  .map((places) => places.sort((a, b) => a - b))
  .chain((places) =>
    fc.array(fc.constantFrom("", "x", long.slice(0, 9000)), { minLength: 6, maxLength: 6 }).map((texts) =>
      Array.from({ length: places.length >> 1 }, (_, at) => ({
        start: places[2 * at]!,
        end: places[2 * at + 1]!,
        text: texts[at]!,
      })),
    ),
  );

describe("A text in pieces", () => {
  it("is after edits what the whole text is", () => {
    law(fc.tuple(edits, edits), ([first, second]) => {
      const once = applyEdits(long, first);
      const inReach = second.filter(({ end }) => end <= once.length);
      const pieces = editPieces(editPieces(piecesOf(long), first), inReach);
      assert.equal(pieces.join("") === applyEdits(once, inReach), true);
    });
  });

  it("keeps the pieces that an edit does not touch", () => {
    const before = piecesOf(long);
    const after = editPieces(before, [{ start: 10, end: 12, text: "x" }]);
    assert.deepEqual(after.slice(1), before.slice(1));
    assert.ok(before.length > 3);
  });

  it("may be empty, become so and be filled again", () => {
    assert.equal(editPieces(piecesOf(""), [{ start: 0, end: 0, text: "a" }]).join(""), "a");
    const none = editPieces(piecesOf(long), [{ start: 0, end: long.length, text: "" }]);
    assert.equal(none.join(""), "");
    assert.equal(editPieces(none, [{ start: 0, end: 0, text: long }]).join("") === long, true);
  });
});
