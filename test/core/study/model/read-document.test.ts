import * as assert from "node:assert/strict";
import { emptyCodebook, readCodebook } from "../../../../src/core/study/format/codebook/codebook";
import { readDocument, type DocumentReading } from "../../../../src/core/study/model/read-document";
import { agreedLayer } from "../../../../src/core/study/format/paths";
import type { Passage } from "../../../../src/core/study/format/record";
import { mark } from "../../marked";
import { codedMark, coding, removal, sidecarOf } from "../records";

const text = "I: How was it?\n\nR3: I felt safe there.\n\nI: Mhm.\n";
const said = text.replace("I felt safe", "[[$&]]");

/** Reads a document with each owner's records. */
function read(
  owners: Readonly<Record<string, string>>,
  also: Partial<Parameters<typeof readDocument>[0]> = {},
): DocumentReading {
  const owned = Object.entries(owners).map(([owner, lines]) => ({
    owner,
    file: `codings/${owner}/r3.md.jsonl`,
    text: lines,
  }));
  return readDocument({
    document: "r3.md",
    text,
    owned,
    codebook: emptyCodebook,
    interviewers: ["I"],
    ...also,
  });
}

describe("Reading a document", () => {
  it("gives a row for each passage that is not removed, with whose words it holds", () => {
    const { rows, marks, problems } = read({
      ana: sidecarOf(coding(1, said, "trust"), removal(2, "2026-11-22T10:00:00Z"), codedMark(3)),
      ben: sidecarOf(coding(4, text.replace("How was it", "[[$&]]"), null, { memo: "Why so?" })),
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(marks, ["ana"]);
    assert.deepEqual(
      rows.map(({ owner, code, participant, voice, status, start, length }) => ({
        said: mark(text, [{ start, end: start + length }]),
        who: [owner, code, participant, voice, status],
      })),
      [
        { said, who: ["ana", "trust", "R3", "own", "exact"] },
        { said: text.replace("How was it", "[[$&]]"), who: ["ben", null, null, "own", "exact"] },
      ],
    );
  });

  it("takes the voice that a coding says before its speaker's", () => {
    const { rows } = read({ ana: sidecarOf(coding(1, said, "trust", { voice: "second-hand" })) });
    assert.deepEqual([rows[0]!.participant, rows[0]!.voice], ["R3", "second-hand"]);
  });

  it("keeps the passages of a text that is gone where they stood", () => {
    const { rows } = read({ ana: sidecarOf(coding(1, said, "trust")) }, { text: null });
    assert.deepEqual([rows[0]!.status, rows[0]!.start, rows[0]!.participant], ["unchecked", 20, null]);
  });

  it("takes the place of whichever line of one id stands in the text, unless edits were followed", () => {
    const lines = sidecarOf(
      coding(1, text.replace("I felt safe", "[[I was safe]]"), "trust", { revised: "2026-11-22T10:00:00Z" }),
      coding(1, said, "doubt"),
    );
    const found = read({ ana: lines }).rows[0]!;
    assert.deepEqual([found.code, found.status, found.start, found.length], ["trust", "exact", 20, 11]);
    const span = { start: 3, end: 6 };
    const known = (owner: string, record: Passage) =>
      owner === "ana" && record.code === "trust"
        ? ({ status: "shifted", span, score: 100, runnerUp: 0 } as const)
        : null;
    const followed = read({ ana: lines }, { known }).rows[0]!;
    assert.deepEqual(
      [followed.code, followed.status, followed.start, followed.length],
      ["trust", "shifted", 3, 3],
    );
  });

  it("remembers the first line that names a code which the codebook lacks, by the id that it says", () => {
    const { codebook } = readCodebook("codes: [{id: calm}]");
    const { mentions } = read(
      {
        ana: sidecarOf(
          codedMark(1),
          coding(2, said, "trust"),
          coding(3, said, "doubt"),
          coding(5, said, "calm"),
        ),
        [agreedLayer]: sidecarOf(coding(4, said, "trust")),
      },
      { codebook },
    );
    assert.deepEqual(Object.fromEntries(mentions), {
      trust: { file: "codings/ana/r3.md.jsonl", line: 1 },
      doubt: { file: "codings/ana/r3.md.jsonl", line: 2 },
    });
  });
});
