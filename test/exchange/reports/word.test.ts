import * as assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { importTranscript } from "../../../src/core/exchange/transcripts/import-transcript";
import { readXml } from "../../../src/core/files/xml";
import { idMaker } from "../../../src/core/study/format/ids";
import { normalise } from "../../../src/core/text/normal";
import { frontMatterExtent } from "../../../src/core/text/layout";
import { lawOf } from "../../core/law";
import { coding, sidecarOf } from "../../core/study/records";
import { studies } from "../refi/random-studies";
import { importing } from "../reading";
import { studyOf } from "../refi/exchange-study";
import { bare, dataOf, written } from "./reported";

const book = `codes:
  - {id: trust, name: Trust, codes: [{id: trust-2, name: Trust}]}
  - {id: price, name: "Price & <worth>"}
`;
const text = `---
title: R3, in her workshop
speakers: {R3: P1, I: interviewer}
---
# A *visit*

I: And?

R3: 0:06

They **only** call when they want a number.

- a till
- a *calendar*

7. seven
`;
const at = (passage: string) => text.replace(passage.replace(/\[\[|\]\]/g, ""), passage);
const study = {
  "emic.yaml": "coders: {ana: {name: Ana Ruiz}}\n",
  "codebook.yaml": book,
  "r3.md": text,
  "codings/ana/r3.md.jsonl": sidecarOf(
    coding(1, at("[[only** call when they want]]"), "price", { memo: "Loudly.\n\nTwice." }),
    coding(2, at("[[they want a number.\n\n- a till]]"), "trust"),
    coding(3, at("[[a number]]"), null, { memo: "Which?", made: "2026-99-21T10:04:00Z" }),
    coding(4, at("[[a number]]"), "trust-2"),
    coding(5, at("[[seven]]"), null, { memo: "Trust" }),
  ),
};

/** A Word document brought into a study with the same codebook: its text, and its passages as `words: code, memo`. */
async function broughtBack(files: Readonly<Record<string, string>>, bytes: Uint8Array) {
  const { folder } = await studyOf(files);
  const own = importing({
    file: "back.docx",
    coder: "eve",
    codebook: folder.study.setup.codebook,
    makeId: idMaker((random) => random),
  });
  const read = await importTranscript(bytes, own);
  assert.ok(!("wrong" in read), JSON.stringify(read));
  const [document] = read.documents;
  return { text: document!.text, records: document!.passages.map(({ record }) => record) };
}

describe("Coded documents in Word", () => {
  it("have what was coded in their margin, by whom and when", async () => {
    const parts = unzipSync((await written(study, ".docx")).bytes);
    const comments = strFromU8(parts["word/comments.xml"]!);
    assert.deepEqual(
      Array.from(comments.matchAll(/<w:comment (w:id[^]*?)>/g), ([, head]) => head),
      [
        'w:id="0" w:author="Ana Ruiz" w:date="2026-11-21T10:04:00Z" w:initials="AR"',
        'w:id="1" w:author="Ana Ruiz" w:date="2026-11-21T10:04:00Z" w:initials="AR"',
        'w:id="2" w:author="Ana Ruiz" w:initials="AR"',
        'w:id="3" w:author="Ana Ruiz" w:date="2026-11-21T10:04:00Z" w:initials="AR"',
        'w:id="4" w:author="Ana Ruiz" w:date="2026-11-21T10:04:00Z" w:initials="AR"',
      ],
    );
    const body = strFromU8(parts["word/document.xml"]!);
    for (const mark of ["commentRangeStart", "commentRangeEnd", "commentReference"])
      assert.equal(body.match(new RegExp(`<w:${mark} `, "g"))!.length, 5);
  });

  it("come back as they were, with their codings, comments and memos", async () => {
    const back = await broughtBack(study, (await written(study, ".docx")).bytes);
    assert.equal(
      back.text,
      "---\nsource: back.docx\n---\n\n# R3, in her workshop\n\n# A *visit*\n\n**I:** And?\n\n**R3:** 0:06\n\nThey **only** call when they want a number.\n\n- a till\n- a *calendar*\n\n1. seven\n".replace(
        "\n\n1. seven",
        "\n1. seven",
      ),
    );
    assert.deepEqual(
      back.records.map(({ quote, code, memo }) => `${quote}: ${code}, ${memo}`),
      [
        "**only** call when they want: price, Ana Ruiz: Loudly.\nTwice.",
        "they want a number.\n\n- a till: trust, undefined",
        "a number: undefined, Ana Ruiz: Which?",
        "a number: trust-2, undefined",
        "seven: undefined, Ana Ruiz: Comment:\nTrust",
      ],
    );
  });

  it("stand on pages of their own, as many as were asked for", async () => {
    const files = { ...study, "b.md": "# B\n", "c.md": "C.\n" };
    const all = strFromU8(unzipSync((await written(files, ".docx")).bytes)["word/document.xml"]!);
    assert.equal(all.match(/<w:pStyle w:val="Title"\/>/g)!.length, 3);
    assert.equal(all.match(/<w:pageBreakBefore\/>/g)!.length, 2);
    const { bytes } = await written(files, ".docx", { documents: new Set(["b.md"]) });
    const one = strFromU8(unzipSync(bytes)["word/document.xml"]!);
    assert.deepEqual(
      Array.from(one.matchAll(/<w:t [^>]*>([^<]*)/g), ([, words]) => words),
      ["b", "B"],
    );
  });

  it("are well made and come back, whatever is in a study", () =>
    lawOf(studies, async (files) => {
      const paths = Object.keys(files).filter(
        (path) => path.endsWith(".md") && !/^(?:memos|themes)\//.test(path),
      );
      for (const path of paths) {
        const documents = new Set([path]);
        const { bytes } = await written(files, ".docx", { documents });
        assert.deepEqual(bytes, (await written(files, ".docx", { documents })).bytes);
        for (const [name, part] of Object.entries(unzipSync(bytes))) assert.ok("root" in readXml(part), name);
        const whole = normalise(files[path]!);
        const back = await broughtBack(files, bytes);
        const body = whole.slice(frontMatterExtent(whole)?.end ?? 0);
        assert.ok(bare(back.text).endsWith(bare(body)), back.text);
        const { codings } = await dataOf(files, { documents });
        const seen = codings.filter(
          ({ quote, startUtf16 }) => bare(quote!) !== "" && startUtf16! >= whole.length - body.length,
        );
        assert.deepEqual(
          back.records.flatMap(({ code }) => code ?? []).sort(),
          seen.map(({ code }) => code).sort(),
        );
      }
    }));
});
