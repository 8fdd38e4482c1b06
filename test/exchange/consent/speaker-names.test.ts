import * as assert from "node:assert/strict";
import { nameMatcher } from "../../../src/core/consent/speaker-names";

const { inText, inPath } = nameMatcher(new Set(["Tom Weir", "Will", "Ü", "J. van Dyke"]));

describe("Names of people who are not to be named", () => {
  for (const text of [
    "Tom Weir says no.",
    "What Will said",
    "(Will)",
    "“Tom Weir’s”",
    "Tom  Weir",
    "so J. van Dyke",
  ])
    it(`stand in ${JSON.stringify(text)}`, () => {
      assert.ok(inText(text));
    });

  for (const text of ["", "They will come.", "Tom says no.", "Willing", "Weir Tom", "van Dyke"])
    it(`do not stand in ${JSON.stringify(text)}`, () => {
      assert.ok(!inText(text));
    });

  it("are known in a path by any of their words, however they are written", () => {
    for (const path of ["interviews/tom.md", "WEIR-2.md", "a/will_1.md", "dyke.md"])
      assert.ok(inPath(path), path);
    for (const path of ["custom.md", "interviews/r3.md", "van.md", "j.md", "willing.md"])
      assert.ok(!inPath(path), path);
  });
});
