import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { readCodebook } from "../../../../../src/core/study/format/codebook/codebook";
import { moveCodes, removeCodes } from "../../../../../src/core/study/format/codebook/move";
import { commentsIn, contentOf } from "../../../../../src/core/study/format/codebook/text";
import { law } from "../../../law";

/** Moves codes; `to` is a parent (empty: the top), and after a `<` the code that they come before. */
function check(before: string, moved: string, to: string, expected: string | null): void {
  const [parent = "", next] = to.split("<");
  const place = { parent: parent === "" ? null : parent, before: next ?? null };
  assert.equal(moveCodes(before, moved.split(" "), place), expected);
}

const tree = `# Our codes
codes:
  - id: a
    name: A # the first
    color: red
    codes:
      # about b
      - id: b
        definition: |
          One.

          # Two.
      - id: c
  # about d
  - id: d
    color: blue
`;

describe("A code that is moved", () => {
  it("comes last below another, with its comments and all its words", () => {
    check(
      tree,
      "b",
      "d",
      `# Our codes
codes:
  - id: a
    name: A # the first
    color: red
    codes:
      - id: c
  # about d
  - id: d
    color: blue
    codes:
      # about b
      - id: b
        definition: |
          One.

          # Two.
`,
    );
  });

  it("takes the codes below it along, and leaves no empty list", () => {
    check(
      "codes:\n  - id: a\n    codes:\n      - id: b\n        codes:\n          - id: c\n  - id: d\n",
      "b",
      "d",
      "codes:\n  - id: a\n  - id: d\n    codes:\n      - id: b\n        codes:\n          - id: c\n",
    );
  });

  it("comes to the top, or before a sibling", () => {
    const text =
      "codes:\n  - id: a\n    color: red\n    codes:\n      - id: b\n      - id: c\n  - id: d\n    color: blue\n";
    check(
      text,
      "c",
      "",
      "codes:\n  - id: a\n    color: red\n    codes:\n      - id: b\n  - id: d\n    color: blue\n  - id: c\n",
    );
    check(
      text,
      "c",
      "a<b",
      "codes:\n  - id: a\n    color: red\n    codes:\n      - id: c\n      - id: b\n  - id: d\n    color: blue\n",
    );
    check(
      text,
      "d",
      "<a",
      "codes:\n  - id: d\n    color: blue\n  - id: a\n    color: red\n    codes:\n      - id: b\n      - id: c\n",
    );
  });

  it("is one of several, which keep their order; one below another stays there", () => {
    check(
      "codes:\n  - id: a\n    color: red\n    codes:\n      - id: b\n  - id: c\n    color: red\n  - id: d\n    color: red\n",
      "c b a",
      "d",
      "codes:\n  - id: d\n    color: red\n    codes:\n      - id: a\n        color: red\n        codes:\n          - id: b\n      - id: c\n        color: red\n",
    );
  });

  it("keeps the blank lines that part codes from each other", () => {
    check(
      "codes:\n  - id: a\n    color: red\n\n  - id: b\n    color: red\n\n  - id: c\n    color: red\n",
      "c",
      "<a",
      "codes:\n  - id: c\n    color: red\n\n  - id: a\n    color: red\n\n  - id: b\n    color: red\n",
    );
    check(
      "codes:\n  - id: a\n    color: red\n\n  - id: b\n    color: red\n\n# tail\nversion: 1\n",
      "a",
      "",
      "codes:\n  - id: b\n    color: red\n\n  - id: a\n    color: red\n\n# tail\nversion: 1\n",
    );
  });

  it("leaves the others the colours they are seen in", () => {
    const text = "codes:\n  - id: a\n  - id: b\n    codes:\n      - id: c\n";
    const moved = moveCodes(text, ["a"], { parent: "c", before: null })!;
    assert.equal(
      moved,
      "codes:\n  - id: b\n    color: orange\n    codes:\n      - id: c\n        codes:\n          - id: a\n",
    );
    assert.equal(readCodebook(moved).codebook.codes.get("c")!.color, "orange");
  });

  it("has the file's line ends, whether the last line is ended or not, and its byte-order mark stays", () => {
    check(
      "codes:\r\n  - id: a\r\n    color: red\r\n  - id: b\r\n    color: red",
      "b",
      "a",
      "codes:\r\n  - id: a\r\n    color: red\r\n    codes:\r\n      - id: b\r\n        color: red\r\n",
    );
    check(
      "\uFEFFcodes:\n- id: a\n  color: red\n- id: b",
      "a",
      "b",
      "\uFEFFcodes:\n- id: b\n  color: orange\n  codes:\n    - id: a\n      color: red\n",
    );
  });

  it("is written in brackets where its place is", () => {
    const moved = moveCodes("# head\ncodes: [{id: a, color: red}, {id: b, color: red}] # tail\n", ["a"], {
      parent: "b",
      before: null,
    })!;
    assert.deepEqual([...readCodebook(moved).codebook.codes.keys()], ["b", "a"]);
    assert.ok(moved.startsWith("# head\n") && moved.includes("# tail"));
  });

  it("changes nothing where it is there already", () => {
    check(tree, "b", "a<c", tree);
    check(tree, "b", "a<b", tree);
    check(tree, "b c", "a", tree);
    check(tree, "d", "", tree);
  });

  it("can't come below itself, to a place that is none, or into a text that can't be read", () => {
    for (const [moved, to] of [
      ["a", "a"],
      ["a", "b"],
      ["d a", "c"],
      ["nobody", "a"],
      ["a", "nobody"],
      ["b", "<c"],
      ["b", "d<a"],
    ])
      check(tree, moved!, to!, null);
    for (const bad of [
      "codes:\n  - id: 'a\n  - id: b\n",
      "<<<<<<< a\ncodes: []\n=======\ncodes: []\n>>>>>>> b\n",
      "",
    ])
      assert.equal(moveCodes(bad, ["a"], { parent: null, before: null }), null);
    assert.equal(
      moveCodes("codes:\n  - id: a\n  - id: a\n  - id: b\n", ["a"], { parent: "b", before: null }),
      null,
      "two codes of one id",
    );
  });
});

describe("A code that is deleted", () => {
  it("goes with what is said of it and with all below it; all else stays", () => {
    assert.equal(
      removeCodes(tree, ["b"]),
      "# Our codes\ncodes:\n  - id: a\n    name: A # the first\n    color: red\n    codes:\n      - id: c\n  # about d\n  - id: d\n    color: blue\n",
    );
    assert.equal(
      removeCodes(tree, ["a", "b"]),
      "# Our codes\ncodes:\n  # about d\n  - id: d\n    color: blue\n",
    );
    assert.equal(removeCodes("codes:\n  - id: a\n", ["a"]), "codes:\n");
    assert.equal(
      removeCodes("codes: [{id: a, color: red}, {id: b, color: red}]\n", ["a"]),
      "codes: [{id: b, color: red}]\n",
    );
    assert.equal(removeCodes(tree, ["nobody"]), null);
  });
});

const comment = fc.constantFrom("", "", "# why", "# a: b", "#");
const code = fc.record({
  above: comment,
  behind: comment,
  within: comment,
  blank: fc.nat(4).map((nat) => nat === 0),
  deeper: fc.nat(3),
  own: fc.constantFrom(
    "",
    "color: red",
    "definition: |\n@  One.\n@\n@  # Two.",
    'x: "a\n@    b"',
    "y: {a: [1, 2]}",
    "z:\n@  - 1",
  ),
});
const books = fc.record({
  codes: fc.array(code, { minLength: 2, maxLength: 8 }),
  step: fc.constantFrom(0, 2, 4),
  tail: fc.constantFrom("", "# tail\n", "\nother: [1, 2]\n"),
  crlf: fc.boolean(),
});

function bookOf({
  codes,
  step,
  tail,
  crlf,
}: typeof books extends fc.Arbitrary<infer Book> ? Book : never): string {
  let depth = 0;
  let text = "# head\ncodes:\n";
  for (const [index, { above, behind, within, blank, deeper, own }] of codes.entries()) {
    const next = index === 0 ? 0 : Math.max(0, depth + 1 - deeper);
    const indent = " ".repeat(step + next * (step + 2));
    if (next > depth) text += `${" ".repeat(step + depth * (step + 2))}  codes:\n`;
    depth = next;
    if (blank && index > 0) text += "\n";
    if (above !== "") text += `${indent}${above}${index}\n`;
    text += `${indent}- id: c${index}${behind === "" ? "" : ` ${behind}`}\n`;
    if (own !== "") text += `${indent}  ${own.replaceAll("@", `${indent}  `)}\n`;
    if (within !== "") text += `${indent}  ${within} within ${index}\n`;
  }
  text += tail;
  return crlf ? text.replaceAll("\n", "\r\n") : text;
}

/** How often a law's move was made, of all that were tried: one that refuses everything would hold as well. */
let [made, tried] = [0, 0];

describe("Any move", () => {
  it("keeps every code, all that is said of each, every comment, and the order of all that stays", () => {
    law(
      fc.tuple(books, fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }), fc.nat(8), fc.nat(8)),
      ([drawn, picks, toward, beside]) => {
        tried++;
        const text = bookOf(drawn);
        const { codebook } = readCodebook(text);
        const ids = [...codebook.codes.keys()];
        assert.equal(ids.length, drawn.codes.length, text);
        const moved = picks.map((at) => ids[at % ids.length]!);
        const parent = [null, ...ids][toward % (ids.length + 1)] ?? null;
        const siblings = parent === null ? codebook.top : codebook.codes.get(parent)!.codes;
        const before = [...siblings, null][beside % (siblings.length + 1)] ?? null;
        const isBelow = (id: string | null): boolean =>
          id !== null && (moved.includes(id) || isBelow(codebook.codes.get(id)!.parent));
        const after = moveCodes(text, moved, { parent, before });
        assert.equal(after === null, isBelow(parent), text);
        if (after === null) return;
        made++;
        const [was, now] = [contentOf(text)!, contentOf(after)!];
        assert.deepEqual(new Set(now.keys()), new Set(was.keys()));
        const colours = new Set<string>();
        for (const [id, { fields }] of now) {
          const { color, ...rest } = fields;
          const { color: colorBefore, ...restBefore } = was.get(id)!.fields;
          assert.deepEqual(rest, restBefore, after);
          if (color !== colorBefore) colours.add(id);
        }
        const top = readCodebook(after).codebook;
        for (const id of colours) assert.equal(top.codes.get(id)!.color, codebook.codes.get(id)!.color);
        assert.deepEqual(commentsIn(after).sort(), commentsIn(text).sort(), after);
        assert.equal(/[^\r]\n/.test(after), !drawn.crlf, after);
        const staying = (keys: Iterable<string>) => [...keys].filter((id) => !isBelow(id));
        assert.deepEqual(staying(now.keys()), staying(was.keys()));
        const [first = ""] = moved;
        if (moved.length === 1) {
          const list = codebook.codes.get(first)!.parent;
          const sisters = list === null ? codebook.top : codebook.codes.get(list)!.codes;
          const next = sisters[sisters.indexOf(first) + 1] ?? null;
          const returned = moveCodes(after, moved, { parent: list, before: next })!;
          assert.deepEqual(
            [...contentOf(returned)!.keys()],
            [...was.keys()],
            "moved back it is where it was",
          );
        }
      },
      15,
    );
    assert.ok(made > tried / 10, `only ${made} of ${tried} moves were made`);
  });
});
