import * as assert from "node:assert/strict";
import { sentenceAt, sentences, snapToWords, wordAt, words } from "../../../src/core/text/words";
import { law, texts } from "../law";
import { mark, marked, only } from "../marked";

/** A place in a text, written `|`. */
function cursor(source: string): { text: string; offset: number } {
  return { text: source.replace("|", ""), offset: source.indexOf("|") };
}

describe("Words", () => {
  it("are found without the punctuation and the white space around them", () => {
    const check = (expected: string) => {
      const { text } = marked(expected);
      assert.equal(mark(text, words(text)), expected);
    };
    check("[[It’s]] [[two]] [[thousand]], [[isn't]] [[it]] — [[no]]?");
    check("[[Über]] [[3.5]] [[Kassen]]\n\n[[naïve]] 😀");
    check(" … ");
  });

  it("are found within a stretch only", () => {
    const { text, span } = only(marked("She [[said I]] felt safe"));
    assert.equal(mark(text, words(text, span)), "She [[said]] [[I]] felt safe");
  });

  it("are found at a place that they hold or touch; between words there is none", () => {
    const check = (source: string, expected: string | null) => {
      const { text, offset } = cursor(source);
      const found = wordAt(text, offset);
      assert.equal(found === null ? null : mark(text, [found]), expected, source);
    };
    check("She sa|id I", "She [[said]] I");
    check("She |said I", "She [[said]] I");
    check("She said| I", "She [[said]] I");
    check("She said, | I", null);
    check("|", null);
    check(`${"word ".repeat(200)}saf|e`, `${"word ".repeat(200)}[[safe]]`);
  });

  it("are cut by no passage that was snapped to them", () => {
    const check = (source: string, expected: string) => {
      const { text, span } = only(marked(source));
      assert.equal(mark(text, [snapToWords(text, span)]), expected);
    };
    check("She said I fe[[lt sa]]fe there", "She said I [[felt safe]] there");
    check("She [[said]] I", "She [[said]] I");
    check("She[[ said ]]I", "She[[ said ]]I");
    check("She s[[]]aid", "She s[[]]aid");
    check("“I f[[elt]]”", "“I [[felt]]”");
  });

  it("make a snapped passage that holds the one it was, and that snapping again leaves alone", () => {
    law(texts, (text) => {
      for (let start = 0; start <= text.length; start += 3) {
        const span = { start, end: Math.min(text.length, start + 4) };
        const snapped = snapToWords(text, span);
        assert.ok(snapped.start <= span.start && span.end <= snapped.end);
        assert.deepEqual(snapToWords(text, snapped), snapped);
      }
    });
  });
});

describe("Sentences", () => {
  const check = (expected: string) => {
    const { text } = marked(expected);
    assert.equal(mark(text, sentences(text, { start: 0, end: text.length })), expected);
  };

  it("end at a full stop, a question or an exclamation", () => {
    check("[[Was I?]] [[I thought I'd moved on.]] [[No!]]  [[Never was]]");
  });

  it("do not end at an abbreviation, an initial or a number's point", () => {
    check("[[Dr. Owen and Mr. J. Price came, approx. at 3.5 km.]] [[We left.]]");
    check("[[They sell tills, e.g. ours.]]");
    check("[[A dog, etc.]]");
    check("[[Till No. 4 is down.]] [[Is it?]]");
  });

  it("end at an answer of one word", () => {
    check("[[No.]] [[It is fine.]] [[So did I.]] [[And he.]]");
  });

  it("are found within a paragraph only, with places in the whole text", () => {
    const { text, span } = only(marked("Before. [[He left. She stayed.]] After."));
    assert.equal(mark(text, sentences(text, span)), "Before. [[He left.]] [[She stayed.]] After.");
  });

  it("are found at a place; between two it is the one before, in an empty stretch none", () => {
    const found = (source: string) => {
      const { text, offset } = cursor(source);
      const sentence = sentenceAt(text, { start: 0, end: text.length }, offset);
      return sentence === null ? null : mark(text, [sentence]);
    };
    assert.equal(found("He left. She st|ayed. So."), "He left. [[She stayed.]] So.");
    assert.equal(found("He left.|  She stayed."), "[[He left.]]  She stayed.");
    assert.equal(found(" | He left."), "  [[He left.]]");
    assert.equal(found("| \n"), null);
  });
});
