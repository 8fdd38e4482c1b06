import * as assert from "node:assert/strict";
import type { Incoming } from "../../../src/core/exchange/import/incoming";
import { importDatabase } from "../../../src/core/exchange/databases/import-database";
import { writePlan } from "../../../src/core/exchange/import/write-import";
import { readCodebook } from "../../../src/core/study/format/codebook/codebook";
import { planIn, studyOf } from "../refi/exchange-study";
import { made } from "./made";

const now = Date.parse("2026-11-22T12:00:00Z");

function incoming(bytes: Uint8Array): Incoming {
  const read = importDatabase(bytes, { now });
  assert.ok("documents" in read, "wrong" in read ? read.wrong : "");
  return read;
}

/** The files of an empty folder after it came in. */
async function files(read: Incoming) {
  const { folder, port } = await studyOf({});
  const plan = await planIn({ folder, port }, read);
  assert.ok("files" in plan);
  assert.deepEqual(await writePlan(plan, port, port.remove), { kind: "written" });
  return port.snapshot();
}

/** Passages as `coder code: words (memo)`, those of a comment without a code. */
function coded({ documents }: Incoming): string[] {
  return documents.flatMap(({ passages }) =>
    passages.map(({ owner, record }) => {
      const memo = record.memo === undefined ? "" : ` (${record.memo})`;
      return `${owner} ${record.code ?? "–"}: ${record.quote}${memo}`;
    }),
  );
}

const lostIn = ({ omitted }: Incoming) =>
  omitted.map(({ what, count, where }) => `${what}: ${count} ${where.join()}`);

describe("A project of QualCoder", () => {
  const read = incoming(made("qualcoder.qda"));

  it("brings its codings in their places, whoever made them, and annotations as comments", () => {
    assert.deepEqual(coded(read), [
      "ana-ruiz trust: They only call 😀 when\nthey want a number.",
      "ben only-when-needed: only call (Says it twice.)",
      "ana-ruiz silence: nobody asks how we are doing.",
      "ben –: And then? (Too fast.)",
      "ben silence: nobody there.",
    ]);
    assert.deepEqual(
      [...read.coders],
      [
        ["ana-ruiz", "Ana Ruiz"],
        ["ben", "Ben"],
      ],
    );
    assert.equal(read.documents[0]!.passages[0]!.record.made, "2026-01-05T10:04:00Z");
  });

  it("counts rare characters as two, which is said", () => {
    assert.deepEqual(
      read.warnings.map(({ what }) => what),
      [
        "texts with rare characters such as emoji counted as two",
        "texts with line ends counted as one character",
      ],
    );
  });

  it("brings categories as parent codes, with memos as definitions and colours, and circles to the top", async () => {
    const { codes } = readCodebook((await files(read))["codebook.yaml"]!).codebook;
    assert.deepEqual(
      Array.from(codes.values(), ({ id, parent, definition }) => [id, parent, definition]),
      [
        ["relationship", null, "How they see us."],
        ["contact", "relationship", null],
        ["only-when-needed", "contact", null],
        ["silence", "only-when-needed", null],
        ["trust", "relationship", "Relies on us."],
        ["round", null, null],
        ["about", "round", null],
      ],
    );
    assert.equal(codes.get("only-when-needed")!.color, "teal");
    assert.equal(codes.get("trust")!.color, "#f5a9a9");
  });

  it("tells of cases as participants, of attributes, journals and memos", async () => {
    const came = await files(read);
    assert.equal(
      came["participants.csv"],
      "participant,years,description\nReseller 3,6,Small shop.\nReseller 4,,\n",
    );
    assert.match(
      came["Interview 3.md"]!,
      /^---\nparticipant: Reseller 3\nplace: Fife\n---\nR3: They only call 😀 when\n/,
    );
    assert.deepEqual(
      Object.keys(came).filter((path) => path.startsWith("memos/")),
      ["memos/about-the-project.md", "memos/first-thoughts.md", "memos/interview-3.md"],
    );
    assert.equal(came["memos/first-thoughts.md"], "# First thoughts\n\nThey feel used.\n");
  });

  it("names what does not come along", () => {
    assert.deepEqual(lostIn(read), [
      "which codes stand above a code, in a circle or too deep: 1 Round",
      "attributes of what is neither a case nor a document: 1 Mood",
      "descriptions of variables: 1 Years",
      "which part of a document is of a case: 2 Interview 3.docx",
      "that a coding is important: 1 Interview 3.docx",
      "codings with codes that are not in the file: 1 Interview 3.docx",
      "pictures: 1 shop.png",
      "recordings of sound: 1 call.mp3",
      "documents without a text: 1 empty",
      "passages marked in pictures: 1 ",
      "graphs: 1 Map",
    ]);
  });
});

describe("A project of Taguette", () => {
  const read = incoming(made("taguette.sqlite3"));

  it("brings its texts as Markdown and its highlights in their places, by who first gave the tag", () => {
    assert.equal(
      read.documents[0]!.text,
      "# Interview 3\n\nR3: They **only call** 😀 when\nthey want a number & no more.\n\n- Then nobody asks\n- how we are é doing.\n\nThe end.\n",
    );
    assert.deepEqual(coded(read), [
      "admin trust: They **only call** 😀 when",
      "ben resellers: **only call**",
      "admin trust: **only call**",
      "ben first: Then nobody asks\n- how we are é doing.",
      "ben –: Then nobody asks",
      "ben –: The end.",
    ]);
    assert.equal(read.documents[0]!.passages[2]!.record.made, "2026-01-06T09:00:00Z");
  });

  it("brings tags as codes, those with dots below each other", async () => {
    const { codes } = readCodebook((await files(read))["codebook.yaml"]!).codebook;
    assert.deepEqual(
      Array.from(codes.values(), ({ id, parent }) => [id, parent]),
      [
        ["trust", null],
        ["people", null],
        ["resellers", "people"],
        ["e-g-u-s-policy", null],
        ["time", null],
        ["past", "time"],
        ["first", "past"],
      ],
    );
    assert.equal(codes.get("trust")!.definition, "Relies on us.");
  });

  it("tells what is said of the project and its documents, and what does not come along", async () => {
    const came = await files(read);
    assert.match(came["emic.yaml"]!, /^name: "?Resellers 1"?$/m);
    assert.equal(came["memos/about-the-project.md"], "What resellers say.\n");
    assert.match(came["memos/interview-3.md"]!, /A long talk\.\n$/);
    assert.deepEqual(lostIn(read), [
      "codings with codes that are not in the file: 1 Interview 3",
      "that texts run from right to left: 1 notes",
    ]);
  });

  it("is refused where it is several, with their names", () => {
    const several = importDatabase(made("several.sqlite3"), { now });
    assert.ok("wrong" in several);
    assert.match(several.wrong, /2 projects: “Resellers 1”, “Resellers 2”/);
  });
});

describe("Any other database", () => {
  it("is refused with a word of what would be read", () => {
    const other = importDatabase(made("any-512.db"), { now });
    assert.ok("wrong" in other);
    assert.match(other.wrong, /neither Taguette's nor QualCoder's/);
  });

  it("that a program still writes beside is read with a warning", () => {
    const bytes = made("taguette.sqlite3");
    bytes.fill(2, 18, 20);
    const other = made("any-512.db");
    other.fill(2, 18, 20);
    assert.match(JSON.stringify(importDatabase(other, { now })), /close that first/);
    assert.match(
      incoming(bytes)
        .warnings.map(({ what }) => what)
        .join(),
      /-wal/,
    );
  });
});
