import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { guidFor, guidOf, idFor, idOfGuid } from "../../src/core/exchange/guids";
import { law } from "../core/law";

describe("A GUID", () => {
  it("is the id of a record, in other digits", () => {
    law(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const hex = Buffer.from(bytes).toString("hex");
      const guid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
      const id = idOfGuid(guid)!;
      assert.match(id, /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
      assert.equal(guidOf(id), guid);
      assert.equal(idOfGuid(`{${guid.toUpperCase()}} `), id);
    });
    assert.equal(guidOf("01JD7Q2M8Z3K5V9X0B4N6T1R8C"), "01934f71-511f-1ccb-b4f4-0b254da0e10c");
  });

  it("is made from words the same way each time, as the standard has it", () => {
    const guid = guidFor("Study", "code", "trust");
    assert.equal(guid, "501adb22-a720-5699-a726-7a838377cada");
    assert.notEqual(guid, guidFor("Study", "code", "trus", "t"));
    assert.equal(idOfGuid(guid), idFor("Study", "code", "trust"));
  });

  it("is no text that is none", () => {
    for (const text of ["", "12", "{}", "6d1f0c52-6c0e-4b0a-9f0d-3a6e5b0f7c2g"])
      assert.equal(idOfGuid(text), null);
  });
});
