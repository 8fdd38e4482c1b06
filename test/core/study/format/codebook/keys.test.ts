import * as assert from "node:assert/strict";
import { readCodebook } from "../../../../../src/core/study/format/codebook/codebook";
import { mergeCode } from "../../../../../src/core/study/format/codebook/fold";
import { colorCodes, renameCode } from "../../../../../src/core/study/format/codebook/keys";

describe("A code that is renamed", () => {
  const check = (before: string, name: string, expected: string | null) =>
    assert.equal(renameCode(before, "a", name), expected);

  it("has another name and the same id; all else stays", () => {
    check(
      "codes:\n  - id: a\n    name:   Old  # why\n    x: 1\n",
      "New",
      "codes:\n  - id: a\n    name:   New  # why\n    x: 1\n",
    );
    check(
      "codes:\n  - id: a # first\n  - id: b\n",
      "New",
      "codes:\n  - id: a # first\n    name: New\n  - id: b\n",
    );
    check("codes:\n  - id: a", "New", "codes:\n  - id: a\n    name: New\n");
    check("codes:\r\n  - id: a\r\n", "New", "codes:\r\n  - id: a\r\n    name: New\r\n");
    check("codes: [{id: a, name: Old}] # tail\n", "New", "codes: [{id: a, name: New}] # tail\n");
    check(
      "codes:\n  - id: a\n    name: |\n      Old\n    x: 1\n",
      "New",
      "codes:\n  - id: a\n    name: |-\n      New\n    x: 1\n",
    );
  });

  it("has whatever name people give it", () => {
    for (const name of [
      "It's: my #1 “sticker”",
      "- x",
      "yes",
      "3",
      "[a, b]",
      "x".repeat(190),
      "null",
      "'",
      "&a *b",
    ]) {
      const renamed = renameCode('codes:\n  - id: a\n    name: "Old"\n', "a", name)!;
      assert.equal(readCodebook(renamed).codebook.codes.get("a")!.name, name);
    }
  });

  it("is none where the name is empty, the code is not there or the text can't be read", () => {
    check("codes:\n  - id: a\n", "  ", null);
    check("codes:\n  - id: b\n", "New", null);
    check("codes:\n  - id: 'a\n", "New", null);
  });
});

describe("A code's colour", () => {
  const text =
    "codes:\n  - id: a\n    name: A\n    color: red # hot\n    codes:\n      - id: b\n      - id: c\n        color: '#102030'\n";

  it("is set, or taken away so that it is the parent code's", () => {
    assert.equal(colorCodes(text, ["a"], "teal"), text.replace("red", "teal"));
    assert.equal(
      colorCodes(text, ["b"], "#a0b0c0"),
      text.replace("id: b\n", 'id: b\n        color: "#a0b0c0"\n'),
    );
    assert.equal(colorCodes(text, ["c"], null), text.replace("        color: '#102030'\n", ""));
    assert.equal(colorCodes(text, ["a"], null), text.replace("color: red # hot", "# hot"));
    assert.equal(colorCodes(text, ["b"], null), text);
    assert.equal(
      colorCodes(text, ["a", "b", "c"], "pink"),
      text
        .replace("red", "pink")
        .replace("'#102030'", "pink")
        .replace("id: b\n", "id: b\n        color: pink\n"),
    );
  });

  it("is nothing but a palette's or #rrggbb", () => {
    for (const color of ["salmon", "#fff", "red; x", ""]) assert.equal(colorCodes(text, ["a"], color), null);
    assert.equal(colorCodes(text, ["nobody"], "red"), null);
  });
});

describe("A code that is merged into another", () => {
  it("gives it its id, its former ids, the codes below it, and what the other says nothing about", () => {
    assert.equal(
      mergeCode(
        `codes:
  # about a
  - id: a
    name: A
    aliases: [old]
    definition: What it is.
    include: What a takes in.
    # within a
    codes:
      - id: b
  - id: c
    color: red
    name: C
    include: What c takes in.
`,
        "a",
        "c",
      ),
      `codes:
  # about a
  # within a
  - id: c
    color: red
    name: C
    definition: What it is.
    aliases:
      - a
      - old
    include: What c takes in.
    codes:
      - id: b
`,
    );
  });

  it("adds to what the other is called already", () => {
    assert.equal(
      mergeCode(
        "codes:\n  - id: a\n    color: red\n    aliases: [x]\n    codes:\n      - id: b\n        aliases:\n          - y\n",
        "b",
        "a",
      ),
      "codes:\n  - id: a\n    color: red\n    aliases: [x, b, y]\n",
    );
  });

  it("is found under its former id", () => {
    const merged = mergeCode("codes: [{id: a, definition: D}, {id: b}]\n", "a", "b")!;
    const { codebook, problems } = readCodebook(merged);
    assert.deepEqual(problems, []);
    assert.equal(codebook.aliases.get("a"), "b");
    assert.equal(codebook.codes.get("b")!.definition, "D");
  });

  it("can't be merged into itself, into one below it, or into none", () => {
    const text = "codes:\n  - id: a\n    codes:\n      - id: b\n";
    for (const [id, into] of [
      ["a", "a"],
      ["a", "b"],
      ["a", "nobody"],
      ["nobody", "a"],
    ])
      assert.equal(mergeCode(text, id!, into!), null);
  });
});
