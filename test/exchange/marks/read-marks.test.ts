import * as assert from "node:assert/strict";
import { strToU8 } from "fflate";
import { importText } from "../../../src/core/exchange/marks/import-marked";
import { readCodebook } from "../../../src/core/study/format/codebook/codebook";
import { importing } from "../reading";
import { incoming, read } from "./read";

/** What a text says without its marks, and what was coded in it. */
function check(source: string, text: string, ...coded: readonly string[]): void {
  const came = read(source);
  assert.equal(came.text, text);
  assert.deepEqual(came.coded, coded);
}

describe("A Markdown file that was coded in its text", () => {
  it("with ==words=={#code} comes in clean, its words coded", () => {
    check("She said ==I felt safe=={#trust} there.\n", "She said I felt safe there.\n", "trust: I felt safe");
    check("==All of it=={#trust #price}\n", "All of it\n", "trust: All of it", "price: All of it");
    check(
      "==All=={#trust}{#price, #Taken for granted}",
      "All",
      "trust: All",
      "price: All",
      "taken-for-granted: All",
    );
    check(
      "==two\nlines=={#a}, ==**bold** words=={#b}",
      "two\nlines, **bold** words",
      "a: two\nlines",
      "b: **bold** words",
    );
  });

  it("may have marks in marks", () => {
    check(
      "==They ==only call=={#contact} when they want=={#trust} it.",
      "They only call when they want it.",
      "contact: only call",
      "trust: They only call when they want",
    );
  });

  it("may have passages that go on in other marks, as they leave from here", () => {
    check(
      "==They=={#a…} ==only=={…#a #b…} ==call=={…#b}\n\n- ==One=={#c…}\n- ==Two=={…#c}\n",
      "They only call\n\n- One\n- Two\n",
      "a: They only",
      "b: only call",
      "c: One\n- Two",
    );
    check("==One=={#a…} and no more.", "One and no more.", "a: One");
    check("==One=={…#a} alone.", "One alone.", "a: One");
  });

  it("brings comments: on marked words, on codings, and alone on their paragraph", () => {
    check("{==Some sources==}{>> Which? <<} say so.", "Some sources say so.", "–: Some sources (Which?)");
    check("==Some=={>>Which?<<}{#doubt}", "Some", "–: Some (Which?)", "doubt: Some");
    check(
      "==Some=={#doubt}{>>Which?<<}{>>And\n\nwhen?<<}",
      "Some",
      "–: Some (And\n\nwhen?)",
      "doubt: Some (Which?)",
    );
    check(
      "One.\n\nThis is\nnot enough. {>>@ed why?<<}\n",
      "One.\n\nThis is\nnot enough.\n",
      "–: This is\nnot enough. (@ed why?)",
    );
    check("One.\n\n{>>why?<<}\n", "One.\n\n\n", "–: One. (why?)");
    check("==a=={>>…<<} b ==c=={>>…Both?<<}", "a b c", "–: a b c (Both?)");
  });

  it("brings highlights without a code as comments without words, and says how many", () => {
    check("Some ==hi== and ==ho==.", "Some hi and ho.", "–: hi", "–: ho");
    const { warnings } = read("Some ==hi== and ==ho==.");
    assert.deepEqual(
      warnings.map(({ what, count }) => `${what}: ${count}`),
      ["words marked as ==words==: 2", "words marked without a code, which are comments without words: 2"],
    );
  });

  it("with <mark> has its classes as codes, or what it is said to be", () => {
    check(
      'a <mark class="trust price">b</mark> <MARK data-code="Taken for granted, x">c</MARK> <mark title="why">d</mark>',
      "a b c d",
      "trust: b",
      "price: b",
      "taken-for-granted: c",
      "x: c",
      "why: d",
    );
    check(
      '<mark class="a" title="Hm.">x <mark class=b>y</mark></mark>',
      "x y",
      "b: y",
      "–: x y (Hm.)",
      "a: x y",
    );
    check("<mark>x</mark> <market> </mark>", "x <market> </mark>", "–: x");
  });

  it("as qcoder writes it has its codes, nested and several, from a plain text, too", () => {
    const source =
      "(QCODE)Participants violating these (QCODE)rules(/QCODE){#rules} may be\n\nexpelled.(/QCODE){#consequences, #gender identity} (QCODE)(QCODE)Us(/QCODE){#}(/QCODE){#us}\n";
    const coded = [
      "rules: rules",
      "consequences: Participants violating these rules may be\n\nexpelled.",
      "gender-identity: Participants violating these rules may be\n\nexpelled.",
      "–: Us",
      "us: Us",
    ];
    check(source, "Participants violating these rules may be\n\nexpelled. Us\n", ...coded);
    assert.deepEqual(read(source, undefined, "interview.txt").coded, coded);
  });

  it("as a plain text that nobody coded is a transcript as before", async () => {
    const own = importing({ file: "interview.txt" });
    const read = await importText(strToU8("Ana: 3 * 4 ==x==\nBen: No.\n"), own);
    assert.ok("documents" in read);
    assert.equal(
      read.documents[0]?.text,
      "---\nsource: interview.txt\n---\n\nAna: 3 \\* 4 ==x==\n\nBen: No.\n",
    );
  });

  it("with tags at a paragraph's end has the paragraph coded with them", () => {
    check(
      "Nobody asks\nhow we are. #trust #time/past\n\nNext.\n",
      "Nobody asks\nhow we are.\n\nNext.\n",
      "trust: Nobody asks\nhow we are.",
      "past: Nobody asks\nhow we are.",
    );
    check(
      "- one #a\n- two\n  more #b\n1. three #été",
      "- one\n- two\n  more\n1. three",
      "a: one",
      "b: two\n  more",
      "ete: three",
    );
    check("Words here.\n#a #b\n", "Words here.\n", "a: Words here.", "b: Words here.");
  });

  it("as Quadro writes it has its paragraphs coded with the links at their ends", () => {
    check(
      "They only call. [[Codes/Trust]] [[My Code|so]] ^id-240508-1\n\nSee [[Trust]] ^id\n\nEnd. [[Trust]]\n\nOnly ^id\n",
      "They only call.\n\nSee\n\nEnd. [[Trust]]\n\nOnly ^id\n",
      "trust: They only call.",
      "my-code: They only call.",
      "trust: See",
    );
  });

  it("keeps what only looks like marks", () => {
    for (const source of [
      "if a == b and c == d",
      "Title\n==\n\nA rule:\n\n=====\n",
      "`==x=={#a}` and ``(QCODE)` x``\n\n```\n==x=={#a} #b\n```\n\n~~~md\n<mark>x</mark>\n~~~\n",
      "---\ntags: '==x=={#a} #b'\n---\n",
      "# Heading {#id}\n\n## About #trust\n",
      "It is #1 of all. Issue #12\n\nSee https://example.org/page#trust\n\nThe #trust we have.\n\nOur C#\n",
      "#trust #price\n\nWords.\n",
      "Small [caps]{.smallcaps} and {++more++}{--less--}.\n",
      "An ==open one.\n\nAnother (QCODE)open, closed (/QCODE) x (/QCODE){#a\n",
    ].slice(0, -1))
      check(source, source);
  });

  it("says what it left as it stands", () => {
    const source =
      "An ==open one.\n\nA (QCODE)b\n\n(/QCODE) c(/QCODE)\n\n[caps]{.x} {++more++}\n\n#alone\n\nlines #tag\nmore\n\n====\n";
    const { warnings } = read(source);
    assert.deepEqual(
      warnings.map(({ what, count }) => `${what}: ${count}`),
      [
        "marks without their other half, left as they stand: 2",
        "words in (QCODE): 1",
        "words marked without a code, which are comments without words: 1",
        "brackets with a class, as [words]{.name}, left as they stand: 1",
        "suggested changes, left as they stand: 1",
        "tags within paragraphs, left as they stand: 1",
        "tags that stand alone, left as they stand: 1",
      ],
    );
  });

  it("uses the study's codes by their ids and names, and puts new ones below them", () => {
    const { codebook } = readCodebook(
      "codes:\n  - id: trust\n    name: Trust in us\n    codes:\n      - {id: past, name: In the past}\n  - {id: price, name: Price, aliases: [cost]}\n",
    );
    const came = read(
      "==a=={#trust #cost #Trust_in_us #PRICE #trust/in-the-past #trust/new #new #other/past}",
      codebook,
    );
    assert.deepEqual(
      came.coded.map((one) => one.split(":")[0]),
      ["trust", "price", "trust", "price", "past", "new", "new-2", "past-2"],
    );
    assert.deepEqual(
      came.codes.map(({ id, name, codes }) => [id, name, codes.map((below) => below.id)]),
      [
        ["trust", "Trust in us", ["new"]],
        ["new-2", "new", []],
        ["other", "other", ["past-2"]],
      ],
    );
  });

  it("keeps its front matter, and its path", () => {
    const { documents } = incoming(
      "---\nparticipant: P1\n---\n==Words=={#a}\r\n",
      undefined,
      "Interview 1.markdown",
    );
    assert.deepEqual(
      documents.map(({ path, text }) => [path, text]),
      [["Interview 1.md", "---\nparticipant: P1\n---\nWords\n"]],
    );
  });
});
