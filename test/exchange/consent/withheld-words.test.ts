import * as assert from "node:assert/strict";
import { sharedWordsMatcher } from "../../../src/core/consent/withheld-words";
import { inAMoment } from "../../core/moment";

const theirs = ["P3: I never trusted a one of them, not for a minute. Nobody asks me.\n"];

describe("Words of others in a text", () => {
  const holds = sharedWordsMatcher(theirs);

  for (const text of [
    "As he put it, he never trusted a one of them, not for long.",
    "> I never trusted a one — [P3](a.md)",
    "“Not for a minute.”",
    "Said *not for\na minute, nobody asks* me.",
    "NOT FOR A MINUTE! NOBODY asks",
  ]) {
    it(`are found: ${JSON.stringify(text)}`, () => assert.ok(holds(text)));
  }

  for (const text of [
    "",
    "Trust.",
    "He did not trust them for a minute.",
    "“Nobody”",
    "Nobody asks them, it seems to me.",
  ]) {
    it(`are not: ${JSON.stringify(text)}`, () => assert.ok(!holds(text)));
  }

  it("are nobody's where there are no others", () =>
    assert.ok(!sharedWordsMatcher([])("Nobody asks me, ever.")));

  it("are looked for in time", () => {
    for (const part of ["nobody asks me ", "a\n"]) {
      inAMoment(part, (text) => void sharedWordsMatcher(theirs)(text));
      inAMoment(part, (text) => void sharedWordsMatcher([text])("nobody asks me "));
    }
  });
});
