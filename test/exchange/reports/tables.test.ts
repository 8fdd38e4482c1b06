import * as assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import { lawOf } from "../../core/law";
import { codedMark, coding, idOf, sidecarOf } from "../../core/study/records";
import { studies } from "../refi/random-studies";
import { dataOf, textsOf, unescaped, written } from "./reported";

const text =
  "---\nparticipant: P1\nspeakers: {R3: P1, I: interviewer}\ndate: 2026-03-12\n---\nI: And?\n\nR3: Nobody asks, 😀 they call.\n";
const at = (passage: string) => text.replace(passage.replace(/\[\[|\]\]/g, ""), passage);
const study = {
  "emic.yaml": "name: A study\ncoders: {ana: {name: Ana Ruiz}}\n",
  "codebook.yaml":
    "codes:\n  - {id: relation, name: The relationship, codes: [{id: taken, name: Taken for granted, definition: Nobody asks.}]}\n",
  "participants.csv": "participant,group,quote,age\nP1,lost,anonymous,61\n",
  "r3.md": text,
  "codings/ana/r3.md.jsonl": sidecarOf(
    coding(1, at("[[they call]]"), "taken", { memo: "=cmd|' /C calc'!A0", feeling: "anger" }),
    coding(2, at("[[Nobody asks]]"), null, { memo: "Who?" }),
    coding(3, "Something [[else altogether]].\n", "stranger"),
    coding(4, at("[[And?]]"), "taken"),
    codedMark(5),
  ),
};

async function rowsOf(files: Readonly<Record<string, string>>): Promise<Record<string, string>[]> {
  const csv = textsOf(await written(files, ".csv"));
  return Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

describe("A table of codings", () => {
  it("has a row for each coding and comment, those that are not found again too", async () => {
    assert.deepEqual(
      (await rowsOf(study)).map((row) => Object.values(row).join(" | ")),
      [
        "r3.md |  |  | Ana Ruiz | taken | Taken for granted | The relationship | And? |  | 6 | 79 | 83 | exact | 2026-11-21T10:04:00Z",
        "r3.md | P1 | lost | Ana Ruiz |  |  |  | Nobody asks | Who? | 8 | 89 | 100 | exact | 2026-11-21T10:04:00Z",
        "r3.md | P1 | lost | Ana Ruiz | taken | Taken for granted | The relationship | they call | '=cmd|' /C calc'!A0 | 8 | 105 | 114 | exact | 2026-11-21T10:04:00Z",
        "r3.md |  |  | Ana Ruiz | stranger | stranger |  |  |  |  |  |  | lost | 2026-11-21T10:04:00Z",
      ],
    );
  });

  it("counts places as the text has them", async () => {
    for (const { quote, start, end } of await rowsOf(study))
      if (start !== "") assert.equal(text.slice(Number(start), Number(end)), quote);
  });

  it("says what it has no place for", async () => {
    const { omitted } = await written(study, ".csv");
    assert.deepEqual(
      omitted.map(({ what, count }) => `${what}: ${count}`),
      ["marks that a coder has coded a whole document: 1", "feelings: 1"],
    );
  });

  it("is a workbook too, with a sheet of codes and one of documents", async () => {
    const parts = unzipSync((await written(study, ".xlsx")).bytes);
    const sheet = (number: number) =>
      Array.from(
        strFromU8(parts[`xl/worksheets/sheet${number}.xml`]!).matchAll(/<row [^]*?<\/row>/g),
        ([row]) =>
          Array.from(row.matchAll(/<(?:t|v)[^>]*>([^<]*)</g), ([, cell]) => unescaped(cell!)).join(" | "),
      );
    assert.equal(sheet(1).length, 5);
    assert.ok(!textsOf(await written(study, ".xlsx")).includes("<f>"));
    assert.deepEqual(sheet(2), [
      "id | code | above | definition | apply when | do not apply when | codings | documents",
      "relation | The relationship | 0 | 0",
      "taken | Taken for granted | The relationship | Nobody asks. | 2 | 1",
      "stranger | stranger | 1 | 1",
    ]);
    assert.deepEqual(sheet(3), [
      "document | title | participants | groups | date | method | codings | comments",
      "r3.md | r3 | P1 | lost | 2026-03-12 | 3 | 1",
    ]);
  });

  it("has, for any study, as many rows as there are passages", () =>
    lawOf(studies, async (files) => {
      const kept = Object.entries(files).filter(([path]) => path.endsWith(".jsonl"));
      const lines = kept.flatMap(([, own]) => own.split("\n").filter((line) => line !== ""));
      assert.equal((await rowsOf(files)).length, lines.length);
      assert.ok("bytes" in (await written(files, ".xlsx")));
    }));
});

describe("A study's data", () => {
  it("names its format, and says of each passage where it is and what is said of it", async () => {
    const { format, version, name, documents, codes, coders, codings, comments } = await dataOf(study);
    assert.deepEqual([format, version, name], ["emic-study", 1, "A study"]);
    assert.deepEqual(documents, [
      {
        path: "r3.md",
        title: "r3",
        date: "2026-03-12",
        method: null,
        participants: ["P1"],
        groups: ["lost"],
        marks: 1,
      },
    ]);
    assert.deepEqual(
      codes.map(({ id, parent, inCodebook, codings: count }) => `${id} ${parent} ${inCodebook} ${count}`),
      ["relation null true 0", "taken relation true 2", "stranger null false 1"],
    );
    assert.deepEqual(coders, [{ id: "ana", name: "Ana Ruiz" }]);
    assert.deepEqual(codings[1], {
      id: idOf(1),
      document: "r3.md",
      coder: "ana",
      status: "exact",
      startUtf16: 105,
      endUtf16: 114,
      line: 8,
      quote: "they call",
      participant: "P1",
      group: "lost",
      memo: "=cmd|' /C calc'!A0",
      made: "2026-11-21T10:04:00Z",
      revised: null,
      voice: null,
      feeling: "anger",
      intensity: null,
      basis: null,
      links: [],
      code: "taken",
    });
    assert.deepEqual(
      comments.map(({ quote, memo }) => `${quote}: ${memo}`),
      ["Nobody asks: Who?"],
    );
  });
});
