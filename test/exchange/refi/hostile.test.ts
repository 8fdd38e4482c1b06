import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { importCodebook, importProject } from "../../../src/core/exchange/refi/import-project";
import { planImport } from "../../../src/core/exchange/import/plan-import";
import { presentStudy } from "../../../src/core/exchange/import/write-import";
import { isStudyPath } from "../../../src/core/study/format/paths";
import { law } from "../../core/law";
import { incoming, now, project, studyOf } from "./exchange-study";

function refused(bytes: Uint8Array, wrong: RegExp): void {
  const read = importProject(bytes, now);
  assert.ok("wrong" in read);
  assert.match(read.wrong, wrong);
}

const head = '<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs">';

describe("A hostile project", () => {
  it("is refused with a word why", () => {
    refused(strToU8("Words."), /no ZIP archive/);
    refused(zipSync({ "a.txt": strToU8("Words.") }), /no REFI-QDA project/);
    refused(project("<Other/>"), /no REFI-QDA project/);
    refused(project(`<!DOCTYPE a [<!ENTITY b "c">]>${head}&b;</Project>`), /Line 1: .*DOCTYPE/);
    refused(project(`${head}\n<Users>`), /Line 2: /);
    refused(project(`${head}${"<Code>".repeat(10_000)}`), /too deep/);
    const whole = project(`${head}</Project>`);
    refused(whole.subarray(0, whole.length - 10), /cut off/);
    assert.match(JSON.stringify(importCodebook(strToU8("<!DOCTYPE a><CodeBook/>"))), /DOCTYPE/);
  });

  it("with a text that claims to have 500 MB brings everything else", () => {
    const sources = `<Sources><TextSource guid="1" name="bomb" plainTextPath="internal://b.txt"/><TextSource guid="2" name="a" plainTextPath="internal://a.txt"/></Sources>`;
    const bytes = project(`${head}${sources}</Project>`, {
      "sources/b.txt": "Small.",
      "sources/a.txt": "Words.",
    });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50 && bytes[at + 46 + "sources/".length] === 0x62)
        view.setUint32(at + 24, 500_000_000, true);
    const { documents, omitted } = incoming(bytes);
    assert.deepEqual(
      documents.map(({ path }) => path),
      ["a.md"],
    );
    assert.match(omitted.map(({ what }) => what).join(), /larger than what is read/);
  });

  it("never leads out of the study, whatever its documents and memos are called", async () => {
    const { folder, port } = await studyOf({});
    const present = await presentStudy(folder, port, []);
    const part = fc.constantFrom(
      "..",
      ".",
      "/",
      "\\",
      "C:",
      "a",
      "memos",
      "themes",
      "codings",
      ".git",
      "README",
      ".md",
      "\u0000",
      " ",
      "é",
      "x".repeat(600),
      "con",
      "emic.yaml",
    );
    law(fc.array(fc.array(part, { maxLength: 6 }), { maxLength: 4 }), (names) => {
      const name = (parts: string[]) => parts.join("").replaceAll("\u0000", "");
      const sources = names.map(
        (one) =>
          `<TextSource guid="" name="${name(one)}"><PlainTextContent>W</PlainTextContent></TextSource>`,
      );
      const notes = names.map(
        (one, at) => `<Note guid="${at}" name="${name(one)}"><PlainTextContent>N</PlainTextContent></Note>`,
      );
      const bytes = project(
        `${head}<Sources>${sources.join("")}</Sources><Notes>${notes.join("")}</Notes></Project>`,
      );
      const plan = planImport(incoming(bytes), present, "Study");
      assert.ok("files" in plan);
      for (const path of plan.files.keys()) {
        assert.ok(isStudyPath(path), path);
        assert.ok(!/(?:^|\/)\.(?!gitattributes$)/.test(path), path);
        assert.ok(!path.startsWith("codings/"), path);
      }
      const documents = [...plan.files.values()].filter((text) => text === "W");
      assert.equal(documents.length, names.length);
    });
  });

  it("never makes the reader throw, whichever part of it is wrong", async () => {
    const { folder, port } = await studyOf({});
    const present = await presentStudy(folder, port, []);
    const sound = `${head}<Users><User guid="u" name="A"/></Users><CodeBook><Codes><Code guid="c" name="C"/></Codes></CodeBook><Sources><TextSource guid="s" name="t"><PlainTextContent>Words.</PlainTextContent><PlainTextSelection guid="p" startPosition="0" endPosition="5"><Coding guid="k"><CodeRef targetGUID="c"/></Coding></PlainTextSelection></TextSource></Sources></Project>`;
    law(
      fc.array(
        fc.tuple(fc.nat({ max: 400 }), fc.constantFrom('"', "<", ">", "/", "=", "0", "-", "9", " ", "é", "")),
        { maxLength: 3 },
      ),
      (changes) => {
        const text = sound.split("");
        for (const [at, letter] of changes) text[at % text.length] = letter;
        const read = importProject(project(text.join("")), now);
        if (!("wrong" in read)) planImport(read, present, "Study");
      },
      40,
    );
  });
});
