import * as assert from "node:assert/strict";
import { trust } from "./books";
import {
  findCode,
  pathOf,
  readCodebook,
  type Codebook,
} from "../../../../../src/core/study/format/codebook/codebook";
import { isColor } from "../../../../../src/core/study/format/codebook/palette";

/** The tree, a line a code: indented by depth, with its name where that is not its id. */
function tree({ codes, top }: Codebook): string {
  const lines = (ids: readonly string[], depth: number): string[] =>
    ids.flatMap((id) => {
      const { name, codes: below } = codes.get(id)!;
      return [`${"  ".repeat(depth)}${id}${name === id ? "" : ` (${name})`}`, ...lines(below, depth + 1)];
    });
  return lines(top, 0).join("\n");
}

/** Reads a codebook; `problems` are kind and line, from 0. */
function check(text: string, expected: { tree: string; problems?: readonly string[] }): Codebook {
  const { codebook, problems } = readCodebook(text);
  assert.equal(tree(codebook), expected.tree);
  assert.deepEqual(
    problems.map(({ code, range, file }) => {
      assert.equal(file, "codebook.yaml");
      return `${code} ${range.start.line}`;
    }),
    expected.problems ?? [],
  );
  return codebook;
}

describe("A codebook", () => {
  it("is a tree of codes", () => {
    check(trust, {
      tree: "trust (Trust)\n  taken-for-granted (Taken for granted)\n  betrayal\nprice (2024)",
    });
    check("", { tree: "" });
    check("# nothing yet\ncodes:\n", { tree: "" });
  });

  it("says what each code means and when it applies", () => {
    const { codes } = readCodebook(trust).codebook;
    const { range, codes: below, ...said } = codes.get("trust")!;
    assert.deepEqual(range.start, { line: 1, character: 4 });
    assert.deepEqual(below, ["taken-for-granted", "betrayal"]);
    assert.deepEqual(said, {
      id: "trust",
      name: "Trust",
      parent: null,
      color: "teal",
      definition: "That someone will do what they said.",
      include: "Also trust in things.",
      exclude: "Contracts.",
      examples: { typical: "I never checked.", not: "It is in the contract." },
      status: "stable",
      from: "inductive",
      aliases: [],
    });
    const { status, from, definition, parent } = codes.get("betrayal")!;
    assert.deepEqual(
      { status, from, definition, parent },
      { status: "draft", from: null, definition: null, parent: "trust" },
    );
  });

  it("gives each code a colour: its own, its parent's, or one of the palette by the top code's place", () => {
    const { codes } = readCodebook(`${trust}  - id: a\n    codes: [{id: b, codes: [{id: c}]}]\n`).codebook;
    assert.deepEqual(
      ["trust", "taken-for-granted", "betrayal", "price", "a", "b", "c"].map((id) => codes.get(id)!.color),
      ["teal", "teal", "#aa00FF", "orange", "teal", "teal", "teal"],
    );
  });

  it("lets nothing into a style sheet that is no colour", () => {
    for (const color of ["teal", "grey", "#00ff7F"]) assert.ok(isColor(color), color);
    for (const color of ["Teal", "#fff", "#00ff7f80", "red; background: url(x)", "var(--x)", "", "#00ff7f\n"])
      assert.ok(!isColor(color), color);
    const text = "codes:\n  - id: a\n    color: 'red;}'\n";
    assert.equal(check(text, { tree: "a", problems: ["wrong-value 2"] }).codes.get("a")!.color, "blue");
  });

  it("leads from an alias, and from nothing else, to its code", () => {
    const { codebook } = readCodebook(trust);
    assert.equal(findCode(codebook, "overlooked")!.id, "taken-for-granted");
    assert.equal(findCode(codebook, "trust")!.id, "trust");
    for (const unknown of ["Trust", "", "__proto__", "constructor"])
      assert.equal(findCode(codebook, unknown), null);
  });

  it("knows the way to a code from the top", () => {
    const { codebook } = readCodebook("codes: [{id: a, codes: [{id: b, codes: [{id: c}]}]}]");
    assert.deepEqual(
      pathOf(codebook, codebook.codes.get("c")!).map(({ id }) => id),
      ["a", "b", "c"],
    );
  });

  it("keeps the rest of a code of which some values are wrong, and says where they are", () => {
    const text = `codes:
  - id: trust
    name: [a, b]
    color: 3
    definition: It holds.
    status: done
    examples: {typical: 3, not: That.}
    aliases: [ok, Not OK]
`;
    const problems = ["wrong-value 2", "wrong-value 3", "wrong-value 6", "wrong-value 5", "wrong-value 7"];
    const code = check(text, { tree: "trust", problems }).codes.get("trust")!;
    assert.deepEqual(
      [code.definition, code.status, code.examples, code.aliases],
      ["It holds.", "draft", {}, []],
    );
  });

  it("passes over a code whose id is taken or none, and reads the codes below it", () => {
    check("codes:\n  - id: a\n  - id: a\n    codes:\n      - id: b\n  - name: c\n    codes: [{id: d}]\n", {
      tree: "a\nb\nd",
      problems: ["duplicate-id 2", "wrong-value 5"],
    });
    for (const id of ["../../x", "__proto__", "A b", "3.5"]) {
      check(`codes:\n  - id: ${id}\n    name: x\n  - id: b\n`, { tree: "b", problems: ["wrong-value 1"] });
    }
  });

  it("says what is no list and no code, and reads the rest", () => {
    check("codes: {id: a}\n", { tree: "", problems: ["wrong-value 0"] });
    check("- id: a\n", { tree: "", problems: ["wrong-value 0"] });
    check("codes:\n  - a\n  - id: b\n    codes: no\n", {
      tree: "b",
      problems: ["wrong-value 1", "wrong-value 3"],
    });
  });

  it("does not let an alias be a code, or lead to two codes", () => {
    const text = "codes:\n  - {id: a, aliases: [b, x]}\n  - {id: b, aliases: [x]}\n";
    const codebook = check(text, { tree: "a\nb", problems: ["duplicate-id 1", "duplicate-id 2"] });
    assert.deepEqual([findCode(codebook, "b")!.id, findCode(codebook, "x")!.id], ["b", "a"]);
  });

  it("keeps two codes apart that each stand for the other", () => {
    const codebook = check("codes:\n  - {id: a, aliases: [b]}\n  - {id: b, aliases: [a]}\n", {
      tree: "a\nb",
      problems: ["alias-loop 1", "alias-loop 2"],
    });
    assert.deepEqual([findCode(codebook, "a")!.id, findCode(codebook, "b")!.id], ["a", "b"]);
  });
});
