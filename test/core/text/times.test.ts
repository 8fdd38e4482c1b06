import * as assert from "node:assert/strict";
import { slice } from "../../../src/core/text/span";
import { clock, timeAt, timesIn } from "../../../src/core/text/times";
import { turnsOf } from "../../../src/core/text/turns";
import { inAMoment } from "../moment";

describe("The times in a transcript", () => {
  const times = (text: string) => timesIn(text, turnsOf(text));

  const check = (text: string, expected: readonly string[]) => {
    const found = times(text).map(({ span, seconds }) => `${slice(text, span)} ${seconds}`);
    assert.deepEqual(found, expected);
  };

  it("stand in brackets, with hours, or at a line's start", () => {
    check("So [00:12:34] it was (12:40), or 1:02:03.5 on the tape.\n00:12\n0:15 She laughs.", [
      "[00:12:34] 754",
      "(12:40) 760",
      "1:02:03.5 3723.5",
      "00:12 12",
      "0:15 15",
    ]);
  });

  it("stand in labels, however these write them", () => {
    check("Ana Ruiz  0:03\nHow?\n\nSpeaker 2  0:07\nFine.\n\nAna Ruiz  1:00:03\nMhm.", [
      "0:03 3",
      "0:07 7",
      "1:00:03 3603",
    ]);
    check("Ana: 00:10\n\nHow?\n\n**R3** [00:15]: Fine.\n\nAna 00:20: Mhm.\n\n00:25 - R3: So.", [
      "00:10 10",
      "[00:15] 15",
      "00:20 20",
      "00:25 25",
    ]);
  });

  it("are no times of day, dates, proportions, links or parts of longer numbers", () => {
    check("At 10:15 he left. It is 3:1 or 1:100 of 1:2:3:4, see [00:12](there.md).", []);
    check("2026-03-12T10:04:00Z and x00:12:34 and 00:12:34x", []);
  });

  it("lead from a place to when it was: the last time before it, or its label's", () => {
    const text = "Ana: 00:10\n\nOne. [00:12] Two.\n\nR3: 00:20\n\nThree.\n\nAna: 00:30\n\nFour.";
    const turns = turnsOf(text);
    const at = (words: string) => timeAt(timesIn(text, turns), turns, text.indexOf(words))?.seconds ?? null;
    assert.deepEqual(["Ana", "One", "[00:12]", "Two", "R3", "Three"].map(at), [10, 10, 12, 12, 20, 20]);
    assert.equal(timeAt(timesIn("None. [00:10]", []), [], 2), null);
  });

  it("are found in a very long text in a moment", () => {
    for (const part of ["[", "1:", "00:00:00", "a ", "[00:10] ", ":"])
      inAMoment(part, (long) => timesIn(long, []));
  });
});

describe("A time", () => {
  it("is written as people do", () => {
    assert.deepEqual([0, 5.9, 754, 3723.5].map(clock), ["0:00", "0:05", "12:34", "1:02:03"]);
  });
});
