import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { emic, folderOf, repository } from "./emic";

const sample = path.join(repository, "sample");

interface TallyJson {
  reading: string;
  documents: number;
  marked: number;
  codes: { id: string; participants: number | null; documents: number | null; passages: number | null }[];
}

describe("emic", () => {
  it("says what it can do", () => {
    const { code, out } = emic(sample, "--help");
    assert.equal(code, 0);
    for (const command of ["check", "anchors", "tally", "export", "import", "merge-codebook"])
      assert.match(out, new RegExp(`^  ${command} `, "m"));
  });

  for (const args of [["dance"], ["__proto__"], ["check", "--dance"], ["tally", "/no/such/folder"]]) {
    it(`answers “emic ${args.join(" ")}” with exit code 2 and a sentence`, () => {
      const { code, out, err } = emic(sample, ...args);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /^emic/);
    });
  }
});

describe("emic check", () => {
  it("finds nothing wrong in the sample study", () => {
    assert.deepEqual(emic(sample, "check"), { code: 0, out: "", err: "12 documents, no problems.\n" });
  });

  it("finds the study from a folder inside it", () => {
    assert.equal(emic(path.join(sample, "interviews"), "check").err, "12 documents, no problems.\n");
  });

  it("names file, line and column, for people and for machines", () => {
    const folder = folderOf({ "emic.yaml": "name: Study\napproach: guess\n", "a.md": "Words.\n" });
    const { code, out, err } = emic(folder, "check");
    assert.equal(code, 1);
    assert.match(out, /^emic\.yaml:2:1: error: “approach”: .*\[wrong-value\]\n$/);
    assert.equal(err, "1 document, 1 problem.\n");
    const said = JSON.parse(emic(folder, "check", "--json").out) as {
      version: number;
      problems: Record<string, unknown>[];
    };
    assert.equal(said.version, 1);
    const [problem] = said.problems;
    assert.deepEqual(Object.keys(problem!), ["code", "severity", "file", "line", "column", "message"]);
    assert.deepEqual([problem!["file"], problem!["line"], problem!["column"]], ["emic.yaml", 2, 1]);
  });

  it("names the copies that a sync service left, and reads them", () => {
    const line = `{"id":"01JD7Q2M8Z3K5V9X0B4N000001","mark":"coded","made":"2026-11-21T10:04:00Z"}\n`;
    const copy = "codings/ana/a.md.sync-conflict-20261121-101500-ABCDEFG.jsonl";
    const { code, out, err } = emic(folderOf({ "emic.yaml": "", "a.md": "Words.\n", [copy]: line }), "check");
    const said =
      "This is a copy that a sync service made of ana's codings of a.md. What it says is read along with them.";
    assert.deepEqual([code, out], [1, `${copy}:1:1: warning: ${said} [conflicted-copy]\n`]);
    assert.equal(err, "1 document, 1 problem.\n");
  });

  it("answers every foreign thing with a problem that has a place, and reads the rest", () => {
    const folder = folderOf(foreign());
    const { code, out } = emic(folder, "check");
    assert.equal(code, 1);
    for (const expected of [
      /^big\.md:1:1: warning: .*10 MB.*\[file-size\]$/m,
      /^codebook\.yaml:6:\d+: error: .*\[duplicate-id\]$/m,
      /^codebook\.yaml:8:\d+: error: .*\[alias-loop\]$/m,
      /^codebook\.yaml:\d+:\d+: error: .*\[unsafe-name\]$/m,
      /^codings\/Ana Ruiz\/a\.md\.jsonl:1:1: error: .*\[unsafe-name\]$/m,
      /^codings\/__proto__\/a\.md\.jsonl:1:1: error: .*\[unsafe-name\]$/m,
      /^codings\/ana\/a\.md\.jsonl:2:1: error: .*\[broken-line\]$/m,
      /^codings\/ana\/a\.md\.jsonl:3:1: warning: .*\[merge-conflict\]$/m,
      /^codings\/ana\/a\.md\.jsonl:4:1: warning: .*\[unknown-code\]$/m,
      /^codings\/ana\/a\.md\.jsonl:8:1: error: .*code.*\[broken-line\]$/m,
      /^codings\/ana\/gone\.md\.jsonl:1:1: warning: .*\[document-missing\]$/m,
      /^latin\.md:3:4: warning: .*UTF-8.*\[file-encoding\]$/m,
      /^line\.md:1:1: information: .*\[long-line\]$/m,
      /^references\.md:\d+:\d+: error: .*\[too-many-references\]$/m,
      /^unparsed\.md:\d+:\d+: error: .*\[syntax\]$/m,
    ]) {
      assert.match(out, expected);
    }
    const { codes } = JSON.parse(emic(folder, "tally", "--json").out) as TallyJson;
    assert.equal(codes.find(({ id }) => id === "trust")?.passages, 2);
    assert.equal(codes.find(({ id }) => id === "unheard-of")?.passages, 1);
  });
});

describe("emic tally", () => {
  it("prints a table that says which reading it counted", () => {
    const { code, out } = emic(sample, "tally");
    assert.equal(code, 0);
    assert.match(out, /^Code +Participants +Documents +Passages\n/);
    assert.match(out, /^ {2}Taken for granted +6 +7 +17$/m);
    assert.match(out, /\nCounted: the agreed reading .* 10 of 12 documents marked as coded\.\n$/);
  });

  it("counts one coder alone, and says null where blank is not zero", () => {
    const { codes, marked } = JSON.parse(
      emic(sample, "tally", "--reading", "ben", "--json").out,
    ) as TallyJson;
    assert.equal(marked, 5);
    assert.deepEqual(
      codes.find(({ id }) => id === "among-ourselves"),
      {
        ...{ id: "among-ourselves", name: "Among ourselves", parent: "own-trade" },
        ...{ participants: null, documents: null, passages: null },
      },
    );
    assert.equal(codes.find(({ id }) => id === "price-knowledge")?.passages, 10);
  });

  it("says who there is when asked for somebody else", () => {
    const { code, err } = emic(sample, "tally", "--reading", "carla");
    assert.equal(code, 2);
    assert.match(err, /Coders: ana, ben\./);
  });
});

describe("emic merge-codebook", () => {
  const base = "codes:\n  - id: trust\n    name: Trust\n";
  const ours = `${base}  - id: price # ours\n    name: Price\n`;
  const theirs = `${base}  - id: quality\n    name: Quality\n`;
  const git = (folder: string, ...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", ...args], {
      cwd: folder,
      stdio: "pipe",
    });

  it("joins what both sides added, and keeps our comments", () => {
    const folder = folderOf({ base, ours, theirs });
    assert.equal(emic(folder, "merge-codebook", "base", "ours", "theirs").code, 0);
    const merged = fs.readFileSync(path.join(folder, "ours"), "utf8");
    assert.equal(merged, `${ours}  - id: quality\n    name: Quality\n`);
  });

  it("keeps both versions of what both changed, and says so", () => {
    const renamed = (name: string) => base.replace("name: Trust", `name: ${name}`);
    const folder = folderOf({ base, ours: renamed("Confidence"), theirs: renamed("Reliance") });
    const { code, err } = emic(folder, "merge-codebook", "base", "ours", "theirs");
    assert.equal(code, 1);
    assert.match(err, /trust/);
    const merged = fs.readFileSync(path.join(folder, "ours"), "utf8");
    assert.match(merged, /name: Confidence/);
    assert.match(merged, /theirs:\s+name: Reliance/);
  });

  it("leaves both texts between markers when one can't be read", () => {
    const folder = folderOf({ base, ours, theirs: "codes: [\n" });
    assert.equal(emic(folder, "merge-codebook", "base", "ours", "theirs").code, 1);
    const merged = fs.readFileSync(path.join(folder, "ours"), "utf8");
    assert.equal(merged, `<<<<<<< ours\n${ours}=======\ncodes: [\n>>>>>>> theirs\n`);
  });

  it("leaves the markers on lines of their own where a text does not end with a line end", () => {
    const folder = folderOf({ base, ours: "codes:\n  - id: a", theirs: "codes: [" });
    assert.equal(emic(folder, "merge-codebook", "base", "ours", "theirs").code, 1);
    const merged = fs.readFileSync(path.join(folder, "ours"), "utf8");
    assert.equal(merged, "<<<<<<< ours\ncodes:\n  - id: a\n=======\ncodes: [\n>>>>>>> theirs\n");
  });

  it("merges as git's driver where git alone stops", () => {
    const folder = folderOf({ "codebook.yaml": base, ".gitattributes": "codebook.yaml merge=emic\n" });
    const driver = `"${process.execPath}" "${path.join(repository, "dist", "cli.js")}" merge-codebook %O %A %B`;
    git(folder, "init", "-q", "-b", "main");
    git(folder, "config", "merge.emic.driver", driver);
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "base");
    git(folder, "checkout", "-qb", "other");
    fs.writeFileSync(path.join(folder, "codebook.yaml"), theirs);
    git(folder, "commit", "-qam", "theirs");
    git(folder, "checkout", "-q", "main");
    fs.writeFileSync(path.join(folder, "codebook.yaml"), ours);
    git(folder, "commit", "-qam", "ours");
    git(folder, "merge", "-q", "-m", "merged", "other");
    const merged = fs.readFileSync(path.join(folder, "codebook.yaml"), "utf8");
    assert.equal(merged, `${ours}  - id: quality\n    name: Quality\n`);
  });
});

/** A study in which most things are wrong, each in its own way. */
function foreign(): Record<string, string | Buffer> {
  const line = (tail: string, more: object) =>
    JSON.stringify({
      id: `01JD7Q2M8Z3K5V9X0B4N6T1R8${tail}`,
      ...{ code: "trust", start: 0, quote: "We trust", prefix: "", suffix: " them.\n" },
      ...{ text: "000000000000", made: "2026-11-21T10:04:00Z", ...more },
    });
  const references = Array.from({ length: 10_000 }, () => "*a").join(", ");
  const bomb = [
    "a: &a [x, x, x, x, x, x, x, x, x]",
    "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]",
    "c: [*b, *b, *b, *b, *b]",
  ];
  return {
    "emic.yaml": "name: Foreign\n",
    "codebook.yaml": [
      "codes:",
      "  - id: trust",
      "    name: Trust",
      "  - id: price",
      "    name: Price",
      "  - id: trust",
      "    name: Trust again",
      "  - id: one",
      "    aliases: [two]",
      "  - id: two",
      "    aliases: [one]",
      "  - id: loyal",
      "    __proto__: {color: red}",
      "",
    ].join("\n"),
    "a.md": "We trust them.\n",
    "big.md": Buffer.alloc(10_000_000, "a line of words\n"),
    "line.md": "word ".repeat(200_000),
    "latin.md": Buffer.from("# A\n\ncaf\xe9\n", "latin1"),
    "unparsed.md": "---\nspeakers: {R3: [\n---\nWords.\n",
    "references.md": `---\n${bomb.join("\n")}\nd: [${references}]\n---\nWords.\n`,
    "codings/ana/a.md.jsonl": [
      line("A", {}),
      "{broken",
      "<<<<<<< ours",
      line("B", { code: "unheard-of" }),
      "=======",
      line("C", { start: 3, quote: "trust", prefix: "We " }),
      ">>>>>>> theirs",
      line("D", { code: "../../x" }),
      "",
    ].join("\n"),
    "codings/ana/gone.md.jsonl": `${line("E", { code: "price" })}\n`,
    "codings/__proto__/a.md.jsonl": `${line("F", {})}\n`,
    "codings/Ana Ruiz/a.md.jsonl": `${line("G", {})}\n`,
  };
}
