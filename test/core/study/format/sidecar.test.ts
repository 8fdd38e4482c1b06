import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { formatRecord } from "../../../../src/core/study/format/record";
import { formatSidecar, parseSidecar } from "../../../../src/core/study/format/sidecar";
import { law } from "../../law";
import { coding, codedMark, idOf, removal, sidecarOf } from "../records";

const file = "codings/ana/r3.md.jsonl";
const line = (number: number, code = "trust") =>
  formatRecord(coding(number, "She said [[I felt safe]]", code));

/** What is in a sidecar: the last digit of each record's id, then each broken line, then each problem with its line. */
function check(text: string, expected: { read: string; broken?: string[]; problems?: string[] }): void {
  const { lines, broken, problems } = parseSidecar(text, file);
  assert.equal(lines.map(({ record }) => Number(record.id.slice(-6))).join(" "), expected.read);
  assert.deepEqual(broken, expected.broken ?? []);
  assert.deepEqual(
    problems.map(({ code, range }) => `${code} ${range.start.line}`),
    expected.problems ?? [],
  );
  assert.ok(problems.every((problem) => problem.file === file));
}

/** The text as Emic would write it where nothing changed. */
function written(text: string): string {
  const { lines, broken } = parseSidecar(text, file);
  return formatSidecar(
    lines.map(({ raw, record }) => ({ raw, id: record.id })),
    broken,
  );
}

describe("A sidecar", () => {
  it("is read line by line", () => {
    check(sidecarOf(coding(1, "[[a]]", "trust"), removal(2, "2026-11-21T10:04:00Z"), codedMark(3)), {
      read: "1 2 3",
    });
    check("", { read: "" });
    check("\n\n", { read: "" });
  });

  it("is written back byte for byte, however its lines were spelled", () => {
    const spelled = line(1).replace(/,"/g, ', "').replace("said", "s\\u0061id");
    assert.equal(written(`${spelled}\n${line(2)}\n`), `${spelled}\n${line(2)}\n`);
  });

  it("is sorted by id when it is written, each identical line once", () => {
    assert.equal(
      written(`${line(3)}\n${line(1)}\n${line(3)}\n${line(2)}`),
      `${line(1)}\n${line(2)}\n${line(3)}\n`,
    );
    assert.equal(written(`${line(1, "b")}\n${line(1, "a")}\n`), `${line(1, "b")}\n${line(1, "a")}\n`);
    assert.equal(written(""), "");
  });

  it("may have CRLF line ends and a byte-order mark, and no line end at its end", () => {
    check(`\uFEFF${line(1)}\r\n${line(2)}`, { read: "1 2" });
    assert.equal(written(`\uFEFF${line(1)}\r\n\r\n${line(2)}`), `${line(1)}\n${line(2)}\n`);
  });

  it("keeps lines that can't be read, in their order, at its end, and reads their neighbours", () => {
    const cut = line(2).slice(0, 60);
    const text = `${line(3)}\n  not a record\n${cut}\n${line(1)}\n[]\n  not a record\n`;
    const broken = ["  not a record", cut, "[]", "  not a record"];
    check(text, {
      read: "3 1",
      broken,
      problems: ["broken-line 1", "broken-line 2", "broken-line 4", "broken-line 5"],
    });
    assert.equal(written(text), [line(1), line(3), ...broken, ""].join("\n"));
    assert.equal(written(written(text)), written(text));
  });

  it("says in a sentence what is wrong with a line, and where", () => {
    const { problems } = parseSidecar(`${line(1)}\n{"id":"x"}\n`, file);
    assert.deepEqual(problems, [
      {
        code: "broken-line",
        severity: "error",
        file,
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } },
        message: "This line can't be read: “id”: is no id. It is kept as it is, and not counted.",
      },
    ]);
  });

  it("does not read a line that is longer than any record", () => {
    const long = `{"id":"${idOf(1)}","memo":"${"x".repeat(4_000_000)}"}`;
    check(`${long}\n${line(2)}\n`, { read: "2", broken: [long], problems: ["broken-line 0"] });
  });
});

describe("A sidecar in which a merge stopped", () => {
  it("is read with both sides, and written without the markers", () => {
    const text = `${line(1)}\n<<<<<<< HEAD\n${line(2)}\n=======\n${line(3)}\n>>>>>>> theirs\n${line(4)}\n`;
    check(text, { read: "1 2 3 4", problems: ["merge-conflict 1"] });
    assert.equal(written(text), `${line(1)}\n${line(2)}\n${line(3)}\n${line(4)}\n`);
  });

  it("is read without what both sides came from, where git wrote that too", () => {
    const base = formatRecord(removal(9, "2026-11-21T10:04:00Z"));
    check(
      `<<<<<<< ours\r\n${line(1)}\r\n||||||| 1234567\r\n${base}\r\n=======\r\n${line(2)}\r\n>>>>>>> theirs\r\n${line(3)}\r\n`,
      { read: "1 2 3", problems: ["merge-conflict 0"] },
    );
  });

  it("may have several conflicts, one side of them empty", () => {
    check(`<<<<<<< a\n=======\n${line(1)}\n>>>>>>> b\n<<<<<<< a\n${line(2)}\n=======\n>>>>>>> b\n`, {
      read: "1 2",
      problems: ["merge-conflict 0", "merge-conflict 4"],
    });
  });

  it("loses no line where markers are missing", () => {
    check(`<<<<<<< a\n${line(1)}\n`, { read: "1", problems: ["merge-conflict 0"] });
    check(`<<<<<<< a\n${line(1)}\n||||||| b\n${line(2)}\n`, { read: "1 2", problems: ["merge-conflict 0"] });
    check(`=======\n${line(1)}\n>>>>>>> b\n`, {
      read: "1",
      broken: ["=======", ">>>>>>> b"],
      problems: ["broken-line 0", "broken-line 2"],
    });
  });

  it("keeps every line of either side, whatever stands in them", () => {
    const side = fc.array(fc.constantFrom(line(1), line(2), line(3, "b"), "broken", "{"), { maxLength: 5 });
    law(fc.tuple(side, side, side, side), ([before, ours, base, theirs]) => {
      const text = [
        ...before, "<<<<<<< ours", ...ours, "||||||| base", ...base, "=======", ...theirs, ">>>>>>> theirs", "",
      ].join("\n"); // prettier-ignore
      const now = written(text).split("\n").slice(0, -1);
      assert.deepEqual(new Set(now), new Set([...before, ...ours, ...theirs]));
    });
  });
});
