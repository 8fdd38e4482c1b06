import * as assert from "node:assert/strict";
import { textVersion } from "../../../src/core/text/version";

/** Texts and what `git hash-object` said to them. */
const blobs: readonly (readonly [string, string])[] = [
  ["", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"],
  ["hello\n", "ce013625030ba8dba906f756967f9e9ca394464a"],
  ["They only call when they want a number — “always”.\n", "e8d732c3cf4b8b56ecaf0ad37a602cc6b0f311b2"],
  ["née 😀 日本語", "e067dbb812576fdddeb93638684d1d94afab4562"],
  [`${"a".repeat(70_000)}é\n`, "3d2119748cad2bf58d88ef843520951c9f68f35d"],
];

describe("The version of a text", () => {
  it("is how git names a file of that text", () => {
    for (const [text, blob] of blobs) assert.equal(textVersion(text), blob.slice(0, 12));
  });
});
