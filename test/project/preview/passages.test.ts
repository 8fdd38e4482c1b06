import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import MarkdownIt from "markdown-it";
import { showStudy, type Coded } from "../../../src/editor/preview/plugin";
import { law } from "../../core/law";
import { marked } from "../../core/marked";

const id = "01JD7Q2M8Z3K5V9X0B4N6T1R8C";
const look = { id, name: "Trust", color: "teal", title: "Trust", isDimmed: false };

function render(text: string, passages: readonly Coded[] | null, areShown = true): string {
  const md = new MarkdownIt({ html: true, linkify: true });
  showStudy(md, () => (passages === null ? null : { kind: "document", passages, areShown }));
  return md.render(text, {}).trim();
}

/** The HTML with `[[` and `]]` for the marks, and without what references lead to. */
const withoutTags = (html: string, open: string, close: string) =>
  html
    .replace(/<span id="emic-[^>]*><\/span>/g, "")
    .replace(/<mark class="emic-coded[^>]*>/g, open)
    .replaceAll("</mark>", close);

/** The Markdown with its passages marked, and the HTML with what is highlighted. */
function check(source: string, expected: string): void {
  const { text, spans } = marked(source);
  const html = render(
    text,
    spans.map((span) => ({ ...look, ...span })),
  );
  assert.equal(withoutTags(html, "[[", "]]"), expected);
}

describe("In the preview of a document, passages are highlighted", () => {
  it("in paragraphs, headings, quotes and lists", () => {
    check("She [[felt safe]] there.", "<p>She [[felt safe]] there.</p>");
    check("# All [[about trust]]", "<h1>All [[about trust]]</h1>");
    check(
      "> She [[felt]] safe\n> [[there]].",
      "<blockquote>\n<p>She [[felt]] safe\n[[there]].</p>\n</blockquote>",
    );
    check("- one\n- [[two]]\n", "<ul>\n<li>one</li>\n<li>[[two]]</li>\n</ul>");
    check("---\nx\n---\n\nOne [[two]].", "<hr>\n<h2>x</h2>\n<p>One [[two]].</p>");
  });

  it("over lines and paragraphs, each by itself", () => {
    check("One [[two\nthree]] four.", "<p>One [[two]]\n[[three]] four.</p>");
    check(
      "One [[two  \n  three.\n\nFour]] five.",
      "<p>One [[two]]<br>\n[[three.]]</p>\n<p>[[Four]] five.</p>",
    );
  });

  it("inside emphasis and around it", () => {
    check("a *b [[c*]] d", "<p>a <em>b [[c]]</em> d</p>");
    check(
      "[[a **b** ~~c~~]] __d__",
      "<p>[[a ]]<strong>[[b]]</strong>[[ ]]<s>[[c]]</s> <strong>d</strong></p>",
    );
  });

  it("around code, links and tags", () => {
    check("a [[b `c` d]]", "<p>a [[b ]]<code>c</code>[[ d]]</p>");
    check("a ``x ` [[y`` b]] c", "<p>a <code>x ` y</code>[[ b]] c</p>");
    check(
      '[[a]] [b](https://x.org "t (1)") [[c]]',
      '<p>[[a]] <a href="https://x.org" title="t (1)">b</a> [[c]]</p>',
    );
    check("[a][r] [[b]]\n\n[r]: https://x.org", '<p><a href="https://x.org">a</a> [[b]]</p>');
    check("<https://x.org> [[b]]", '<p><a href="https://x.org">https://x.org</a> [[b]]</p>');
    check("a <b>[[b]]</b> c", "<p>a <b>[[b]]</b> c</p>");
  });

  it("with escapes and entities before them and in them", () => {
    check("\\*a\\* &amp; [[b \\_c\\_ &lt;&amp;]] \\d", "<p>*a* &amp; [[b _c_ &lt;&amp;]] \\d</p>");
    check("&nosuch; [[b]]", "<p>&amp;nosuch; [[b]]</p>");
  });

  it("as one where they overlap, with all their names", () => {
    const { text, spans } = marked("[[One [[two]] three]]");
    const passages = spans.map((span, at) => ({ ...look, ...span, title: at === 0 ? "Price" : "Trust" }));
    const titles = Array.from(
      render(text, passages).matchAll(/title="([^"]*)">([^<]*)/g),
      ([, title, words]) => [words, title],
    );
    assert.deepEqual(titles, [
      ["One ", "Price"],
      ["two", "Price\nTrust"],
      [" three", "Price"],
    ]);
  });

  it("and not where their places can't be told: in tables, code blocks, and behind pictures", () => {
    for (const source of [
      "| a | b |\n|---|---|\n| [[c]] | c |",
      "```\n[[a]]\n```",
      "    [[a]]",
      "a ![b](c.png) [[d]]",
      "<div>[[a]]</div>",
    ]) {
      const { text, spans } = marked(source);
      const html = render(
        text,
        spans.map((span) => ({ ...look, ...span })),
      );
      assert.ok(!html.includes("<mark"), html);
    }
  });

  it("and can be led to, also where they are not shown", () => {
    const { text, spans } = marked("One.\n\nTwo\nthree [[four]].");
    const html = render(text, [{ ...look, ...spans[0]! }], false);
    assert.equal(html, `<p>One.</p>\n<p>Two\nthree <span id="emic-${id}"></span>four.</p>`);
  });

  it("which changes nothing else of what is shown", () => {
    const part = fc.constantFrom(
      ...[
        "a",
        "b c",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "``",
        "~~",
        "\\",
        "\\*",
        "&amp;",
        "&",
        "<b>",
        "</b>",
      ],
      ...[
        "<img onerror=x>",
        "[l](u)",
        "[l][r]",
        "[",
        "](",
        ")",
        "![p](q)",
        "> ",
        "- ",
        "# ",
        "| ",
        "  \n",
        "🌱",
      ],
      ...[
        "<script>",
        "<!--",
        "-->",
        "\u202e",
        "\u0000",
        "https://x.org/a_b",
        "<x@y.org>",
        "1. ",
        "---\n",
        "\t",
      ],
    );
    const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(""));
    const places = fc.array(fc.tuple(fc.nat(80), fc.nat(20)), { maxLength: 6 });
    law(fc.tuple(text, places), ([source, pairs]) => {
      const passages = pairs
        .map(([start, length]) => ({ ...look, start, end: start + length + 1 }))
        .sort((one, other) => one.start - other.start);
      assert.equal(withoutTags(render(source, passages), "", ""), render(source, null));
    });
  });

  it("letter by letter as in the source", () => {
    const word = fc.constantFrom(
      "a",
      "bc",
      "d e",
      "*f*",
      "**g h**",
      "`?`",
      "[j](?)",
      "\\*",
      "&amp;",
      "\n",
      "<b>",
    );
    // A tag alone on a paragraph's first line begins HTML, in which places can't be told.
    const words = fc
      .array(word, { minLength: 1, maxLength: 20 })
      .map((all) => `x ${all.join(" ")} x`)
      .filter((source) => !/\n\s*\n\s*(?:<b>\s*)+\n/.test(source));
    law(fc.tuple(words, fc.nat(60), fc.nat(20)), ([source, start, length]) => {
      const html = render(source, [{ ...look, start, end: start + length + 1 }]);
      const marks = Array.from(html.matchAll(/<mark[^>]*>([^<]*)<\/mark>/g), ([, letters]) => letters!);
      const letters = (text: string) => text.replace(/&amp;|<b>|[^a-jx]/g, "");
      // Half a tag or half an entity is not shown as letters either.
      const rest = source.replace(/&amp;|<b>/g, (whole) => "-".repeat(whole.length));
      assert.equal(letters(marks.join("")), letters(rest.slice(start, start + length + 1)), source);
    });
  });

  it("in a megabyte in a moment", () => {
    const text = "She *felt* safe \\* there, &amp; so on. ".repeat(25_000);
    const passages = Array.from({ length: 200 }, (_, at) => ({
      ...look,
      start: at * 4000,
      end: at * 4000 + 100,
    }));
    render(text, passages);
  });
});
