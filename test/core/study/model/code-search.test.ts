import * as assert from "node:assert/strict";
import { trust } from "../format/codebook/books";
import { readCodebook } from "../../../../src/core/study/format/codebook/codebook";
import { codeNamed, searchCodes } from "../../../../src/core/study/model/code-search";

describe("Looking for a code", () => {
  const { codebook } = readCodebook(trust);
  const found = (typed: string) => searchCodes(codebook, typed).map(({ id }) => id);

  it("finds it by its name, id, former name or path, best first", () => {
    assert.deepEqual(found(""), ["trust", "taken-for-granted", "betrayal", "price"]);
    assert.deepEqual(found("TAK"), ["taken-for-granted"]);
    assert.deepEqual(found("granted"), ["taken-for-granted"]);
    assert.deepEqual(found("underv"), ["taken-for-granted"]);
    assert.deepEqual(found("trust"), ["trust", "taken-for-granted", "betrayal"]);
    assert.deepEqual(found("ra"), ["taken-for-granted", "betrayal"]);
    assert.deepEqual(found("zzz"), []);
  });

  it("puts a beginning before a word's beginning, and that before anything else", () => {
    const { codebook: mixed } = readCodebook(
      "codes: [{id: a, name: recall}, {id: b, name: A call}, {id: c, name: Calling}]",
    );
    assert.deepEqual(
      searchCodes(mixed, "call").map(({ id }) => id),
      ["c", "b", "a"],
    );
  });

  it("finds exactly a name, whatever its case and accents", () => {
    assert.equal(codeNamed(codebook, " trúst ")?.id, "trust");
    assert.equal(codeNamed(codebook, "trus"), null);
  });

  it("puts codes used lately before others that fit as well", () => {
    assert.deepEqual(
      searchCodes(codebook, "", ["price", "betrayal"]).map(({ id }) => id),
      ["price", "betrayal", "trust", "taken-for-granted"],
    );
    const { codebook: two } = readCodebook(
      "codes: [{id: a, name: Trust}, {id: b, name: Trial}, {id: c, name: Distrust}]",
    );
    assert.deepEqual(
      searchCodes(two, "tr", ["c", "b"]).map(({ id }) => id),
      ["b", "a", "c"],
    );
  });

  it("puts what was typed in full before what only begins so, however lately that was used", () => {
    const { codebook: ten } = readCodebook("codes: [{id: a, name: Code 10}, {id: b, name: Code 1}]");
    assert.deepEqual(
      searchCodes(ten, "code 1", ["a"]).map(({ id }) => id),
      ["b", "a"],
    );
  });

  it("finds it by initials, and by words of its path in any order", () => {
    assert.deepEqual(found("tfg"), ["taken-for-granted"]);
    assert.deepEqual(found("gran tak"), ["taken-for-granted"]);
    assert.deepEqual(found("trust > betr"), ["betrayal"]);
    assert.deepEqual(found("trust price"), []);
    assert.deepEqual(found(" › "), []);
  });
});
