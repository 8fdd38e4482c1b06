import { codedPassages } from "../../../../../src/core/query/coded-passages";
import * as assert from "node:assert/strict";
import { quotedPassages } from "../../../../../src/core/study/work/quotes";
import { coding, idOf, sidecarOf } from "../../records";
import { MemoryFiles } from "../../../memory-files";
import { sitDown } from "./person";

const said = "She said [[I felt safe]] there\n";
const sound = {
  "codebook.yaml": "codes:\n  - id: trust\n",
  "r3.md": "She said I felt safe there\n",
  "codings/ana/r3.md.jsonl": sidecarOf(coding(1, said, "trust")),
};

/** Opens a study with these files beside sound ones; `problems` are kind, file and line, from 0. */
async function check(
  files: Readonly<Record<string, string>>,
  problems: readonly string[],
  prepare: (port: MemoryFiles) => void = () => undefined,
): Promise<void> {
  const port = new MemoryFiles({ ...sound, ...files });
  prepare(port);
  const before = port.snapshot();
  const ana = await sitDown(port, "r3.md");
  assert.deepEqual(
    ana.folder.problems().map(({ code, file, range }) => `${code} ${file}:${range.start.line}`),
    problems,
  );
  assert.deepEqual(port.snapshot(), before, "opening writes nothing");
  assert.equal(ana.folder.study.count("trust").passages, 1, "the sound coding counts");
  assert.ok(ana.sees().includes("[[I felt safe]]"), "and is shown");
  assert.deepEqual(await ana.code("there", "trust"), { kind: "written" }, "and work goes on");
}

describe("A study with foreign data in it opens, says what is wrong and where, and works:", () => {
  it("YAML that does not parse", () =>
    check(
      {
        "emic.yaml": "name: 'Ours\n",
        "themes/a.md": "---\ncodes: [trust\n---\n",
        "b.md": "---\nplace: {\n---\nText\n",
      },
      ["syntax b.md:2", "syntax emic.yaml:1", "syntax themes/a.md:2"],
    ));

  it("duplicate ids", () =>
    check(
      {
        "codebook.yaml": "codes:\n  - id: trust\n  - id: trust\n",
        "participants.csv": "participant\nP1\nP1\n",
      },
      ["duplicate-id codebook.yaml:2", "duplicate-id participants.csv:2"],
    ));

  it("unknown codes", () =>
    check({ "codings/ben/r3.md.jsonl": sidecarOf(coding(2, said, "nowhere")) }, [
      "unknown-code codings/ben/r3.md.jsonl:0",
    ]));

  it("broken lines", () =>
    check({ "codings/ben/r3.md.jsonl": `${sidecarOf(coding(2, said, "trust"))}{"id":\n` }, [
      "broken-line codings/ben/r3.md.jsonl:1",
    ]));

  it("conflict markers", () =>
    check(
      {
        "codebook.yaml": "codes:\n  - id: trust\n",
        "codings/ben/r3.md.jsonl": `<<<<<<< ours\n${sidecarOf(coding(2, said, "trust"))}=======\n${sidecarOf(coding(3, said, "trust"))}>>>>>>> theirs\n`,
      },
      ["merge-conflict codings/ben/r3.md.jsonl:0"],
    ));

  it("several versions of one coding", () =>
    check(
      {
        "codings/ben/r3.md.jsonl": sidecarOf(
          coding(2, said, "trust", { revised: "2026-11-22T10:00:00Z" }),
          coding(2, said, null, { revised: "2026-11-22T11:00:00Z" }),
        ),
      },
      ["several-versions codings/ben/r3.md.jsonl:1"],
    ));

  it("an alias loop", () =>
    check(
      { "codebook.yaml": "codes:\n  - {id: trust, aliases: [faith]}\n  - {id: faith, aliases: [trust]}\n" },
      ["alias-loop codebook.yaml:1", "alias-loop codebook.yaml:2"],
    ));

  it("a document that is not UTF-8", () =>
    check({ "b.md": "ok\nGr\uFFFD\uFFFDe\n" }, ["file-encoding b.md:1"], (port) => port.unsound.add("b.md")));

  it("a document of ten megabytes", () =>
    check({ "b.md": "x".repeat(10_000_000), "codings/ana/b.md.jsonl": sidecarOf(coding(5, said, null)) }, [
      "file-size b.md:0",
    ]));

  it("a document of one line of a megabyte", () =>
    check(
      { "b.md": `one\n${"x ".repeat(500_000)}`, "codings/ana/b.md.jsonl": sidecarOf(coding(5, said, null)) },
      ["long-line b.md:1"],
    ));

  it("codings whose document is gone", () =>
    check({ "codings/ana/gone.md.jsonl": sidecarOf(coding(5, said, null)) }, [
      "document-missing codings/ana/gone.md.jsonl:0",
    ]));

  it("coders and documents whose names lead out of the study, or are parts of JavaScript", () =>
    check(
      {
        "codings/__proto__/r3.md.jsonl": sidecarOf(coding(6, said, "trust")),
        "codings/../../x.md.jsonl": sidecarOf(coding(7, said, "trust")),
        "codings/ana/../../x.md.jsonl": sidecarOf(coding(8, said, "trust")),
        "codings/ana/.jsonl": "",
        "codings/constructor/r3.md.jsonl": "",
        "../../x.md": "x",
        "__proto__.md": "x",
      },
      [
        "unsafe-name codings/../../x.md.jsonl:0",
        "unsafe-name codings/__proto__/r3.md.jsonl:0",
        "unsafe-name codings/ana/../../x.md.jsonl:0",
        "unsafe-name codings/ana/.jsonl:0",
      ],
    ));

  it("codes and keys so named", () =>
    check(
      {
        "codebook.yaml": "__proto__: x\ncodes:\n  - id: trust\n  - id: __proto__\n  - id: ../../x\n",
        "emic.yaml": "coders: {__proto__: {name: x}}\n",
        "codings/ben/r3.md.jsonl": sidecarOf(coding(2, said, "__proto__"), coding(3, said, "../../x")),
      },
      [
        "unsafe-name codebook.yaml:0",
        "wrong-value codebook.yaml:3",
        "wrong-value codebook.yaml:4",
        "broken-line codings/ben/r3.md.jsonl:0",
        "broken-line codings/ben/r3.md.jsonl:1",
        "unsafe-name emic.yaml:0",
      ],
    ));

  it("files that can't be read", () =>
    check(
      { "b.md": "x", "codings/ben/r3.md.jsonl": "x" },
      ["unreadable b.md:0", "unreadable codings/ben/r3.md.jsonl:0"],
      (port) => {
        port.fails = (path) => (path === "b.md" || path.includes("/ben/") ? "You may not read it." : null);
      },
    ));
});

describe("A study whose codebook is foreign", () => {
  it("in a thousand references keeps the codings, and refuses to write into it", async () => {
    const bomb = `a: &a {id: x}\ncodes: [${Array(1000).fill("*a").join(",")}]\n`;
    const ana = await sitDown(new MemoryFiles({ ...sound, "codebook.yaml": bomb }), "r3.md");
    const problems = ana.folder.problems().map(({ code, file }) => `${code} ${file}`);
    assert.deepEqual(problems, ["too-many-references codebook.yaml", "unknown-code codings/ana/r3.md.jsonl"]);
    assert.equal(ana.folder.study.count("trust").passages, 1);
  });

  it("with conflict markers is read as its two sides, and can be merged", async () => {
    const text = "codes:\n<<<<<<< ours\n  - id: trust\n=======\n  - id: doubt\n>>>>>>> theirs\n";
    const ana = await sitDown(new MemoryFiles({ ...sound, "codebook.yaml": text }), "r3.md");
    assert.deepEqual([...ana.folder.study.setup.codebook.codes.keys()], ["trust", "doubt"]);
    const problems = () =>
      ana.folder.problems().map(({ code, file, range, fix }) => [code, file, range.start.line, fix]);
    assert.deepEqual(problems(), [["merge-conflict", "codebook.yaml", 1, "merge-codebook"]]);
    assert.deepEqual(await ana.folder.mergeCodebook(), { written: { kind: "written" }, conflicts: [] });
    assert.deepEqual(
      [ana.files.files.get("codebook.yaml"), problems()],
      ["codes:\n  - id: trust\n  - id: doubt\n", []],
    );
    assert.deepEqual(await ana.folder.mergeCodebook(), { written: { kind: "unchanged" }, conflicts: [] });
  });
});

describe("The quotes of a code", () => {
  it("are the words where the passages stand now, in the order of the documents, of a lost one those it had", async () => {
    const files = new MemoryFiles({
      ...sound,
      "a.md": "Oh. She said I felt safe there\n",
      "codings/ana/a.md.jsonl": sidecarOf(coding(2, said, "trust"), coding(3, "It is [[gone]]", "trust")),
      "codings/ben/gone.md.jsonl": sidecarOf(coding(4, "He [[left]]", "faith")),
      "codebook.yaml": "codes:\n  - id: trust\n    aliases: [faith]\n  - id: doubt\n",
    });
    const { folder } = await sitDown(files, "r3.md");
    const quoted = (code: string) =>
      quotedPassages(folder, codedPassages(folder.study, new Set([code])).passages.slice());
    assert.deepEqual(
      (await quoted("trust")).map(
        ({ rows: [row], words }) => `${row!.document} ${row!.id === idOf(3) ? "lost " : ""}${words}`,
      ),
      ["a.md lost gone", "a.md I felt safe", "gone.md left", "r3.md I felt safe"],
    );
    assert.deepEqual(await quoted("doubt"), []);
    folder.study.reading = { kind: "one", owner: "ben" };
    assert.deepEqual(
      (await quoted("trust")).map(({ rows: [row] }) => row!.owner),
      ["ben"],
    );
  });
});
