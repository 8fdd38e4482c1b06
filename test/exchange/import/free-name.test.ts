import * as assert from "node:assert/strict";
import {
  documentPath,
  freeName,
  freePath,
  freeSlug,
  slugsBeside,
} from "../../../src/core/study/format/free-name";
import { inAMoment } from "../../core/moment";

function check(name: string, path: string): void {
  assert.equal(documentPath(name), path);
}

describe("A document from elsewhere", () => {
  it("keeps its name as far as it can be a document's", () => {
    check("interviews/r3.md", "interviews/r3.md");
    check("Interview 1", "Interview 1.md");
    check("Interview 1.docx", "Interview 1.md");
    check("Folder\\Interview: “one”?", "Folder/Interview- “one”-.md");
    check("../../etc/passwd", "etc/passwd.md");
    check("memos/x.md", "documents/memos/x.md");
    check("README", "document.md");
    check(".hidden", "hidden.md");
    check("", "document.md");
    check("e\u0301", "\u00e9.md");
  });

  it("gets the first name that is free", () => {
    const taken = new Set(["a.md", "a-2.md", "trust"]);
    assert.equal(
      freePath("a.md", (path) => taken.has(path)),
      "a-3.md",
    );
    assert.equal(
      freeSlug("Trust!", (slug) => taken.has(slug), "code"),
      "trust-2",
    );
    assert.equal(
      freeSlug("😀", () => false, "code"),
      "code",
    );
    assert.equal(freeName("x".repeat(70), (name) => name.length === 64 && !name.endsWith("2")).length, 64);
  });

  it("brings codes of one name, each with an id of its own, and many cost no more", () => {
    const taken = new Set(["trust", "trust-3"]);
    const slug = slugsBeside(taken);
    assert.deepEqual(
      ["Trust", "Trust", "Trust", "信任", "信任", "code"].map((name) => slug(name, "code")),
      ["trust-2", "trust-4", "trust-5", "code", "code-2", "code-3"],
    );
    inAMoment("信", (names) => {
      for (const name of names) slug(name, "code");
    });
    assert.equal(slug("x".repeat(80), ""), "x".repeat(64));
    assert.equal(slug("x".repeat(80), ""), `${"x".repeat(62)}-2`);
  });
});
