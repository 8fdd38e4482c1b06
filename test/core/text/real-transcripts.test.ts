import * as assert from "node:assert/strict";
import { readFrontMatter } from "../../../src/core/study/format/front-matter";
import { knownSpeakers } from "../../../src/core/study/model/voices";
import { normalise } from "../../../src/core/text/normal";
import { turnsOf, type Turn } from "../../../src/core/text/turns";
import { transcript } from "../shared-data";

/** Counted by hand with `grep -c`: labels and, for initials, the one full name beside them. */
const truth: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "2016-12-25-christopher-jeffrey-consensus-barnacles.md": {
    "Adam Levine": 15 + 1,
    "Andreas Antonopoulos": 13 + 1,
    "Christopher Jeffrey": 31 + 1,
    "Stephanie Murphy": 3 + 1,
  },
  "2020-09-15-steve-lee-of-square-crypto.md": { "New Speaker": 7, "Stephan Livera": 57, "Steve Lee": 74 },
  "2021-11-02-socratic-seminar-assumeutxo.md": {
    "Calvin Kim": 4 + 1,
    "Fabian Jahr": 5 + 1,
    "James O'Beirne": 53 + 1,
    "Michael Folkson": 44 + 1,
    Openoms: 9 + 1,
    "Ross Clelland": 1,
    Stephan: 6 + 1,
    "Thaddeus Dryja": 16 + 1,
  },
  "2021-12-13-developer-call.md": { vincenzopalazzo: 10 },
  "accounts-for-bitcoin-easypaysy.md": { "Aaron van Wirdum": 82, "Sjors Provoost": 82 },
  "scaling-lightning-panel-lightning---berlin-2025.md": {
    "Alex Lewin": 31,
    Audience: 3,
    Calle: 38,
    "Evan Kaloudis": 13,
    "Michael Boltz": 22,
    Rita: 21,
    Shinobi: 38,
    Walton: 46,
  },
};

function turnsIn(text: string): Turn[] {
  const { front, problems } = readFrontMatter(text, "transcript.md");
  assert.deepEqual(problems, []);
  return turnsOf(text, knownSpeakers(front, []));
}

describe("In a real transcript", () => {
  for (const [name, expected] of Object.entries(truth)) {
    it(`every turn is its speaker's: ${name}`, function () {
      const counts: Record<string, number> = {};
      for (const { speaker } of turnsIn(normalise(transcript(this, name))))
        counts[speaker] = (counts[speaker] ?? 0) + 1;
      assert.deepEqual(counts, expected);
    });
  }

  it("times grow from turn to turn", function () {
    const turns = turnsIn(normalise(transcript(this, "accounts-for-bitcoin-easypaysy.md")));
    const times = turns.map(({ time }) => time!);
    assert.deepEqual([times[0], times[1], times.at(-1)], [70, 73, 32 * 60 + 38]);
    assert.deepEqual(
      [...times].sort((a, b) => a - b),
      times,
    );
  });

  it("turns stand one after the other, and hold all that is said in an interview", function () {
    const text = normalise(transcript(this, "2020-09-15-steve-lee-of-square-crypto.md"));
    const turns = turnsIn(text);
    let end = text.indexOf("Stephan Livera:");
    for (const { label, body } of turns) {
      assert.equal(text.slice(end, label.start).trim(), "");
      assert.ok(label.end <= body.start);
      end = body.end;
    }
    assert.equal(text.slice(end).trim(), "");
  });
});
