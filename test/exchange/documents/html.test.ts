import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { strToU8 } from "fflate";
import { htmlToMarkdown } from "../../../src/core/documents/html/html";
import type { Transcript } from "../../../src/core/documents/transcript";
import { law } from "../../core/law";
import { inAMoment } from "../../core/moment";
import { encoded, reading } from "../reading";

function read(source: string | Uint8Array): Transcript {
  const bytes = typeof source === "string" ? strToU8(source) : source;
  const read = htmlToMarkdown(bytes, reading());
  assert.ok(!("wrong" in read), JSON.stringify(read));
  return read;
}

function check(source: string, expected: string): void {
  assert.equal(read(source).text, expected);
}

describe("A web page", () => {
  it("has its headings, paragraphs and emphasis", () => {
    check(
      "<!DOCTYPE html><html><head><title>Transcript</title><script>var a='<p>no</p>';</script><style>p{color:red}</style></head><body><h1>Interview &amp; <b>more</b></h1><p><strong>Ana:</strong> What do\n   you <em>sell</em>?<p><b>R3:</b> &ldquo;Tills&rdquo;&nbsp;&#8211; 2 * 3 &lt; 7<br>in a box&hellip;</p><div>One<div>Two</div>Three</div><blockquote>A quote</blockquote></body></html>",
      "# Interview & more\n\n**Ana:** What do you *sell*?\n\n**R3:** “Tills” – 2 \\* 3 < 7\nin a box…\n\nOne\n\nTwo\n\nThree\n\nA quote\n",
    );
  });

  it("of Google Docs has bold speakers by style and by class, and lists by their names", () => {
    check(
      `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;font-style:normal;white-space:pre-wrap;">Ana:</span><span style="font-weight:400;"> What do you sell?</span></p><ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>tills</span></p></li><li dir="ltr" aria-level="2"><p><span style="font-style:italic">stands</span></p></li></ul></b>`,
      "**Ana:** What do you sell?\n\n- tills\n   - *stands*\n",
    );
    check(
      `<html><head><style type="text/css">@import url(x);ol.lst-kix_a-0{list-style-type:none}.c1{color:#000;font-weight:700;font-size:11pt}.c2{font-weight:400}.c3{font-style:italic}.title{font-size:26pt}</style></head><body class="c9"><p class="c4 title"><span class="c2">Interview</span></p><p class="c4"><span class="c1">R3: </span><span class="c2">Tills, </span><span class="c2 c3">really</span></p><ol class="c5 lst-kix_a-0 start" start="1"><li class="c4"><span class="c2">one</span></li></ol><ul class="c5 lst-kix_a-1 start"><li><span>two</span></li></ul></body></html>`,
      "# Interview\n\n**R3:** Tills, *really*\n\n1. one\n   - two\n",
    );
  });

  it("of Word has its lists, and neither its remarks to itself nor its footnotes", () => {
    const { text, omitted } = read(
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><o:p>no</o:p></xml><![endif]--><style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=EN-GB><div class=WordSection1>
<p class=MsoTitle>Interview</p>
<p class=MsoNormal><b>Ana:<o:p></o:p></b> What?<a style='mso-footnote-id:ftn1' href="#_ftn1"><span>[1]</span></a></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>tills<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>a)<span>&nbsp;</span></span><![endif]>stands</p>
<p class=MsoNormal><span style='mso-comment-reference:AR_1'>Really</span>.</p>
<div style='mso-element:footnote-list'><p>[1] Of sales.</p></div><div style='mso-element:comment-list'><p>sad</p></div></div></body></html>`,
    );
    assert.equal(text, "# Interview\n\n**Ana:** What?\n\n- tills\n   1. stands\n\nReally.\n");
    assert.deepEqual(
      omitted.map(({ what }) => what),
      ["footnotes", "comments"],
    );
  });

  it("of a transcript's own player is read without what surrounds it", () => {
    const { text, speakers, omitted } = read(
      `<!doctype html><html><body><header><nav><ul><li><a href="/">Home</a></li></ul></nav></header><main>
      <svg><title>icon</title><text>x</text></svg><button>Play</button><div hidden>draft</div><div style="display: none">more</div>
      <p data-tc="00:00:03"><strong>Ana Ruiz</strong> [00:00:03]: <span data-m="3100">What </span><span data-m="3400">do you sell?</span></p>
      <p><strong>Colm Daly</strong> [00:00:09]: <a href="https://example.org">Tills</a>.<img src="x.png"></p>
      <p><strong>Ana Ruiz</strong> [00:00:12]: <del>Hm</del><ins>Mhm</ins>.</p></main><noscript>Turn on scripts</noscript></body></html>`,
    );
    assert.equal(
      text,
      "**Ana Ruiz** [00:00:03]: What do you sell?\n\n**Colm Daly** [00:00:09]: Tills.\n\n**Ana Ruiz** [00:00:12]: Mhm.\n",
    );
    assert.deepEqual(speakers, ["Ana Ruiz", "Colm Daly"]);
    assert.deepEqual(
      omitted.map(({ what, count }) => `${count} ${what}`),
      [
        "2 hidden words",
        "1 where links lead",
        "1 pictures and text boxes",
        "1 tracked deletions, which are accepted",
        "1 tracked insertions, which are accepted",
      ],
    );
  });

  it("that says who speaks, when and what apart from each other becomes turns", () => {
    const said = [
      ["Ana Ruiz", "0:03", "What do you sell?"],
      ["Colm Daly", "0:09", "Tills."],
      ["Ana Ruiz", "1:02:03", "Mhm."],
    ];
    const lines = (before: string, between: string) =>
      said.map(
        ([name, time, words]) =>
          `${before}<b>${name}</b>${between}<span>${time}</span><div>${words}</div></div>`,
      );
    const text =
      "# R3\n\n**Ana Ruiz** [0:03]: What do you sell?\n\n**Colm Daly** [0:09]: Tills.\n\n**Ana Ruiz** [1:02:03]: Mhm.\n";
    check(`<h1>R3</h1>${lines("<div>", "<p>").join("")}<footer>Terms</footer>`, text);
    check(`<h1>R3</h1><ul>${lines("<li><div>", "<div>").join("")}</ul>`, text);
    assert.deepEqual(read(lines("<div>", "").join("")).speakers, ["Ana Ruiz", "Colm Daly"]);
    check(
      "<p>Opening hours<p>9:30<p>Lunch<p>12:00<p>Dinner",
      "Opening hours\n\n9:30\n\nLunch\n\n12:00\n\nDinner\n",
    );
  });

  it("whose transcript is a table becomes turns; tables that only lay a page out are none", () => {
    const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}`).join("")}`;
    const rows = [
      row("0:06", "Ana", "What?"),
      row("0:11", "R3", "<p>Tills.</p><p>In a box.</p>"),
      row("0:37", "Ana", "Mhm."),
      row("0:40", "R3", "Here, and there."),
    ];
    const table = `<table><thead></thead><tbody>${rows.join("\n")}</table>`;
    const turns =
      "**Ana** [0:06]: What?\n\n**R3** [0:11]: Tills.\nIn a box.\n\n**Ana** [0:37]: Mhm.\n\n**R3** [0:40]: Here, and there.\n";
    check(table, turns);
    check(
      `<table><tr><td><h1>Title</h1></td><td>${table}</td></tr></table>After`,
      `# Title\n\n${turns}\nAfter\n`,
    );
    check("<table><tr><td><p>One<p>Two</td></tr></table>", "One\n\nTwo\n");
    check("<table><tr><th>Name<th>Colm<tr><td>Age<td>41</table>", "Name — Colm\n\nAge — 41\n");
  });

  it("keeps the lines of what is written as it is, and ends paragraphs at empty lines", () => {
    check("<pre>Ana: one\n  two\n\nR3: <b>three</b>\n</pre>", "Ana: one\ntwo\n\nR3: **three**\n");
    check("Ana: one<br><br/>\n<br>R3: two<br>three", "Ana: one\n\nR3: two\nthree\n");
  });

  it("is read as browsers do where it is not closed, or closed in the wrong order", () => {
    check(
      "<ul><li>one<li>two<ol><li>three</ol><li>four</ul>five",
      "- one\n- two\n   1. three\n- four\n\nfive\n",
    );
    check("<b>one<p>two</b> three</p>four", "**one**\n\n**two** three\n\nfour\n");
    check("<b>one</i> two</b></div></p></br>three", "**one two**\nthree\n");
    check("<table><tr><td>a</b></table></td>b", "a\n\nb\n");
    check(
      "<head><title>x</title><p>one <!-- two --> three &nosuch; &amp &#x1F600;&#146;",
      "one three \\&nosuch; & 😀’\n",
    );
    check("<dl><dt>Ana<dd>What?<dt>R3<dd>Tills</dl>", "Ana\n\nWhat?\n\nR3\n\nTills\n");
    check(
      "<p>one<textarea>two</textarea><select><option>three</select><p>four < five <6> a<b",
      "one\n\nfour < five <6> a\n",
    );
  });

  it("is in the encoding that it says, else in the one that its letters are most likely in", () => {
    const words = "<p>Анна: Что вы продаёте?</p><p>Р3: Кассы, и только кассы.</p>";
    const text = "Анна: Что вы продаёте?\n\nР3: Кассы, и только кассы.\n";
    for (const head of [
      '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
      "<meta charset=KOI8-R>",
    ])
      assert.equal(read(encoded(head + words, "koi8-r")).text, text);
    assert.equal(read(strToU8(`\uFEFF<meta charset=koi8-r>${words}`)).text, text);
    assert.equal(read(`<meta charset="utf-16">${words}`).text, text);
    assert.equal(read(`<?xml version="1.0" encoding="utf-8"?>${words}`).text, text);
    const guessed = read(encoded(`<meta charset="no-such">${words}`, "windows-1251"));
    assert.equal(guessed.text, text);
    assert.deepEqual(guessed.warnings, [
      { what: "files that are no Unicode, read as Windows-1251", count: 1, where: [] },
    ]);
    assert.deepEqual(htmlToMarkdown(Uint8Array.of(1, 0, 2, 200, 0), reading()), {
      wrong: "This is no text.",
    });
  });

  it("that holds more words than a document may have is refused", () => {
    const refused = { wrong: "It holds more words than a document may have." };
    assert.deepEqual(htmlToMarkdown(new Uint8Array(5_100_000).fill(97), reading()), refused);
  });

  it("takes no longer than its length, and never makes the reader throw", () => {
    for (const part of [
      "<",
      "&",
      "<b></i>",
      "<b><p></b>",
      "<dd>",
      "<ul><li>",
      "<table><tr><td>",
      "<style>.a{",
    ])
      inAMoment(part, (text) => void htmlToMarkdown(strToU8(text), reading()));
    const parts = fc.constantFrom(
      ...[
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<ul>",
        "</ul>",
        "<li>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<br>",
      ],
      ...[
        "<h1>",
        "</h1>",
        "<pre>",
        "<del>",
        "<head>",
        "<body>",
        "<div hidden>",
        "</div>",
        "a",
        " ",
        "\n",
        "&amp;",
        "é😀",
      ],
    );
    law(fc.array(parts, { maxLength: 40 }), (all) => void read(all.join("")), 60);
  });

  it("holds every word that stands between its tags", () => {
    const tag = fc.constantFrom(
      "<b>",
      "</b>",
      "<p>",
      "</p>",
      "<ul>",
      "<li>",
      "</ul>",
      "<i>",
      "</i>",
      "<h2>",
      "</h2>",
      "<br>",
      "<div>",
      "</div>",
      "<td>",
      "<table>",
      "</table>",
    );
    law(
      fc.array(tag, { maxLength: 30 }),
      (tags) => {
        const words = tags.map((_, at) => `w${at}x`);
        const { text } = read(tags.map((one, at) => `${one}w${at}x`).join(""));
        const found = text.match(/w\d+x/g) ?? [];
        assert.deepEqual([...found].sort(), [...words].sort());
      },
      40,
    );
  });
});
