import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { parseDocument } from "yaml";
import { readCodebook } from "../../../../../src/core/study/format/codebook/codebook";
import { addCode, idFor, type NewCode } from "../../../../../src/core/study/format/codebook/edit";
import { law } from "../../../law";

const news: NewCode = { id: "new", name: "New", from: "in vivo" };

/** Adds a code below `parent`; what is added stands between `»` and `«` in what is expected. */
function check(text: string, parent: string | null, expected: string, code = news): void {
  assert.equal(text, expected.replace(/»[^«]*«/g, ""), "the rest stays");
  assert.equal(addCode(text, code, parent), expected.replace(/[»«]/g, ""));
}

describe("A new code", () => {
  it("is written last at the top, or last below its parent", () => {
    const text = "codes:\n  - id: a\n    codes:\n      - id: b\n  - id: c\n";
    check(text, null, `${text}»  - id: new\n    name: New\n    from: in vivo\n«`);
    check(
      text,
      "a",
      "codes:\n  - id: a\n    codes:\n      - id: b\n»      - id: new\n        name: New\n        from: in vivo\n«  - id: c\n",
    );
  });

  it("makes its parent one", () => {
    const code = { id: "new", name: "New" };
    check(
      "codes:\n  - id: a\n    name: A\n  - id: c\n",
      "a",
      "codes:\n  - id: a\n    name: A\n»    codes:\n      - id: new\n        name: New\n«  - id: c\n",
      code,
    );
    check(
      "codes:\n  - id: a\n  - id: c",
      "c",
      "codes:\n  - id: a\n  - id: c»\n    codes:\n      - id: new\n        name: New\n«",
      code,
    );
  });

  it("is the first of an empty codebook, whatever else stands in the file", () => {
    const code = { id: "new", name: "New" };
    const first = "»codes:\n  - id: new\n    name: New\n«";
    check("", null, first, code);
    check("# Our codes\n", null, `# Our codes\n${first}`, code);
    check("# Our codes", null, `# Our codes»\ncodes:\n  - id: new\n    name: New\n«`, code);
    check("version: 1\n", null, `version: 1\n${first}`, code);
    assert.equal(addCode("codes:\n", code, null), "codes:\n  - id: new\n    name: New\n");
    assert.equal(addCode("codes: []\n", code, null), "codes:\n  - id: new\n    name: New\n");
  });

  it("leaves comments, blank lines, order and spelling as they are", () => {
    const before =
      "# head\n\ncodes: # all\n- id:   'a'   # first\n  name: \"A\"\n\n# between\n- {id: b, name: B} # flow\n";
    const after = "\n# tail\nversion: 1\n";
    check(before + after, null, `${before}»- id: new\n  name: New\n  from: in vivo\n«${after}`);
  });

  it("is written in brackets where its place is, and nothing is lost", () => {
    const text = "# head\ncodes: [{id: a, name: A}, {id: b}] # tail\n";
    const added = addCode(text, { id: "new", name: "New" }, "a")!;
    assert.deepEqual([...readCodebook(added).codebook.codes.keys()], ["a", "new", "b"]);
    assert.ok(added.startsWith("# head\n") && added.includes("# tail"));
  });

  it("has whatever name people give it", () => {
    for (const name of [
      "It's: my #1 “sticker”",
      "- x",
      "yes",
      "3",
      "two\nlines",
      "[a, b]",
      "x".repeat(190),
      "null",
      "'",
      "&a *b",
    ]) {
      const added = addCode("codes:\n  - id: a\n", { id: "new", name }, "a")!;
      assert.equal(readCodebook(added).codebook.codes.get("new")!.name, name);
    }
  });

  it("has the file's line ends, and its byte-order mark stays", () => {
    const code = { id: "new", name: "New" };
    check("codes:\r\n  - id: a\r\n", null, "codes:\r\n  - id: a\r\n»  - id: new\r\n    name: New\r\n«", code);
    check("\uFEFFcodes:\n  - id: a\n", null, "\uFEFFcodes:\n  - id: a\n»  - id: new\n    name: New\n«", code);
    check("\uFEFFversion: 1\n", null, "\uFEFFversion: 1\n»codes:\n  - id: new\n    name: New\n«", code);
  });

  it("does not reach into the text of the code before it", () => {
    for (const definition of [
      "|+\n      It holds.\n\n\n",
      ">-\n      It\n      holds.\n\n",
      '"It\n\n      holds"\n',
    ]) {
      const text = `codes:\n  - id: a\n    definition: ${definition}`;
      const added = addCode(text, news, null)!;
      const said = (book: string) => readCodebook(book).codebook.codes.get("a")!.definition;
      assert.equal(said(added), said(text));
    }
  });

  it("is not written where its id is taken, its parent is none, or the codebook can't be read", () => {
    const text = "codes:\n  - id: a\n    aliases: [new]\n";
    assert.equal(addCode(text, news, null), null);
    assert.equal(addCode(text, { id: "a", name: "A" }, null), null);
    assert.equal(addCode(text, { id: "b", name: "B" }, "nowhere"), null);
    for (const bad of [
      "codes:\n  - id: 'a\n",
      "<<<<<<< ours\ncodes: []\n=======\ncodes:\n  - id: b\n>>>>>>> theirs\n",
      "- id: a\n",
      "just words",
      "codes: {id: a}\n",
    ]) {
      assert.equal(addCode(bad, { id: "b2", name: "B" }, null), null, bad);
    }
  });

  it("leaves every other byte as it is, wherever it is added", () => {
    const piece = fc.constantFrom("", "  # said\n", "\n", " ".repeat(3) + "\n");
    const code = fc.record({
      quote: fc.constantFrom("", "'", '"'),
      comment: fc.constantFrom("", " # why", "   "),
      between: piece,
      deeper: fc.nat(3),
      extra: fc.constantFrom(
        null,
        "name: A b",
        "definition: |\n@  One.\n@\n@  Two.",
        "x: {a: 1}",
        "aliases: [x1]",
      ),
    });
    const book = fc.record({
      head: fc.constantFrom("", "# head\n", "---\n", "version: 1\n", "\n\n"),
      codes: fc.array(code, { minLength: 1, maxLength: 6 }),
      step: fc.constantFrom(2, 4),
      tail: fc.constantFrom("", "# tail\n", "other: [1, 2]\n", "\n\n"),
      at: fc.nat(6),
    });
    law(
      book,
      ({ head, codes, step, tail, at }) => {
        let depth = 0;
        let text = `${head}codes:\n`;
        for (const [index, { quote, comment, between, deeper, extra }] of codes.entries()) {
          const next = index === 0 ? 0 : Math.max(0, depth + 1 - deeper);
          const indent = " ".repeat(step + next * (step + 2));
          if (next > depth) text += `${indent.slice(step)}codes:\n`;
          depth = next;
          text += `${between}${indent}- id: ${quote}c${index}${quote}${comment}\n`;
          if (extra !== null && !(extra.startsWith("aliases") && index > 0))
            text += `${indent}  ${extra.replaceAll("@", `${indent}  `)}\n`;
        }
        text += tail;
        const { codebook } = readCodebook(text);
        assert.equal(codebook.codes.size, codes.length, text);
        const parent = [null, ...codebook.codes.keys()][at % (codebook.codes.size + 1)] ?? null;
        const added = addCode(text, news, parent);
        assert.ok(added !== null, text);
        const now = readCodebook(added).codebook;
        assert.equal((parent === null ? now.top : now.codes.get(parent)!.codes).at(-1), "new");
        let from = 0;
        while (added[from] === text[from] && from < text.length) from++;
        assert.equal(
          added.slice(from + added.length - text.length),
          text.slice(from),
          "only something was put in",
        );
        const plain = (yaml: string) => JSON.stringify(parseDocument(yaml).toJS());
        const without = plain(added).replace(/,"codes":\[\{"id":"new"[^}]*\}\]|,\{"id":"new"[^}]*\}/, "");
        assert.equal(without, plain(text), added);
      },
      8,
    );
  });
});

describe("An id for a new code", () => {
  const { codebook } = readCodebook("codes: [{id: trust, aliases: [faith]}, {id: trust-2}, {id: code-2}]");

  it("is the name's slug, numbered where that is taken by a code or a former one", () => {
    assert.equal(idFor(codebook, "price"), "price");
    assert.equal(idFor(codebook, "trust"), "trust-3");
    assert.equal(idFor(codebook, "faith"), "faith-2");
    assert.equal(idFor(codebook, ""), "code-3");
    assert.equal(idFor(codebook, "x".repeat(64)), "x".repeat(60));
  });
});
