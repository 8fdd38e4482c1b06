import * as assert from "node:assert/strict";
import { difference } from "../../../../src/core/text/finding/difference";

/** What is gone in `[-…-]` and what is new in `{+…+}`. */
function shown(before: string, after: string): string {
  return difference(before, after)
    .map(({ kind, text }) => (kind === "gone" ? `[-${text}-]` : kind === "new" ? `{+${text}+}` : text))
    .join(" ");
}

describe("The difference of two texts", () => {
  it("is shown word by word", () => {
    assert.equal(
      shown("they only call when they want a number", "they only ever ring when they want a number"),
      "they only [-call-] {+ever ring+} when they want a number",
    );
  });

  it("is nothing where only lines were broken elsewhere", () => {
    assert.equal(shown("they only\ncall", "they only call"), "they only call");
  });

  it("is all of it where they have nothing in common", () => {
    assert.equal(shown("no", "yes indeed"), "[-no-] {+yes indeed+}");
    assert.equal(shown("", "yes"), "{+yes+}");
    assert.equal(shown("", ""), "");
  });
});
