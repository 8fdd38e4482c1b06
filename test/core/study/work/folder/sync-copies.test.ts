import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { StudyFolder } from "../../../../../src/core/study/work/folder";
import type { FileWrite } from "../../../../../src/core/study/work/port";
import { formatRecord } from "../../../../../src/core/study/format/record";
import { lawOf } from "../../../law";
import { MemoryFiles } from "../../../memory-files";
import { coding, codedMark, removal, sidecarOf } from "../../records";
import { sitDown } from "./person";

const text = "R3: They only call when they want a number. Nobody asks how we are doing.\n";
const call = coding(
  1,
  "R3: [[They only call]] when they want a number. Nobody asks how we are doing.\n",
  "trust",
);
const number = coding(
  2,
  "R3: They only call when they want [[a number]]. Nobody asks how we are doing.\n",
  "price",
);
const asked = coding(
  3,
  "R3: They only call when they want a number. [[Nobody asks]] how we are doing.\n",
  "asked",
);

const own = "codings/ana/interviews/r3.md.jsonl";
const copy = "codings/ana/interviews/r3.md (Ana's conflicted copy 2026-11-21).jsonl";
const base = {
  "emic.yaml": "name: Study\n",
  "codebook.yaml": "codes: [{id: trust}, {id: price}, {id: asked}]\n",
  "interviews/r3.md": text,
};

async function opened(files: Record<string, string>) {
  const ana = await sitDown(new MemoryFiles({ ...base, ...files }), "interviews/r3.md");
  const { folder } = ana;
  const { files: disk } = ana.files;
  return {
    ana,
    folder,
    disk,
    codes: (owner = "ana") =>
      folder.study
        .rows("interviews/r3.md")
        .filter((row) => row.owner === owner)
        .map(({ code }) => code)
        .join(" "),
    problems: () =>
      folder.problems().map(({ code, file, range }) => `${code} ${file}:${range.start.line + 1}`),
    /** Writes, or deletes, a file as another program does, and tells the study of it. */
    outside: async (path: string, now: string | null) => {
      if (now === null) disk.delete(path);
      else disk.set(path, now);
      await folder.refresh([path]);
    },
    /** Has a file taken away, as a face does it. */
    removed: (file: string) =>
      folder.removeCopies("ana", [file], (gone): Promise<FileWrite> => {
        disk.delete(gone);
        return Promise.resolve({ kind: "written" });
      }),
  };
}

describe("A copy that a sync service left of a coder's file", () => {
  it("is read along with it, each coding once, and told of", async () => {
    const { folder, codes, problems } = await opened({
      [own]: sidecarOf(call, number),
      [copy]: sidecarOf(call, asked),
    });
    assert.equal(codes(), "trust price asked");
    assert.deepEqual(
      ["trust", "price", "asked"].map((code) => folder.study.count(code).passages),
      [1, 1, 1],
    );
    assert.deepEqual(folder.study.paths, ["interviews/r3.md"]);
    assert.deepEqual(problems(), [`conflicted-copy ${copy}:1`]);
    assert.equal(
      folder.problems()[0]!.message,
      "This is a copy that a sync service made of ana's codings of interviews/r3.md. What it says is read along with them.",
    );
  });

  it("is read where there is nothing but the copy, and of a colleague's file just the same", async () => {
    const theirs = "codings/ben/interviews/r3.md.sync-conflict-20261121-101500-ABCDEFG.jsonl";
    const { folder, codes } = await opened({ [copy]: sidecarOf(call), [theirs]: sidecarOf(asked) });
    assert.deepEqual([codes("ana"), codes("ben")], ["trust", "asked"]);
    assert.deepEqual(folder.study.marks("interviews/r3.md"), []);
  });

  it("says what counts where it says it later, and a version nobody chose between is told of where it stands", async () => {
    const { codes, problems } = await opened({
      [own]: sidecarOf({ ...call, revised: "2026-11-22T10:00:00Z" }, number),
      [copy]: sidecarOf(
        { ...call, code: "asked", revised: "2026-11-22T11:00:00Z" },
        removal(2, "2026-11-22T11:00:00Z"),
      ),
    });
    assert.equal(codes(), "asked");
    assert.deepEqual(problems(), [`conflicted-copy ${copy}:1`, `several-versions ${copy}:1`]);
  });

  it("is read with the lines that can be read; of the others it is told at their place in the copy", async () => {
    const { codes, problems } = await opened({
      [own]: `{"id\n${sidecarOf(call)}`,
      [copy]: `${sidecarOf(call)}cut off\n${sidecarOf(asked)}`,
    });
    assert.equal(codes(), "trust asked");
    assert.deepEqual(problems(), [
      `conflicted-copy ${copy}:1`,
      `broken-line ${copy}:2`,
      `broken-line ${own}:1`,
    ]);
  });

  it("is followed as it comes, changes and goes", async () => {
    const { folder, codes, problems, outside } = await opened({ [own]: sidecarOf(call) });
    await outside(copy, sidecarOf(call, asked));
    assert.equal(codes(), "trust asked");
    await outside(copy, sidecarOf(call, number));
    assert.equal(codes(), "trust price");
    await outside(own, null);
    assert.equal(codes(), "trust price");
    await outside(own, sidecarOf(call));
    await outside(copy, null);
    assert.deepEqual([codes(), problems(), folder.study.paths], ["trust", [], ["interviews/r3.md"]]);
  });

  it("goes with the document and the file, and nothing is left", async () => {
    const { folder, problems, outside } = await opened({ [copy]: sidecarOf(call) });
    await outside("interviews/r3.md", null);
    assert.deepEqual(problems(), [`conflicted-copy ${copy}:1`, `document-missing ${copy}:1`]);
    await outside(copy, null);
    assert.deepEqual([[...folder.study.documents.keys()], problems()], [[], []]);
  });

  it("of a document that has been renamed is read where the document is", async () => {
    const now = "codings/ana/renamed.md.jsonl";
    const { folder } = await opened({
      "renamed.md": text,
      [now]: sidecarOf(number),
      "codings/ana/old.md.jsonl": sidecarOf(number),
      "codings/ana/old.md 2.jsonl": sidecarOf({ ...number, code: "trust", revised: "2026-11-22T10:00:00Z" }),
    });
    assert.deepEqual(
      ["renamed.md", "old.md"].map((path) => folder.study.rows(path).map(({ code }) => code)),
      [["trust"], []],
    );
  });

  it("shows its memos and words like the file's own", async () => {
    const { folder } = await opened({
      [own]: sidecarOf(call),
      [copy]: sidecarOf({ ...asked, memo: "Ask on." }),
    });
    const kept = await folder.kept("interviews/r3.md");
    assert.deepEqual(
      kept.map(({ owner, file }) => [owner, file]),
      [["ana", own]],
    );
    assert.match(kept[0]!.text, /They only call.*\n[^]*Ask on\./);
    assert.deepEqual(
      (await folder.owned("interviews/r3.md")).map((one) => one.text),
      [sidecarOf(call)],
    );
  });

  it("may be spread over any number of copies: all read the same as one file with all lines", async () => {
    const places = [call, number, asked];
    const record = fc
      .record({
        id: fc.integer({ min: 1, max: 4 }),
        of: fc.integer({ min: 0, max: 3 }),
        code: fc.constantFrom("trust", "price"),
        second: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ id, of, code, second }) => {
        const time = `2026-11-22T10:00:0${second}Z`;
        const made = { ...(places[of % 3] ?? call), id: coding(id, "[[x]]", null).id, code };
        if (of === 3) return formatRecord(second === 0 ? codedMark(9) : removal(id, time));
        return formatRecord(second === 0 ? made : { ...made, revised: time });
      });
    const spread = fc.array(fc.tuple(record, fc.integer({ min: 0, max: 2 })), { maxLength: 12 });
    const files = [own, copy, "codings/ana/interviews/r3.md 2.jsonl"];
    await lawOf(spread, async (lines) => {
      const textOf = (of: (at: number) => boolean) =>
        lines.flatMap(([line, at]) => (of(at) ? [`${line}\n`] : [])).join("");
      const many = await opened(
        Object.fromEntries(files.map((file, at) => [file, textOf((one) => one === at)])),
      );
      const one = await opened({ [own]: textOf(() => true) });
      const seen = ({ folder }: typeof one) => ({
        rows: folder.study.rows("interviews/r3.md"),
        marks: folder.study.marks("interviews/r3.md"),
        owners: folder.study.documents.get("interviews/r3.md")!.shard.owners,
        versions: folder.problems().filter(({ code }) => code === "several-versions").length,
      });
      assert.deepEqual(seen(many), seen(one));
      await many.folder.mergeCopies("ana");
      const after = await opened({ [own]: many.disk.get(own)! });
      assert.deepEqual(seen(after), seen(one));
      assert.deepEqual(
        new Set(many.disk.get(own)!.split("\n")),
        new Set([...lines.map(([line]) => line), ""]),
      );
    });
  });
});

describe("Merging copies", () => {
  const file = (owner: string, name: string) => `codings/${owner}/interviews/${name}.jsonl`;

  it("takes every line over into the coder's file, byte for byte, and leaves the copies and all others", async () => {
    const odd = formatRecord(asked).replace(',"code"', ', "mood":"fine" ,"code"');
    const theirs = file("ben", "r3.md (1)");
    const { folder, disk } = await opened({
      [own]: `broken\n${sidecarOf(number)}`,
      [copy]: `﻿${odd}\r\ncut\r\n${sidecarOf(call, number)}`,
      [theirs]: sidecarOf(asked),
    });
    const copied = disk.get(copy);
    assert.deepEqual(
      (await folder.mergeCopies("ana")).map((one) => one.file),
      [copy],
    );
    assert.equal(disk.get(own), `${sidecarOf(call, number)}${odd}\nbroken\ncut\n`);
    assert.deepEqual([disk.get(copy), disk.has(file("ben", "r3.md"))], [copied, false]);
  });

  it("makes the file where there is only the copy; the coding in it can then be changed", async () => {
    const { ana, folder, disk, codes } = await opened({ [copy]: sidecarOf(call) });
    await folder.mergeCopies("ana");
    assert.equal(disk.get(own), sidecarOf(call));
    assert.equal((await ana.recode("They only call", "price")).kind, "written");
    assert.equal(codes(), "price");
  });

  it("writes nothing where the file says it all, and of a copy that is gone", async () => {
    const { ana, folder, disk } = await opened({ [own]: sidecarOf(call, asked), [copy]: sidecarOf(asked) });
    assert.equal((await folder.mergeCopies("ana")).length, 1);
    disk.delete(copy);
    assert.deepEqual([await folder.mergeCopies("ana"), ana.files.written], [[], []]);
  });

  it("does not bring back what was changed and undone since, while the copy stays", async () => {
    const other = file("ana", "r3.md 2");
    const { ana, folder, codes, problems, outside, removed } = await opened({ [own]: sidecarOf(call) });
    await ana.code("Nobody", "asked");
    await outside(copy, ana.files.files.get(own)!);
    await outside(other, sidecarOf({ ...number, revised: "2026-11-21T10:04:00Z" }));
    await folder.mergeCopies("ana");
    await ana.recode("a number", "trust");
    await folder.mergeCopies("ana");
    assert.deepEqual(problems(), [`conflicted-copy ${other}:1`, `conflicted-copy ${copy}:1`].sort());
    assert.equal(codes(), "trust trust asked");
    await ana.undo();
    await ana.undo();
    await folder.mergeCopies("ana");
    assert.equal(codes(), "trust price");
    assert.deepEqual([(await removed(copy)).kind, codes()], ["written", "trust price"]);
  });

  it("lets one undo what several copies say as well", async () => {
    const { ana, folder, codes, outside } = await opened({ [own]: sidecarOf(call) });
    await ana.code("Nobody", "asked");
    await outside(copy, ana.files.files.get(own)!);
    await outside(file("ana", "r3.md 2"), sidecarOf(number));
    await folder.mergeCopies("ana");
    await ana.undo();
    assert.equal(codes(), "trust price");
  });

  it("goes on reading the copy where another program took from the file what it had been given", async () => {
    const { folder, codes, outside } = await opened({ [own]: sidecarOf(call), [copy]: sidecarOf(asked) });
    await folder.mergeCopies("ana");
    await outside(own, sidecarOf(number));
    assert.equal(codes(), "price asked");
    await folder.mergeCopies("ana");
    await outside(copy, null);
    assert.equal(codes(), "price asked");
  });

  it("waits for the rest of a copy that is still being written", async () => {
    const { folder, disk, outside } = await opened({
      [own]: sidecarOf(call),
      [copy]: `${sidecarOf(number)}${formatRecord(asked).slice(0, 40)}`,
    });
    assert.deepEqual(await folder.mergeCopies("ana"), []);
    assert.equal(disk.get(own), sidecarOf(call, number));
    await outside(copy, sidecarOf(number, asked));
    assert.equal((await folder.mergeCopies("ana")).length, 1);
    assert.equal(disk.get(own), sidecarOf(call, number, asked));
  });

  it("leaves alone what can't be read as it is, or written", async () => {
    const { ana, folder, disk } = await opened({ [own]: sidecarOf(call), [copy]: sidecarOf(asked) });
    ana.files.unsound.add(copy);
    assert.deepEqual(await folder.mergeCopies("ana"), []);
    ana.files.unsound.clear();
    ana.files.refuses = () => "The disk is full.";
    assert.deepEqual(await folder.mergeCopies("ana"), []);
    assert.equal(disk.get(own), sidecarOf(call));
  });
});

describe("Removing copies", () => {
  it("takes away what was asked for, once the file says it all", async () => {
    const { disk, codes, problems, removed } = await opened({
      [own]: sidecarOf(call),
      [copy]: `${sidecarOf(asked)}cut o`,
    });
    assert.equal((await removed(copy)).kind, "written");
    assert.equal((await removed(copy)).kind, "unchanged");
    assert.equal(disk.get(own), `${sidecarOf(call, asked)}cut o\n`);
    assert.deepEqual([disk.has(copy), codes(), problems()], [false, "trust asked", [`broken-line ${own}:3`]]);
  });

  it("leaves a copy that says something new by then", async () => {
    const { ana, disk, codes, removed } = await opened({
      [own]: sidecarOf(call),
      [copy]: sidecarOf(asked),
    });
    ana.files.meanwhile = (what) => {
      if (what === "update") disk.set(copy, sidecarOf(asked, number));
    };
    const { kind } = await removed(copy);
    assert.deepEqual([kind, disk.has(copy), codes()], ["refused", true, "trust price asked"]);
  });

  it("leaves a copy that can't be read, one whose lines can't be written, and a colleague's", async () => {
    const theirs = "codings/ben/interviews/r3.md (1).jsonl";
    const { ana, disk, removed } = await opened({
      [copy]: sidecarOf(asked),
      [theirs]: sidecarOf(call),
    });
    assert.equal((await removed(theirs)).kind, "unchanged");
    ana.files.unsound.add(copy);
    assert.equal((await removed(copy)).kind, "refused");
    ana.files.unsound.clear();
    ana.files.refuses = () => "The disk is full.";
    const reason = "The disk is full.";
    assert.deepEqual(await removed(copy), { kind: "refused", reason });
    assert.ok(disk.has(copy) && disk.has(theirs));
  });
});

describe("A document whose name looks like a copy's", () => {
  it("is a document of its own", async () => {
    const files = new MemoryFiles({
      "emic.yaml": "",
      "notes.md": text,
      "notes (1).md": text,
      "codings/ana/notes (1).md.jsonl": sidecarOf(call),
    });
    const folder = new StudyFolder(files, "study");
    await folder.load();
    assert.deepEqual(
      ["notes (1).md", "notes.md"].map((path) => folder.study.rows(path).length),
      [1, 0],
    );
    assert.deepEqual(
      folder
        .problems()
        .map(({ code }) => code)
        .filter((code) => code === "conflicted-copy"),
      [],
    );
  });
});
