import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { idMaker, isSlug, packId, slugFor, ulid, unpackId } from "../../../../src/core/study/format/ids";
import { law } from "../../law";

describe("An id", () => {
  const from = (byte: number) => idMaker((bytes) => bytes.fill(byte));

  it("begins with the time it was made at", () => {
    assert.equal(from(0)(0), "0".repeat(26));
    assert.equal(from(1)(1_700_000_000_000), "01HF7YAT001111111111111111");
  });

  it("is a ULID", () => {
    law(fc.tuple(fc.nat(255), fc.nat(2 ** 48 - 1)), ([byte, now]) => {
      assert.ok(ulid.safeParse(from(byte)(now)).success);
    });
    for (const wrong of [
      "",
      "01HF7YAT00111111111111111",
      "81HF7YAT001111111111111111",
      "01hf7yat001111111111111111",
    ])
      assert.ok(!ulid.safeParse(wrong).success, wrong);
  });

  it("sorts behind all that were made before it: within a millisecond, and when the clock goes back", () => {
    law(fc.tuple(fc.nat(255), fc.array(fc.nat(5), { minLength: 2, maxLength: 40 })), ([byte, times]) => {
      const make = from(byte);
      const ids = times.map((time) => make(1_700_000_000_000 + time));
      assert.deepEqual([...ids].sort(), ids);
      assert.equal(new Set(ids).size, ids.length);
    });
  });

  it("is kept in 16 bytes and comes back the same", () => {
    law(fc.array(fc.nat(255), { minLength: 16, maxLength: 16 }), (drawn) => {
      const bytes = Uint8Array.of(0, ...drawn, 0);
      const id = unpackId(bytes, 1);
      assert.ok(ulid.safeParse(id).success, id);
      const packed = new Uint8Array(18);
      packId(id, packed, 1);
      assert.deepEqual(packed, bytes);
    });
    const highest = new Uint8Array(16);
    packId("7ZZZZZZZZZZZZZZZZZZZZZZZZZ", highest, 0);
    assert.deepEqual(highest, new Uint8Array(16).fill(255));
  });

  it("has the bytes of the number that its digits write, so that it can be a GUID", () => {
    const bytes = new Uint8Array(16);
    packId("01JD7Q2M8Z3K5V9X0B4N6T1R8C", bytes, 0);
    const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const number = Array.from("01JD7Q2M8Z3K5V9X0B4N6T1R8C").reduce(
      (sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)),
      0n,
    );
    assert.equal(Buffer.from(bytes).toString("hex"), number.toString(16).padStart(32, "0"));
  });
});

describe("A slug", () => {
  it("is made of a name as people write it", () => {
    const check = (name: string, expected: string) => assert.equal(slugFor(name), expected);
    check("Taken for granted", "taken-for-granted");
    check("  “It’s my sticker on that till”  ", "it-s-my-sticker-on-that-till");
    check("Größe & Café №5", "grosse-cafe-no5");
    check("信頼", "");
    check("../../x", "x");
    check("__proto__", "proto");
    check("long ".repeat(20), "long-".repeat(13).slice(0, 64).replace(/-$/, ""));
  });

  it("is one itself, or nothing", () => {
    law(fc.string({ unit: "grapheme", maxLength: 90 }), (name) => {
      const made = slugFor(name);
      assert.ok(made === "" || isSlug(made), made);
    });
  });

  it("is nothing that could lead out of a folder", () => {
    for (const wrong of [
      "",
      "..",
      "a/b",
      "A",
      "a b",
      "a_b",
      "__proto__",
      "é",
      "a".repeat(65),
      "@agreed",
      "a\n",
    ])
      assert.ok(!isSlug(wrong), wrong);
    for (const right of ["a", "0", "taken-for-granted", "a".repeat(64)]) assert.ok(isSlug(right), right);
  });
});
