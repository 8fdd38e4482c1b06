import * as assert from "node:assert/strict";
import { approaches, newManifest, readManifest } from "../../../../src/core/study/format/manifest";

const problemsOf = (text: string) =>
  readManifest(text).problems.map(({ code, range, file }) => `${code} ${file}:${range.start.line}`);

describe("emic.yaml", () => {
  it("says what the study is called, how it is done and who takes part", () => {
    const { manifest, problems } = readManifest(`
name: Reseller study
approach: codebook
coders: {ana: {name: Ana Ruiz}, ben: , kim: {}}
interviewers: [Interviewer, Ana]
queries: {left: "group:lost AND trust"}
`);
    assert.deepEqual(problems, []);
    assert.equal(manifest.name, "Reseller study");
    assert.equal(manifest.approach, "codebook");
    assert.deepEqual(
      [...manifest.coders],
      [
        ["ana", "Ana Ruiz"],
        ["ben", "ben"],
        ["kim", "kim"],
      ],
    );
    assert.deepEqual(manifest.interviewers, ["Interviewer", "Ana"]);
  });

  it("may say nothing", () => {
    for (const text of ["", "# nothing\n", "{}\n", "name:\napproach:\ncoders:\n"]) {
      const { manifest, problems } = readManifest(text);
      assert.deepEqual(problems, []);
      assert.deepEqual([manifest.name, manifest.approach, manifest.coders.size], [null, null, 0]);
    }
  });

  it("takes what is wrong in it for not said, tells where, and keeps the rest", () => {
    const text =
      "name: [a]\napproach: vibes\ncoders:\n  Ana Ruiz: {name: x}\ninterviewers: 3\ndouble: ok.md\n";
    assert.deepEqual(problemsOf(text), [
      "wrong-value emic.yaml:0",
      "wrong-value emic.yaml:1",
      "wrong-value emic.yaml:3",
      "wrong-value emic.yaml:4",
      "wrong-value emic.yaml:5",
    ]);
    assert.deepEqual(
      readManifest(text).problems.map(({ message }) => message),
      [
        "“name”: Invalid input: expected string, received array.",
        `“approach”: Invalid option: expected one of ${approaches.map((one) => `"${one}"`).join("|")}.`,
        "“coders.Ana Ruiz”: Invalid key in record.",
        "“interviewers”: Invalid input: expected array, received number.",
        "“double”: Invalid input: expected array, received string.",
      ],
    );
    assert.deepEqual(problemsOf("just words\n"), ["wrong-value emic.yaml:0"]);
    const { manifest } = readManifest("name: 3\napproach: ipa\n");
    assert.deepEqual([manifest.name, manifest.approach], [null, "ipa"]);
  });

  it("is written for a new study with its name, whatever that is", () => {
    for (const name of ["notes", 'My "study": #1', "yes", "3", "a\\b", "é 😀", "\u2028"]) {
      const { manifest, problems } = readManifest(newManifest(name));
      assert.deepEqual([manifest.name, problems], [name, []]);
    }
  });
});

describe("A study's documents", () => {
  /** Which of the files are documents. */
  const documents = (text: string, files: readonly string[]) =>
    files.filter((file) => readManifest(text).manifest.isDocument(file));

  it("are all its Markdown files, but for its own, hidden ones and read-mes", () => {
    const yes = ["r3.md", "interviews/2026/R3.MD", "a b/é (1).md", "interviews/themes/x.md", "codings.md"];
    const no = [
      "r3.txt", "README.md", "interviews/readme.md", "themes/x.md", "memos/briefs/x.md", "codings/ana/x.md",
      ".obsidian/x.md", "node_modules/x/y.md", "a/.git/x.md", ".x.md", "../x.md", "a//b.md", "a\\b.md",
      "cafe\u0301.md", "x\u0000.md", "", "x.md/",
    ]; // prettier-ignore
    assert.deepEqual(documents("", [...yes, ...no]), yes);
  });

  it("are narrowed by the study, and never widened", () => {
    const text =
      "documents: {include: ['interviews/**/*.md', 'x?.md', '{a,b}/*.md'], exclude: ['**/draft-*.md']}\n";
    const yes = ["interviews/r3.md", "interviews/a/b/r3.md", "x1.md", "a/x.md", "b/x.md"];
    const no = ["visits/r3.md", "interviews/draft-1.md", "x12.md", "c/x.md", "a/b/x.md"];
    assert.deepEqual(documents(text, [...yes, ...no]), yes);
    assert.deepEqual(documents("documents: {include: ['**']}", ["README.md", "themes/x.md", "a.txt"]), []);
    assert.deepEqual(documents("documents: {include: []}", yes), []);
  });

  it("that several code independently are named likewise", () => {
    const { manifest } = readManifest('double: ["interviews/r*.md"]\n');
    assert.ok(manifest.isDouble("interviews/r3.md"));
    assert.ok(!manifest.isDouble("interviews/a/r3.md") && !manifest.isDouble("visits/r3.md"));
    assert.ok(!readManifest("").manifest.isDouble("interviews/r3.md"));
  });

  it("are not looked for with patterns that say more than `*`, `**`, `?` and `{a,b}`", () => {
    for (const glob of ["x".repeat(201), "+(a|b)", "@(a|b|c)*", "[a-z].md", "!a.md", "a\\*"]) {
      assert.deepEqual(
        readManifest(`double: [${JSON.stringify(glob)}]\n`).problems.map(({ code }) => code),
        ["wrong-value"],
        glob,
      );
    }
  });
});
