import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { notices } from "../../../src/core/messages/notices";
import { withParticipants } from "../../../src/core/exchange/import/participants-rows";
import { readParticipants } from "../../../src/core/study/format/participants";
import { law } from "../../core/law";
import { told } from "../tables/xlsx";

type People = Record<string, Record<string, string>>;

/** The text with these people added, and what was lost. */
function added(text: string, people: People): { after: string; omitted: string[] } {
  const omitted = notices();
  const participants = Object.entries(people).map(([id, cells]) => ({
    id,
    cells: new Map(Object.entries(cells)),
  }));
  return { after: withParticipants(text, participants, omitted), omitted: told(omitted.all) };
}

describe("Participants who come into a participants.csv that is there", () => {
  it("get rows at its end, in its columns and by its signs", () => {
    assert.deepEqual(added("participant,age,group\nP1,34,lost\n", { P2: { group: "existing", age: "51" } }), {
      after: "participant,age,group\nP1,34,lost\nP2,51,existing\n",
      omitted: [],
    });
    assert.equal(
      added('\uFEFFage;Participant;note\r\n34;P1;"a; b"', { P2: { note: "c; d" } }).after,
      '\uFEFFage;Participant;note\r\n34;P1;"a; b"\r\n;P2;"c; d"\r\n',
    );
  });

  it("bring columns, at the end of all rows that know something of them", () => {
    assert.deepEqual(
      added("participant,age\n\nP1,34\nP3\nP4,62\n", {
        P1: { region: "Nord" },
        P2: { region: "Süd, Ost" },
        P3: { region: "West" },
      }),
      { after: 'participant,age,region\n\nP1,34,Nord\nP3,,West\nP4,62\nP2,,"Süd, Ost"\n', omitted: [] },
    );
  });

  it("overwrite nothing of those who are there", () => {
    assert.deepEqual(added("participant,age,quote\nP1,34,no\n", { P1: { age: "35", quote: "named" } }), {
      after: "participant,age,quote\nP1,34,no\n",
      omitted: ["facts that participants.csv says otherwise, or not, of participants whom it has: 2 (P1)"],
    });
    assert.deepEqual(added("participant,age\nP1,34\n", { P1: { age: "34" } }).omitted, []);
  });

  it("give no meaning to cells that stand under no column", () => {
    assert.deepEqual(added("participant,age\nP1,34,withdrawn?\n", { P2: { region: "Nord", age: "51" } }), {
      after: "participant,age\nP1,34,withdrawn?\nP2,51\n",
      omitted: ["facts for which participants.csv has no column: 1 (region)"],
    });
  });

  for (const text of ["", "name,age\nP1,34\n", 'participant,age\nP1,"34\n']) {
    it(`are named where they can't be added: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(added(text, { P2: {} }), {
        after: text,
        omitted: ["participants who have no row in participants.csv, to which none can be added: 1 (P2)"],
      }));
  }

  it("leave every byte that was there, and everybody who was, as they were", () => {
    const cell = fc.constantFrom("a", "34", "b c", "x,y", 'q"r', "", "l\nm");
    const id = fc.constantFrom("P1", "P2", "P3", "P 4", 'P"5');
    const quoted = (text: string) => (/[,"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const rows = fc.array(fc.tuple(id, fc.array(cell, { maxLength: 2 })), { maxLength: 5 });
    const people = fc.dictionary(id, fc.dictionary(fc.constantFrom("age", "group", "region", "a,b"), cell));
    law(
      fc.tuple(rows, people, fc.constantFrom("\n", "\r\n"), fc.boolean()),
      ([own, fresh, newline, ends]) => {
        const lines = [["participant", "age", "group"], ...own.map(([one, cells]) => [one, ...cells])];
        const text = lines.map((cells) => cells.map(quoted).join(",")).join(newline) + (ends ? newline : "");
        const { after } = added(text, fresh);
        let at = 0;
        for (const letter of text) {
          at = after.indexOf(letter, at) + letter.length;
          assert.ok(at >= letter.length, "every letter is there, in its order");
        }
        const before = readParticipants(text).participants;
        const now = readParticipants(after).participants;
        assert.deepEqual(new Set(now.keys()), new Set([...before.keys(), ...Object.keys(fresh)]));
        for (const [one, was] of before) {
          const is = now.get(one)!;
          assert.equal(is.group, was.group);
          for (const [column, fact] of was.facts) assert.equal(is.facts.get(column), fact);
          for (const [column, fact] of is.facts)
            if (!was.facts.has(column)) assert.equal(String(fact), fresh[one]![column]!.trim());
        }
      },
      60,
    );
  });
});
