import * as assert from "node:assert/strict";
import type { Page, PageWords } from "../../../src/core/documents/pdf/pages";
import { pagesToMarkdown } from "../../../src/core/documents/pdf/pdf";

const height = 842;
const left = 57;
const letter = 6;

interface Printed {
  readonly text: string;
  /** How far in it begins, in points. */
  readonly indent?: number;
  readonly size?: number;
  /** How far below the line before it stands, in points. */
  readonly below?: number;
  readonly at?: number;
}

/** A page as it is printed, line by line; what stands between two stars is bold. */
function page(...lines: readonly (string | Printed)[]): Page {
  let y = height - 120;
  const words = lines.flatMap((line): PageWords[] => {
    const {
      text,
      indent = 0,
      size = 12,
      below = 14,
      at,
    }: Printed = typeof line === "string" ? { text: line } : line;
    y = at ?? y - below;
    let x = left + indent;
    return text.split(/(\*\*[^*]+\*\*)/).flatMap((part): PageWords[] => {
      if (part === "") return [];
      const isBold = part.startsWith("**");
      const said = isBold ? part.slice(2, -2) : part;
      const width = said.length * letter;
      const one = { words: said, x, width, y, size, isBold, isItalic: false };
      x += width;
      return [one];
    });
  });
  return { height, words };
}

function read(...pages: readonly Page[]) {
  const brought = pagesToMarkdown(pages);
  assert.ok("text" in brought, "wrong" in brought ? brought.wrong : "");
  return brought;
}

const full = "so I said to them that it was never about the price, and that we had been";

describe("A PDF of an interview", () => {
  it("has its lines put together as what each person said", () => {
    const { text, speakers } = read(
      page(
        { text: "Interview with R3", size: 18 },
        {
          text: "**Ana:** How did it begin, and when was it that you first heard of any of this, in",
          below: 30,
        },
        "your own words?",
        { text: `**R3:** ${full}`, below: 20 },
        "with them for years.",
        { text: "**Ana:** Mhm.", below: 20 },
        { text: "**R3:** Nobody asks.", below: 20 },
      ),
    );
    assert.equal(
      text,
      [
        "# Interview with R3\n",
        "**Ana:** How did it begin, and when was it that you first heard of any of this, in your own words?\n",
        `**R3:** ${full} with them for years.\n`,
        "**Ana:** Mhm.\n",
        "**R3:** Nobody asks.\n",
      ].join("\n"),
    );
    assert.deepEqual(speakers, ["Ana", "R3"]);
  });

  it("is read on where a page ends in the middle of a sentence", () => {
    const { text } = read(
      page("Ana: Go on.", `R3: ${full}`),
      page("with them for years.", "Ana: Mhm.", "R3: Yes."),
    );
    assert.equal(text, `Ana: Go on.\n\nR3: ${full} with them for years.\n\nAna: Mhm.\n\nR3: Yes.\n`);
  });

  it("loses what is printed on every page, and says so", () => {
    const pages = [1, 2, 3, 4].map((number) =>
      page(
        { text: "Transcript by the Agency", at: height - 30 },
        { text: full, at: height - 150 },
        `with them on page ${number}.`,
        { text: `Page ${number} of 4`, at: 30 },
      ),
    );
    const { text, omitted } = read(...pages);
    assert.equal(text, [1, 2, 3, 4].map((number) => `${full} with them on page ${number}.\n`).join("\n"));
    assert.deepEqual(omitted, [{ what: "lines that stand on every page", count: 8, where: [] }]);
  });

  it("keeps names and times at a page's top that come again within it", () => {
    const pages = [1, 2, 3, 4].map((number) =>
      page(
        { text: `Ana [0${number}:10]:`, at: height - 30 },
        { text: `Go on ${"again ".repeat(number)}.`, below: 150 },
        { text: `Ana [0${number}:40]:`, below: 20 },
        `Mhm ${"again ".repeat(number)}.`,
      ),
    );
    const { text, omitted } = read(...pages);
    assert.equal(text.match(/Ana \[/g)?.length, 8);
    assert.deepEqual(omitted, []);
  });

  it("is read in a moment where a line has more pieces than any line has", () => {
    const one = { words: "a", y: 400, width: 2, size: 10, isBold: false, isItalic: false };
    const words = Array.from({ length: 200_000 }, (_, at) => ({ ...one, x: 1_000_000 - 4 * at }));
    pagesToMarkdown([{ height, words }]);
  });

  it("with a stamp on every page and nothing else has no words", () => {
    const stamped = page({ text: "CONFIDENTIAL", at: 20 });
    assert.match(JSON.stringify(pagesToMarkdown([stamped, stamped, stamped])), /only pictures of pages/);
  });

  it("puts words together that a line's end parted, but not those with a hyphen of their own", () => {
    const { text } = read(
      page(
        "It was a long day, and we had been looking at the well-known ones for a conside-",
        "rable time, until somebody told us that it was the others which were well-",
        "known, and always had been.",
      ),
    );
    assert.equal(
      text,
      "It was a long day, and we had been looking at the well-known ones for a considerable time, until somebody told us that it was the others which were well-known, and always had been.\n",
    );
  });

  it("keeps paragraphs that begin further in, and lists", () => {
    const { text } = read(
      page(
        { text: full, indent: 20 },
        "with them for years. And then it went on like that, for as long as it had to go on.",
        { text: `And ${full}`, indent: 20 },
        "with them for years.",
        "• The price",
        "• The van",
        "In this order:",
        "1. the price",
        "2. the van",
        "That was all.",
      ),
    );
    assert.equal(
      text,
      `${full} with them for years. And then it went on like that, for as long as it had to go on.\n\nAnd ${full} with them for years.\n\n- The price\n- The van\n\nIn this order:\n\n1\\. the price\n\n2\\. the van\n\nThat was all.\n`,
    );
  });

  it("has signs that were printed later where they belong", () => {
    const line = page("R3: It was fine   . Mhm.");
    const [printed] = line.words as [PageWords];
    const sign = { ...printed, words: "🌱", x: left + 16 * letter, width: 2 * letter };
    const first = { ...printed, words: "R3: It was fine", width: 15 * letter };
    const last = { ...printed, words: ". Mhm.", x: left + 18 * letter, width: 6 * letter };
    assert.equal(read({ ...line, words: [first, last, sign] }).text, "R3: It was fine 🌱. Mhm.\n");
  });

  it("has no words where its pages are pictures", () => {
    assert.deepEqual(pagesToMarkdown([page(), page()]), {
      wrong: "There are no words in this PDF, only pictures of pages. Have its text recognised first (OCR).",
    });
    assert.deepEqual(read(page("One."), page()).omitted, [
      { what: "pages without words", count: 1, where: ["page 2"] },
    ]);
  });
});
