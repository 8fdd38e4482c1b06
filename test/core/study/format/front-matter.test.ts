import * as assert from "node:assert/strict";
import { readFrontMatter, type FrontMatter } from "../../../../src/core/study/format/front-matter";

/** Reads a document's front matter, given without its two lines of hyphens. */
function read(yaml: string, problems: readonly string[] = []): FrontMatter {
  const text = `---\n${yaml}\n---\nBody\n`;
  const { front, problems: found } = readFrontMatter(text, "r3.md");
  assert.deepEqual(
    found.map(({ code, range }) => `${code} ${range.start.line}:${range.start.character}`),
    problems,
  );
  return front;
}

describe("A document's front matter", () => {
  it("says whom it is about", () => {
    assert.deepEqual(read("participant: P03").participants, ["P03"]);
    assert.deepEqual(read("participant: [P03, 7]").participants, ["P03", "7"]);
    assert.deepEqual(read("participant:").participants, []);
    assert.deepEqual(readFrontMatter("No front matter", "r3.md").front.participants, []);
  });

  it("says who speaks under which label, and who asks", () => {
    const front = read(
      "speakers: {R3: P07, T: {participant: P10, voice: second-hand}, I: interviewer, 4: 9}\ninterviewer: Ana",
    );
    assert.deepEqual(Object.fromEntries(front.speakers), {
      R3: { participant: "P07", voice: null },
      T: { participant: "P10", voice: "second-hand" },
      "4": { participant: "9", voice: null },
    });
    assert.deepEqual([...front.interviewers].sort(), ["Ana", "I"]);
  });

  it("may just list who speaks", () => {
    const { speakers } = read("speakers:\n  - Steve Lee\n  - Calle");
    assert.deepEqual(Object.fromEntries(speakers), {
      "Steve Lee": { participant: "Steve Lee", voice: null },
      Calle: { participant: "Calle", voice: null },
    });
  });

  it("says whose words the document holds", () => {
    assert.equal(read("voice: observed").voice, "observed");
    assert.equal(read("voice: loud", ["wrong-value 1:0"]).voice, null);
  });

  it("has any other attribute as it is: words, numbers, dates, lists", () => {
    const { attributes } = read(
      "date: 2026-10-06\nwave: 2\npilot: true\ntags: [a, 1]\nplace: 'yes'\nnested: {a: 1}\nparticipant: P03",
    );
    assert.deepEqual(Object.fromEntries(attributes), {
      date: "2026-10-06", wave: 2, pilot: true, tags: ["a", "1"], place: "yes",
    }); // prettier-ignore
  });

  it("keeps the rest where some of it is wrong, with the place in the document", () => {
    const front = read("title: x\nparticipant: {a: 1}\nspeakers: 3\nwave: 2", [
      "wrong-value 2:0",
      "wrong-value 3:0",
    ]);
    assert.deepEqual([front.participants, front.speakers.size], [[], 0]);
    assert.equal(front.attributes.get("wave"), 2);
  });

  it("takes names that are parts of JavaScript for names, and passes over one that is not", () => {
    const front = read("speakers: {constructor: P1, toString: P2, __proto__: P3}\nhasOwnProperty: x", [
      "unsafe-name 1:42",
    ]);
    assert.deepEqual([...front.speakers.keys()], ["constructor", "toString"]);
    assert.equal(front.attributes.get("hasOwnProperty"), "x");
  });
});
