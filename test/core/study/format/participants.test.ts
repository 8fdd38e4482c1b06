import * as assert from "node:assert/strict";
import { normalise } from "../../../../src/core/text/normal";
import { readParticipants } from "../../../../src/core/study/format/participants";

function read(text: string, problems: readonly string[] = []) {
  const { participants, problems: found } = readParticipants(normalise(text));
  assert.deepEqual(
    found.map(({ code, range, file }) => {
      assert.equal(file, "participants.csv");
      return `${code} ${range.start.line}`;
    }),
    problems,
  );
  return participants;
}

describe("participants.csv", () => {
  it("has a row for each person: group, consent, and any facts", () => {
    const people = read(
      "participant,group,quote,archive,withdrawn,role,years,met\nP01,existing,anonymous,yes,,online reseller,6,2026-10-14\n",
    );
    assert.deepEqual(
      [...people.values()],
      [
        {
          id: "P01",
          group: "existing",
          quote: "anonymous",
          archive: "yes",
          withdrawn: false,
          facts: new Map<string, string | number>([
            ["role", "online reseller"],
            ["years", 6],
            ["met", "2026-10-14"],
          ]),
        },
      ],
    );
  });

  it("may be empty, or have nothing but the participants", () => {
    assert.equal(read("").size, 0);
    assert.deepEqual([...read("participant\nP01\nP02\n").keys()], ["P01", "P02"]);
    assert.deepEqual(
      [...read("Participant ,Group\nP01,x").values()].map(({ id, group, quote }) => [id, group, quote]),
      [["P01", "x", null]],
    );
  });

  it("may have its cells parted by semicolons or tabs, in quotes, on several lines, as Excel writes them", () => {
    const rows = 'participant;region;said\r\nP01;"Fife; Perth";"one ""two""\r\nthree"\r\nP02;Kent;x\r\n';
    for (const text of [
      `\uFEFF${rows}`,
      rows.replaceAll("; ", "\u0000").replaceAll(";", "\t").replaceAll("\u0000", "; "),
    ]) {
      const people = read(text);
      assert.deepEqual([...people.keys()], ["P01", "P02"]);
      assert.equal(people.get("P01")!.facts.get("region"), "Fife; Perth");
      assert.equal(people.get("P01")!.facts.get("said"), 'one "two"\nthree');
    }
  });

  it("has numbers as numbers and everything else as it is written", () => {
    const people = read("participant,a,b,c,d,e,f\nP01,3,-2.5,007,1e5,,0\n");
    assert.deepEqual(Object.fromEntries(people.get("P01")!.facts), {
      a: 3,
      b: -2.5,
      c: "007",
      d: "1e5",
      f: 0,
    });
  });

  it("quotes nobody of whom the consent can't be understood", () => {
    const people = read("participant,quote\nP1,no\nP2,Named\nP3,\nP4,yes\nP5,anonymus\n", [
      "wrong-value 4",
      "wrong-value 5",
    ]);
    assert.deepEqual(
      [...people.values()].map(({ quote }) => quote),
      ["no", "named", null, "no", "no"],
    );
  });

  it("takes anything but a no for a withdrawal", () => {
    const people = read("participant,withdrawn\nP1,\nP2,no\nP3,0\nP4,FALSE\nP5,2026-11-02\nP6,yes\nP7,x\n");
    assert.deepEqual(
      [...people.values()].filter(({ withdrawn }) => withdrawn).map(({ id }) => id),
      ["P5", "P6", "P7"],
    );
  });

  it("passes over a row of someone who has one, of nobody, and empty ones", () => {
    const people = read("participant,group\nP1,a\nP1,b\n,c\n\n , \nP2,d,e\n", [
      "duplicate-id 2",
      "wrong-value 3",
      "wrong-value 6",
    ]);
    assert.deepEqual(
      [...people.values()].map(({ id, group }) => [id, group]),
      [
        ["P1", "a"],
        ["P2", "d"],
      ],
    );
  });

  it("believes of several rows of one participant what allows least", () => {
    const rows =
      "participant,group,quote,withdrawn\nP1,a,named,\nP1,b,anonymous,\nP1,c,,2026-11-02\nP1,d,named,\n";
    const people = read(rows, ["duplicate-id 2", "duplicate-id 3", "duplicate-id 4"]);
    assert.deepEqual(
      [...people.values()].map(({ group, quote, withdrawn }) => [group, quote, withdrawn]),
      [["a", "anonymous", true]],
    );
  });

  it("tells of a merge that stopped, and of quotation marks that swallow rows", () => {
    const merged = "participant,quote\n<<<<<<< HEAD\nP1,no\n=======\nP1,named\n>>>>>>> theirs\n";
    const people = read(merged, ["wrong-value 1", "wrong-value 3", "duplicate-id 4", "wrong-value 5"]);
    assert.deepEqual(
      [...people.values()].map(({ id, quote }) => [id, quote]),
      [["P1", "no"]],
    );
    read('participant,role,quote\nP1,"baker,named\nP2,,no\n', ["wrong-value 1"]);
  });

  it("says so where it has more rows than are read", () => {
    const rows = Array.from({ length: 100_001 }, (_, at) => `P${at}\n`).join("");
    assert.equal(read(`participant\n${rows}`, ["wrong-value 100000"]).size, 99_999);
  });

  it("says once that its first row names no participants", () => {
    assert.equal(read("name,group\nAna,x\nBen,y\n", ["wrong-value 0"]).size, 0);
  });

  it("names rows where they stand, behind cells of several lines too", () => {
    read('participant,said\nP1,"a\nb\nc"\nP1,x\n', ["duplicate-id 4"]);
  });

  it("takes names that are parts of JavaScript for names", () => {
    const people = read("participant,__proto__,constructor\n__proto__,1,2\nconstructor,3,4\n");
    assert.deepEqual([...people.keys()], ["__proto__", "constructor"]);
    assert.deepEqual(
      [...people.get("__proto__")!.facts],
      [
        ["__proto__", 1],
        ["constructor", 2],
      ],
    );
  });
});
