import * as assert from "node:assert/strict";
import { readFrontMatter } from "../../../../src/core/study/format/front-matter";
import { mediaOf } from "../../../../src/core/study/format/media";

describe("The recording of a document", () => {
  const check = (media: string, expected: string, document = "interviews/2026/r3.md") => {
    const { front } = readFrontMatter(`---\nmedia: ${media}\n---\n`, document);
    const found = mediaOf(document, front);
    assert.equal(found.kind === "file" ? found.path : `(${found.kind})`, expected, media);
  };

  it("is beside it, below it or elsewhere in the study", () => {
    check("r3.mp3", "interviews/2026/r3.mp3");
    check("./sound/r3 (final).m4a", "interviews/2026/sound/r3 (final).m4a");
    check("../../recordings/r3.mp3", "recordings/r3.mp3");
    check("r3.wav", "r3.wav", "r3.md");
    check('"sound//r3.mp3"', "interviews/2026/sound/r3.mp3");
  });

  it("is none where the document does not say", () => {
    for (const media of ["", '"  "', "42", "[a.mp3, b.mp3]", "{file: a.mp3}"]) check(media, "(none)");
    assert.deepEqual(mediaOf("r3.md", readFrontMatter("Text.", "r3.md").front), { kind: "none" });
  });

  it("is never outside the study", () => {
    for (const media of [
      "../../../r3.mp3",
      "../../../2026/../../r3.mp3",
      "/etc/r3.mp3",
      "//server/r3.mp3",
      "https://example.org/r3.mp3",
      "HTTPS://example.org/r3.mp3",
      "file:///etc/r3.mp3",
      "javascript:alert(1)",
      "data:audio/wav;base64,AAAA",
      "C:/recordings/r3.mp3",
      '"..\\\\..\\\\r3.mp3"',
      '"r3.mp3\\0"',
      "../..",
    ])
      check(media, "(elsewhere)");
  });
});
