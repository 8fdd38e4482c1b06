import * as assert from "node:assert/strict";
import { parseDocument } from "yaml";
import { readCodebook } from "../../../../../src/core/study/format/codebook/codebook";
import { mergeCodebooks } from "../../../../../src/core/study/format/codebook/merge";
import { sidesOf } from "../../../../../src/core/study/format/conflict";

const base = `# Our codes
codes:
  - id: trust # stable
    name: Trust
    definition: It holds.
    codes:
      - id: betrayal
  - id: price
`;

/** Merges what two people made of a base; what comes out is shown whole. */
function check(
  { ours, theirs, from = base }: { ours: string; theirs: string; from?: string | null },
  expected: string,
  conflicts: readonly string[] = [],
): void {
  const merged = mergeCodebooks(from, ours, theirs);
  assert.ok(merged !== null);
  assert.equal(merged.text, expected);
  assert.deepEqual(merged.conflicts, conflicts);
  assert.deepEqual(mergeCodebooks(from, ours, ours), { text: ours, conflicts: [] });
}

const edit = (text: string, ...edits: readonly (readonly [string, string])[]) =>
  edits.reduce((now, [before, after]) => {
    assert.ok(now.includes(before), before);
    return now.replace(before, after);
  }, text);

const withTop = (text: string, id: string) => `${text}  - id: ${id}\n`;

describe("Two versions of a codebook", () => {
  it("are ours, byte for byte, where theirs adds nothing", () => {
    const ours = "codes:   # all\n-   {id: 'x'}\n\n\n";
    for (const theirs of [ours, "codes: [{id: x}]\n"]) {
      assert.deepEqual(mergeCodebooks(null, ours, theirs), { text: ours, conflicts: [] });
    }
    assert.deepEqual(
      mergeCodebooks(base, edit(base, ["Trust", "Faith"]), base)!.text,
      edit(base, ["Trust", "Faith"]),
    );
  });

  it("together have the codes that either added, each below its parent", () => {
    check(
      {
        ours: withTop(base, "mine"),
        theirs: edit(base, ["betrayal\n", "betrayal\n      - id: yours\n        name: Yours\n"]),
      },
      withTop(edit(base, ["betrayal\n", "betrayal\n      - id: yours\n        name: Yours\n"]), "mine"),
    );
  });

  it("have what one side changed, with our comments and our order", () => {
    check(
      {
        ours: edit(base, ["name: Trust", "name: Faith"]),
        theirs: edit(base, ["It holds.", "It held."], ["id: price", "id: price\n    color: teal"]),
      },
      edit(
        base,
        ["name: Trust", "name: Faith"],
        ["It holds.", "It held."],
        ["id: price", "id: price\n    color: teal"],
      ),
    );
  });

  it("keep ours where both changed the same, with theirs beside it, and say so", () => {
    check(
      {
        ours: edit(base, ["name: Trust", "name: Faith"]),
        theirs: edit(base, ["name: Trust", "name: Hope"], ["    definition: It holds.\n", ""]),
      },
      edit(
        base,
        ["name: Trust", "name: Faith"],
        ["    definition: It holds.\n", ""],
        ["    codes:\n", "    codes:\n"],
      ).replace("      - id: betrayal\n", "      - id: betrayal\n    theirs:\n      name: Hope\n"),
      ["trust"],
    );
    const { problems } = readCodebook(
      mergeCodebooks(base, edit(base, ["name: Trust", "name: A"]), edit(base, ["name: Trust", "name: B"]))!
        .text,
    );
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["codes-in-conflict"],
    );
  });

  it("have a code no more that one side deleted and the other left alone", () => {
    const without = edit(base, ["  - id: price\n", ""]);
    check({ ours: base, theirs: without }, without);
    check({ ours: without, theirs: withTop(base, "mine") }, withTop(without, "mine"));
  });

  it("keep a code that one side deleted and the other changed or put codes below", () => {
    const without = edit(base, ["  - id: price\n", ""]);
    const changed = edit(base, ["  - id: price\n", "  - id: price\n    name: Prices\n"]);
    const parent = edit(base, ["  - id: price\n", "  - id: price\n    codes:\n      - id: cheap\n"]);
    check({ ours: changed, theirs: without }, changed);
    check({ ours: without, theirs: changed }, changed);
    check({ ours: parent, theirs: without }, parent);
  });

  it("have a code where one side moved it, and stay ours where that would put it below itself", () => {
    const moved = edit(
      base,
      ["    codes:\n      - id: betrayal\n", ""],
      ["price\n", "price\n    codes:\n      - id: betrayal\n"],
    );
    check(
      { ours: edit(base, ["name: Trust", "name: Faith"]), theirs: moved },
      edit(moved, ["name: Trust", "name: Faith"]),
    );
    check(
      { ours: moved, theirs: edit(base, ["name: Trust", "name: Faith"]) },
      edit(moved, ["name: Trust", "name: Faith"]),
    );
    const from = "codes:\n  - id: a\n  - id: b\n";
    const ours = "codes:\n  - id: a\n    codes:\n      - id: b\n";
    check({ from, ours, theirs: "codes:\n  - id: b\n    codes:\n      - id: a\n" }, ours);
  });

  it("keep our place of a code that both moved, with their parent beside it", () => {
    const from = "codes:\n  - id: a\n  - id: b\n  - id: c\n";
    const ours = "codes:\n  - id: a\n    codes:\n      - id: c\n  - id: b\n";
    const theirs = "codes:\n  - id: a\n  - id: b\n    codes:\n      - id: c\n";
    check(
      { from, ours, theirs },
      edit(ours, ["      - id: c\n", "      - id: c\n        theirs:\n          parent: b\n"]),
      ["c"],
    );
  });

  it("count nothing as deleted, and every difference as changed by both, where no base is known", () => {
    check(
      {
        from: null,
        ours: "codes:\n  - id: a\n    name: A\n  - id: b\n",
        theirs: "codes:\n  - id: a\n    name: Z\n    color: red\n  - id: c\n",
      },
      "codes:\n  - id: a\n    name: A\n    color: red\n    theirs:\n      name: Z\n  - id: b\n  - id: c\n",
      ["a"],
    );
  });

  it("have the aliases of both, so that every old coding still finds its code", () => {
    const from = "codes:\n  - id: a\n    aliases: [x]\n";
    check(
      {
        from,
        ours: "codes:\n  - id: a\n    aliases: [x, y]\n",
        theirs: "codes:\n  - id: a\n    aliases: [x, z]\n",
      },
      "codes:\n  - id: a\n    aliases: [x, y, z]\n",
    );
  });

  it("keep what they chose not yet between, when they are merged again", () => {
    const open = "codes:\n  - id: a\n    name: A\n    definition: one\n    theirs: {name: B}\n";
    const merged = mergeCodebooks(open, edit(open, ["one", "two"]), edit(open, ["one", "three"]))!;
    const code = (parseDocument(merged.text).toJS() as { codes: object[] }).codes[0];
    assert.deepEqual(code, {
      id: "a",
      name: "A",
      definition: "two",
      theirs: { name: "B", definition: "three" },
    });
    const chosen = edit(open, ["    theirs: {name: B}\n", ""]);
    check({ from: open, ours: open, theirs: chosen }, chosen);
  });

  it("have keys at their top that either added, and unknown keys of codes", () => {
    check(
      { ours: base, theirs: `version: 2\n${edit(base, ["id: price", "id: price\n    x: {y: [1]}"])}` },
      `${edit(base, ["id: price", "id: price\n    x: {y: [1]}"])}version: 2\n`
        .replace("{y: [1]}", "\n      y:\n        - 1")
        .replace("x: \n", "x:\n"),
    );
  });

  it("take a code along whose text refers to another's", () => {
    const theirs = "codes:\n  - id: a\n    definition: &d It holds.\n  - id: b\n    definition: *d\n";
    const merged = mergeCodebooks(null, "codes:\n  - id: a\n", theirs)!;
    const { codebook } = readCodebook(merged.text);
    assert.deepEqual(
      [...codebook.codes.values()].map(({ id, definition }) => [id, definition]),
      [
        ["a", "It holds."],
        ["b", "It holds."],
      ],
    );
  });

  it("are not merged where one of them can't be read whole", () => {
    for (const bad of [
      "codes:\n  - id: 'a\n",
      "- id: a\n",
      "words",
      "codes: {id: a}\n",
      "codes:\n  - name: no id yet\n",
      "codes:\n  - words\n",
      "codes:\n  - id: a\n  - id: a\n",
      "codes:\n  - id: a\n    codes: b\n",
    ]) {
      assert.equal(mergeCodebooks(null, bad, base), null, bad);
      assert.equal(mergeCodebooks(null, base, bad), null, bad);
    }
    assert.ok(mergeCodebooks("codes: {id: a}", base, withTop(base, "x")) !== null);
    assert.equal(mergeCodebooks(null, "", base)!.text.includes("betrayal"), true);
  });
});

describe("A codebook in which a merge stopped", () => {
  const text = `codes:
  - id: a
<<<<<<< HEAD
    name: A
||||||| base
    name: Base
=======
    name: Z
  - id: c
    codes:
      - id: d
>>>>>>> theirs
  - id: b
`;

  it("is read as its two sides, ours where both have a code, with the places of its lines", () => {
    const { codebook, problems } = readCodebook(text);
    assert.deepEqual([...codebook.codes.keys()], ["a", "b", "c", "d"]);
    assert.equal(codebook.codes.get("a")!.name, "A");
    assert.equal(codebook.codes.get("c")!.range.start.line, 8);
    assert.equal(codebook.sound, false);
    assert.deepEqual(
      problems.map(({ code, range, fix }) => [code, range.start.line, fix]),
      [["merge-conflict", 2, "merge-codebook"]],
    );
  });

  it("is taken apart into its sides, line by line", () => {
    const sides = sidesOf(text)!;
    assert.deepEqual(sides.conflicts, [2]);
    const lines = (side: string) =>
      side
        .split("\n")
        .map((line) => line.trim())
        .join("|");
    assert.equal(lines(sides.ours), "codes:|- id: a||name: A|||||||||- id: b|");
    assert.equal(lines(sides.base!), "codes:|- id: a||||name: Base|||||||- id: b|");
    assert.equal(lines(sides.theirs), "codes:|- id: a||||||name: Z|- id: c|codes:|- id: d||- id: b|");
    assert.equal(sidesOf(text.replace(/\|\|\|.*\n.*\n/, ""))!.base, null);
    assert.equal(sidesOf("codes: []\n"), null);
    assert.equal(sidesOf("codes: [] # <<<<<<<\n"), null);
  });

  it("has no base where git wrote one for some of its conflicts only", () => {
    const half = `${text}<<<<<<< HEAD\n  - id: e\n=======\n  - id: f\n>>>>>>> theirs\n`;
    assert.equal(sidesOf(half)!.base, null);
    assert.deepEqual(sidesOf(half)!.conflicts, [2, 13]);
  });

  it("may have its line ends from Windows", () => {
    const { codebook } = readCodebook(text.replaceAll("\n", "\r\n"));
    assert.deepEqual([...codebook.codes.keys()], ["a", "b", "c", "d"]);
  });

  it("merged, is a sound codebook with the codes of both", () => {
    const sides = sidesOf(text)!;
    const merged = mergeCodebooks(sides.base, sides.ours, sides.theirs)!;
    const { codebook, problems } = readCodebook(merged.text);
    assert.deepEqual(merged.conflicts, ["a"]);
    assert.deepEqual([...codebook.codes.keys()], ["a", "b", "c", "d"]);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["codes-in-conflict"],
    );
    assert.ok(codebook.sound);
  });
});
