import * as assert from "node:assert/strict";
import {
  isLayer,
  isStudyPath,
  isStudysOwn,
  readCopyPath,
  readSidecarPath,
  sidecarPath,
} from "../../../../src/core/study/format/paths";

describe("A path in a study", () => {
  it("is relative, composed, and never leads out of it", () => {
    for (const path of ["r3.md", "a/b c/é.md", "a/..b", "...", "a/.b", "😀/x"])
      assert.ok(isStudyPath(path), path);
    for (const path of [
      "",
      "/",
      "/etc/passwd",
      "../../x",
      "a/../../x",
      "..",
      ".",
      "a/./b",
      "a//b",
      "a/",
      "a\\b",
      "..\\x",
      "a\u0000b",
      "a\nb",
      "a\u007f",
      "cafe\u0301.md",
      "x".repeat(1001),
    ]) {
      // prettier-ignore
      assert.ok(!isStudyPath(path), path);
    }
  });
});

describe("The file of a coder's codings", () => {
  it("stands in the coder's folder, at the document's path", () => {
    assert.equal(sidecarPath("ana", "interviews/r3.md"), "codings/ana/interviews/r3.md.jsonl");
    assert.equal(sidecarPath("@agreed", "r3.md"), "codings/@agreed/r3.md.jsonl");
  });

  it("is refused where it would stand elsewhere", () => {
    for (const owner of ["../x", "..", "", "Ana", "a/b", "__proto__", "@", "@@a", "a\u0000"])
      assert.throws(() => sidecarPath(owner, "r3.md"), RangeError, owner);
    for (const document of ["../../x", "/x", "a\\b", "", "a/../b"])
      assert.throws(() => sidecarPath("ana", document), RangeError, document);
  });

  it("is told apart from any other file", () => {
    assert.deepEqual(readSidecarPath("codings/ana/interviews/r3.md.jsonl"), {
      owner: "ana",
      document: "interviews/r3.md",
    });
    assert.deepEqual(readSidecarPath("codings/@agreed/r3.md.jsonl"), { owner: "@agreed", document: "r3.md" });
    for (const path of [
      "codings/ana/r3.md",
      "codings/ana.jsonl",
      "codings/Ana/r3.md.jsonl",
      "codings/__proto__/r3.md.jsonl",
      "codings/../ana/r3.md.jsonl",
      "codings/ana/../../x.jsonl",
      "x/codings/ana/r3.md.jsonl",
      "codings/ana/.jsonl",
      "codings/ana//r3.md.jsonl",
    ]) {
      // prettier-ignore
      assert.equal(readSidecarPath(path), null, path);
    }
  });

  it("is told apart from the copies that sync services leave beside it", () => {
    for (const words of [
      " (Ana's conflicted copy 2026-11-21)",
      " (conflicted copy 2026-11-21 101500)",
      " (1)",
      " 2",
      "-LAPTOP-7",
      "_LAPTOP-7",
      ".sync-conflict-20261121-101500-ABCDEFG",
      "(2)",
    ]) {
      for (const document of ["interviews/r3.md", "R3.MD", "notes (1).md", "a.md b.md", "a.md-x/r3.md"]) {
        const path = `codings/ana/${document}${words}.jsonl`;
        assert.deepEqual(readCopyPath(path), { owner: "ana", document }, path);
        assert.equal(readSidecarPath(path), null, path);
      }
    }
  });

  it("is no copy where its document's name only looks like one", () => {
    for (const document of [
      "notes (1).md",
      "r3.md (1).md",
      "r3.md.md",
      "r3.mdx",
      "a.md-x/r3.md",
      "a.md 2/b",
    ]) {
      const path = `codings/ana/${document}.jsonl`;
      assert.equal(readCopyPath(path), null, path);
      assert.deepEqual(readSidecarPath(path), { owner: "ana", document }, path);
    }
    for (const path of [
      "x/codings/ana/r3.md (1).jsonl",
      "codings/Ana/r3.md (1).jsonl",
      "codings/ana/r3.md (1)",
    ])
      assert.equal(readCopyPath(path), null, path);
  });

  it("is a layer's where its owner begins with @", () => {
    assert.ok(isLayer("@agreed") && isLayer("@a-1"));
    for (const owner of ["ana", "@", "@A", "@@a"]) assert.ok(!isLayer(owner), owner);
  });
});

describe("A path that something is written to from outside", () => {
  const documents = ["interviews/R3.md"];

  it("is the study's own where a study would lose something", () => {
    for (const path of [
      "participants.csv",
      "Participants.CSV",
      "emic.yaml",
      "codebook.yaml",
      ".gitattributes",
      "codings/ana/r3.md.jsonl",
      "memos/a.md",
      "themes/trust.md",
      "interviews/r3.md",
    ])
      assert.ok(isStudysOwn(path, documents), path);
  });

  it("is free elsewhere, beside the study and outside it", () => {
    for (const path of [
      "export.csv",
      "interviews/r3.html",
      "out/participants.csv",
      "memos",
      "../participants.csv",
    ])
      assert.ok(!isStudysOwn(path, documents), path);
  });
});
