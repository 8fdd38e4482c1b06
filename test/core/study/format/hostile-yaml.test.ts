import * as assert from "node:assert/strict";
import { readCodebook } from "../../../../src/core/study/format/codebook/codebook";
import { mergeCodebooks } from "../../../../src/core/study/format/codebook/merge";
import { addCode } from "../../../../src/core/study/format/codebook/edit";
import { readFrontMatter } from "../../../../src/core/study/format/front-matter";
import { readManifest } from "../../../../src/core/study/format/manifest";

const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${"bcdefgh"
  .split("")
  .map((name, at) => `${name}: &${name} [${Array(10).fill(`*${"abcdefg"[at]!}`).join(",")}]`)
  .join("\n")}\ncodes: [{id: trust}]\n`;

/** Texts that nobody wrote in good faith, and the problems that answer them. */
const hostile: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  "ten million references": [bomb, ["too-many-references"]],
  "a thousand references": [
    `a: &a {id: trust}\ncodes: [${Array(1000).fill("*a").join(",")}]\n`,
    ["too-many-references"],
  ],
  "a reference to itself": ["codes: &a\n  - id: trust\n    codes: *a\n", ["too-many-references"]],
  "a reference to itself in a memo": ["x: &x [*x]\ncodes: []\n", ["too-many-references"]],
  "a reference to nothing": ["codes: *nothing\n", ["too-many-references"]],
  "brackets without end": ["[".repeat(50_000), ["syntax"]],
  "braces without end": ["{a: ".repeat(20_000), ["syntax"]],
  "deep brackets": [`codes: ${"[".repeat(4000)}${"]".repeat(4000)}\n`, ["syntax"]],
  "deep brackets, closed in quotes": [`codes: ${`${"[".repeat(40)} "${"]".repeat(40)}", `.repeat(100)}`, ["syntax"]],
  "deep hyphens": [`codes: ${"\n".repeat(3)}${"- ".repeat(4000)}`, ["syntax"]],
  "deep indentation": [
    Array.from({ length: 300 }, (_, depth) => `${"    ".repeat(depth)}codes:\n${"    ".repeat(depth)}  - id: c${depth}`).join("\n"),
    ["syntax"],
  ],
  "a huge text": [`# ${"x".repeat(4_000_001)}`, ["file-size"]],
  "unknown tags": ["codes: !!js/function 'x'\n", ["wrong-value"]],
  "two documents": ["codes: []\n---\ncodes: []\n", ["syntax"]],
  "control characters": ["codes:\n  - id: \u0000\u0007\n", ["wrong-value"]],
}; // prettier-ignore

describe("A hostile codebook", () => {
  for (const [name, [text, expected]] of Object.entries(hostile)) {
    it(`with ${name} is answered by a problem, and writes nothing`, () => {
      const { codebook, problems } = readCodebook(text);
      const kinds = new Set(problems.map(({ code }) => code));
      for (const kind of expected)
        assert.ok(kinds.has(kind as never), `${[...kinds].join(" ")} should have ${kind}`);
      assert.ok(problems.length > 0 && problems.length < 1000);
      assert.ok(codebook.codes.size <= 32);
      const added = addCode(text, { id: "new", name: "New" }, null);
      if (added !== null) assert.ok(readCodebook(added).codebook.codes.has("new"));
      const merged = mergeCodebooks(null, "codes: [{id: b}]", text);
      if (merged !== null) assert.ok(merged.text.length < text.length + 1000);
    });
  }

  it("has the first twenty things that are wrong with a key named, not all of a thousand", () => {
    const coders = Array.from({ length: 1000 }, (_, at) => `c${at}: {name: [7]}`).join(", ");
    const manifest = `coders: {${coders}}\n`;
    assert.equal(readManifest(manifest).problems.length, 20);
  });

  it("may still be as deep as codes are read", () => {
    const lines = Array.from({ length: 32 }, (_, depth) => {
      const indent = "        ".repeat(depth);
      return `${indent}codes:\n${indent}    -   id: c${depth}`;
    });
    const { codebook, problems } = readCodebook(lines.join("\n"));
    assert.deepEqual([codebook.codes.size, problems], [32, []]);
  });

  it("can't name anything `__proto__`, and all else in it is read", () => {
    const text =
      "__proto__: {codes: [{id: x}]}\ncodes:\n  - id: a\n    __proto__: {name: b}\n    'constructor': c\n";
    const { codebook, problems } = readCodebook(text);
    assert.deepEqual(
      problems.map(({ code, range }) => `${code} ${range.start.line}`),
      ["unsafe-name 0", "unsafe-name 3"],
    );
    assert.deepEqual([...codebook.codes.keys()], ["a"]);
    assert.equal(codebook.codes.get("a")!.name, "a");
    assert.equal(({} as Record<string, unknown>)["codes"], undefined);
  });
});

describe("A text that does not parse", () => {
  it("is read as far as it goes, and says where it stops", () => {
    const { codebook, problems } = readCodebook("codes:\n  - id: a\n  - id: b\n    name: 'open\n");
    assert.deepEqual(
      problems.map(({ code, severity }) => [code, severity]),
      [["syntax", "error"]],
    );
    assert.ok(problems[0]!.range.start.line >= 3);
    assert.ok(codebook.codes.has("a") && !codebook.sound);
  });

  it("in a document's head leaves the document standing", () => {
    const text = "---\nparticipant: P03\nplace: 'open\n---\nBody";
    const { front, problems } = readFrontMatter(text, "r3.md");
    assert.deepEqual(front.participants, ["P03"]);
    assert.ok(problems.length > 0);
    for (const { file, range } of problems)
      assert.ok(file === "r3.md" && range.start.line >= 2 && range.end.line <= 4);
  });

  it("in the study's own file leaves the study standing", () => {
    const { manifest, problems } = readManifest("name: {\n");
    assert.equal(manifest.name, null);
    assert.ok(manifest.isDocument("r3.md"));
    assert.equal(problems[0]!.code, "syntax");
  });
});
