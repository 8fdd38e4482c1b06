import * as assert from "node:assert/strict";
import {
  checkRecord,
  formatRecord,
  instantOf,
  isCoding,
  isMark,
  isPassage,
  isRemoval,
  type StudyRecord,
} from "../../../../src/core/study/format/record";
import { coding, codedMark, idOf, removal } from "../records";

/** The line of the design. */
const line =
  '{"id":"01JD7Q2M8Z3K5V9X0B4N6T1R8C","code":"taken-for-granted","start":1203,' +
  '"quote":"they only call when they want a number","prefix":" we have sold their boxes and ",' +
  '"suffix":". Nobody asks how we are doing","text":"3f2a9c1b7d04","made":"2026-11-21T10:04:00Z"}';

function read(text: string): StudyRecord {
  const checked = checkRecord(JSON.parse(text));
  assert.ok("record" in checked, JSON.stringify(checked));
  return checked.record;
}

function wrong(data: unknown): string {
  const checked = checkRecord(data);
  assert.ok("wrong" in checked, JSON.stringify(data));
  return checked.wrong;
}

describe("A record", () => {
  it("is written as the line that it was read from", () => {
    assert.equal(formatRecord(read(line)), line);
  });

  it("is a coding, a comment, a mark on the document or what is left of one that was removed", () => {
    const kind = (record: StudyRecord) =>
      [
        isPassage(record) && isCoding(record) && "coding",
        isPassage(record) && !isCoding(record) && "comment",
        isMark(record) && "mark",
        isRemoval(record) && "removal",
      ].filter((one) => one !== false);
    assert.deepEqual(kind(coding(1, "[[a]]", "trust")), ["coding"]);
    assert.deepEqual(kind(coding(1, "[[a]]", null, { memo: "Why?" })), ["comment"]);
    assert.deepEqual(kind(codedMark(1)), ["mark"]);
    assert.deepEqual(kind(removal(1, "2026-11-21T10:04:00Z")), ["removal"]);
    assert.deepEqual(kind({ ...coding(1, "[[a]]", "trust"), removed: "2026-11-21T10:04:00Z" }), ["removal"]);
  });

  it("has its keys in the format's order, and unknown ones behind them as they came", () => {
    const record = read(
      '{"zeta":1,"made":"2026-11-21T10:04:00Z","memo":"m","alpha":{"b":1,"a":2},"mark":"coded",' +
        '"by":"ana","id":"01JD7Q2M8Z3K5V9X0B4N6T1R8C"}',
    );
    assert.equal(
      formatRecord(record),
      '{"id":"01JD7Q2M8Z3K5V9X0B4N6T1R8C","made":"2026-11-21T10:04:00Z","memo":"m","mark":"coded",' +
        '"by":"ana","zeta":1,"alpha":{"b":1,"a":2}}',
    );
    const whole = {
      id: 1, code: 1, start: 1, quote: 1, prefix: 1, suffix: 1, text: 1, made: 1, revised: 1, removed: 1, memo: 1,
      voice: 1, feeling: 1, intensity: 1, basis: 1, links: 1, mark: 1, by: 1, from: 1,
    }; // prettier-ignore
    const backwards = Object.fromEntries(Object.entries(whole).reverse()) as unknown as StudyRecord;
    assert.equal(formatRecord(backwards), JSON.stringify(whole));
  });

  it("leaves out what is not said", () => {
    assert.equal(formatRecord({ ...codedMark(1), by: undefined }), formatRecord(codedMark(1)));
  });

  it("keeps keys named like a part of JavaScript, and is not changed by them", () => {
    const odd = `${line.slice(0, -1)},"__proto__":{"code":"x"},"constructor":1,"hasOwnProperty":null}`;
    const record = read(odd);
    assert.equal(formatRecord(record), odd);
    assert.equal(formatRecord({ ...record }), odd);
    assert.ok(isPassage(record) && record.code === "taken-for-granted");
  });

  it("keeps an astral character, a quote mark and a line end in the passage on one line", () => {
    const record = coding(1, 'He: [["So 😀\n\nwhat"\u2028]]', "trust");
    assert.equal(formatRecord(record).split(/[\n\r]/).length, 1);
    assert.deepEqual(read(formatRecord(record)), record);
  });

  it("that is none is told apart, with the key that is wrong", () => {
    const good = JSON.parse(line) as object;
    for (const data of [null, 3, "x", [], [good]]) assert.equal(wrong(data), "it is not a record");
    assert.equal(wrong({ ...good, id: "x" }), "“id”: is no id");
    assert.equal(wrong({ ...good, code: "__proto__" }), "“code”: may hold only a–z, 0–9 and hyphens");
    assert.equal(wrong({ ...good, code: "../../x" }), "“code”: may hold only a–z, 0–9 and hyphens");
    assert.equal(wrong({ ...good, text: "3F2A9C1B7D04" }), "“text”: is no version of a text");
    assert.equal(wrong({ ...good, made: "yesterday" }), "“made”: is no UTC time");
    for (const [key, value] of Object.entries({
      start: -1,
      quote: "",
      prefix: 3,
      suffix: "x".repeat(65),
      revised: "2026-11-21T10:04:00+01:00",
      voice: "loud",
      intensity: 4,
      basis: "guessed",
      links: [{ to: idOf(1), as: "is" }],
      from: ["x"],
      by: "Ana Ruiz",
    })) {
      assert.ok(wrong({ ...good, [key]: value }).startsWith(`“${key}`), key);
    }
    assert.ok(wrong({ id: idOf(1), mark: "done", made: "2026-11-21T10:04:00Z" }).startsWith("“mark”"));
    assert.ok(wrong({ id: idOf(1), removed: true }).startsWith("“removed”"));
  });

  it("says in words what is wrong", () => {
    const good = JSON.parse(line) as object;
    for (const [data, words] of [
      [
        { voice: "loud" },
        '“voice”: Invalid option: expected one of "own"|"observed"|"second-hand"|"analogy"',
      ],
      [{ quote: 3 }, "“quote”: Invalid input: expected string, received number"],
      [{ suffix: "x".repeat(65) }, "“suffix”: Too big: expected string to have <=64 characters"],
      [{ start: -1 }, "“start”: Too small: expected number to be >=0"],
      [{ links: [{ to: "x" }] }, "“links.0.to”: is no id"],
    ] as const)
      assert.equal(wrong({ ...good, ...data }), words);
  });

  it("can't stand further on than any text reaches", () => {
    const good = JSON.parse(line) as object;
    assert.ok(wrong({ ...good, start: 2 ** 32 }).startsWith("“start”"));
    assert.ok(wrong({ ...good, start: 1.5 }).startsWith("“start”"));
  });

  it("says when in UTC, to the second", () => {
    assert.equal(instantOf(Date.UTC(2026, 10, 21, 10, 4, 0, 999)), "2026-11-21T10:04:00Z");
  });
});
