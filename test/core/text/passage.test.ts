import * as assert from "node:assert/strict";
import { paragraphsOf, passagesAround } from "../../../src/core/text/passage";
import { turnsOf } from "../../../src/core/text/turns";

/** The passages around the place marked by `|`. */
function around(source: string, known: readonly string[] = []): string[] {
  const offset = source.indexOf("|");
  const text = source.replace("|", "");
  return passagesAround(text, turnsOf(text, known), offset).map(({ start, end }) => text.slice(start, end));
}

describe("The passages around a place", () => {
  it("grow from the sentence over the turn in this paragraph to all of the turn", () => {
    const text = "I: Well?\n\nR3: No. It is| fine. Yes.\n\nIs it, though.\n\nI: Mhm.\n";
    assert.deepEqual(
      around(text, ["I", "R3"]),
      [
        "It is fine.",
        "No. It is fine. Yes.",
        "No. It is fine. Yes.\n\nIs it, though.",
        "R3: No. It is fine. Yes.",
      ].slice(0, 3),
    );
  });

  it("end with the paragraph, where it holds several turns", () => {
    assert.deepEqual(around("I: Well?\nR3: No. It is| fine.\nI: Mhm.\n", ["I", "R3"]), [
      "It is fine.",
      "No. It is fine.",
      "I: Well?\nR3: No. It is fine.\nI: Mhm.",
    ]);
  });

  it("leave out the label, also where the cursor stands in it", () => {
    assert.deepEqual(around("R|3: No. Yes.\n\nI: Mhm.\n\nR3: So.\n", ["I", "R3"])[0], "No.");
  });

  it("are sentence and paragraph where nobody speaks", () => {
    assert.deepEqual(around("One. T|wo.\nThree.\n\nFour.\n"), ["Two.", "One. Two.\nThree."]);
  });

  it("are none in front matter, on a blank line, or in an empty text", () => {
    assert.deepEqual(around("---\ntit|le: x\n---\nOne.\n"), []);
    assert.deepEqual(around("One.\n|\n\nTwo.\n"), []);
    assert.deepEqual(around("|"), []);
  });

  it("are each once where they are the same", () => {
    assert.deepEqual(around("On|e.\n"), ["One."]);
  });
});

describe("Paragraphs", () => {
  it("are parted by blank lines; front matter and headings are none", () => {
    const text = "---\na: b\n---\n# Head\n\nOne\ntwo.\n\n \n## More\n\nThree.";
    assert.deepEqual(
      paragraphsOf(text).map(({ start, end }) => text.slice(start, end)),
      ["One\ntwo.", "Three."],
    );
    assert.deepEqual(paragraphsOf(""), []);
  });
});
