import * as assert from "node:assert/strict";
import { normalise } from "../../../src/core/text/normal";
import { law, texts } from "../law";

describe("A normalised text", () => {
  it("has LF line ends, whatever wrote it", () => {
    assert.equal(normalise("one\r\ntwo\rthree\n\r\nfour\r"), "one\ntwo\nthree\n\nfour\n");
  });

  it("has no byte-order mark at its start, and keeps one that stands elsewhere", () => {
    assert.equal(normalise("\uFEFF# Notes \uFEFF"), "# Notes \uFEFF");
  });

  it("is verbatim otherwise: composed and decomposed letters stay as they were written", () => {
    assert.equal(normalise("cafe\u0301 café\u00a0\u2028"), "cafe\u0301 café\u00a0\u2028");
  });

  it("stays as it is when normalised again", () => {
    law(texts, (text) => {
      const once = normalise(text.replaceAll("b", "\r"));
      assert.equal(normalise(once), once);
      assert.ok(!once.includes("\r"));
    });
  });
});
