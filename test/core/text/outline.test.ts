import * as assert from "node:assert/strict";
import { linesOf } from "../../../src/core/text/lines";
import { foldsOf, entryOf } from "../../../src/core/text/outline";
import { turnsOf } from "../../../src/core/text/turns";

const known = ["Ana", "R3"];

describe("The outline of a transcript", () => {
  const check = (text: string, expected: readonly string[]) => {
    assert.deepEqual(
      turnsOf(text, known).map((turn) => {
        const { name, time } = entryOf(text, turn);
        return `${name} | ${time}`;
      }),
      expected,
    );
  };

  it("says who speaks, how a turn begins and when it was", () => {
    check("Ana: 00:01:10\n\nHow was\nit?\n\nR3: Fine.\n\nAna: 1:00:05\n\nMhm.", [
      "Ana: How was it? | 1:10",
      "R3: Fine. | ",
      "Ana: Mhm. | 1:00:05",
    ]);
  });

  it("cuts long turns between words, and never within a letter", () => {
    check(
      "R3: They only call when they want a number and then they never call again, you know.\n\n" +
        `Ana: ${"a".repeat(58)}🌱${"a".repeat(100)}`,
      ["R3: They only call when they want a number and then they never… | ", `Ana: ${"a".repeat(58)}… | `],
    );
  });

  it("names the speaker alone of a turn without words", () => {
    check("Ana:\n\nR3: 00:10", ["Ana | ", "R3 | 0:10"]);
  });
});

describe("A turn folds", () => {
  const check = (text: string, expected: readonly string[]) => {
    const lines = text.split("\n");
    const folds = foldsOf(linesOf(text), turnsOf(text, known));
    assert.deepEqual(
      folds.map(({ first, last }) => `${lines[first]} … ${lines[last]}`),
      expected,
    );
  };

  it("from its label to its last line with words", () => {
    check("Ana:\n\nHow was it?\n\nWell?\n\n\nR3: Fine.\nReally.\n\n# Part 2\n\nText.", [
      "Ana: … Well?",
      "R3: Fine. … Really.",
    ]);
  });

  it("only if it has several lines", () => {
    check("Ana: How was it?\n\nR3: Fine.\n\nAna:", []);
  });
});
