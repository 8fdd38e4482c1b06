import * as assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { showStudy, type CodeStyle } from "../../../src/editor/preview/plugin";

const looks: Readonly<Record<string, CodeStyle>> = {
  trust: { name: "Trust", color: "teal", title: "Relationship › Trust" },
  bad: {
    name: `<img src=x onerror=alert(1)>"'&`,
    color: "red;} body{}",
    title: `"><script>alert(1)</script>`,
  },
  custom: { name: "\u202eevil\u0000\u0007", color: "#A1b2c3", title: "</script>" },
};

function render(text: string, code: (id: string) => CodeStyle | null = (id) => looks[id] ?? null): string {
  const md = new MarkdownIt({ html: true, linkify: true });
  showStudy(md, () => ({ kind: "memo", code }));
  return md.render(text, {}).trim();
}

const chip = (html: string) => /<bdi ([^>]*)>(.*?)<\/bdi>/su.exec(html)!.slice(1);

describe("In the preview of a memo", () => {
  it("a code is shown by its name, in its colour", () => {
    assert.equal(
      render("It is #trust."),
      '<p>It is <bdi class="emic-code" style="--emic-light:#00a199;--emic-dark:#06ece2" ' +
        'title="Relationship › Trust">Trust</bdi>.</p>',
    );
    assert.ok(render("**#trust** and\n> (#trust)").match(/<bdi/g)!.length === 2);
  });

  it("what is no code, or stands in code, links' addresses and headings' marks, stays as it is", () => {
    assert.equal(render("#price and #12"), "<p>#price and #12</p>");
    assert.equal(render("`#trust`"), "<p><code>#trust</code></p>");
    assert.equal(render("[there](r3.md#trust)"), '<p><a href="r3.md#trust">there</a></p>');
    assert.equal(render("# trust"), "<h1>trust</h1>");
    assert.ok(!render('```\n#trust\n```\n\n<b title="#trust">').includes("<bdi"));
  });

  it("names, titles and colours are text, whatever they say", () => {
    const [attributes, name] = chip(render("#bad"));
    assert.equal(name, "&lt;img src=x onerror=alert(1)&gt;&quot;'&amp;");
    assert.match(attributes!, /style="--emic-light:#51565c;--emic-dark:#a8afb5"/);
    assert.match(attributes!, /title="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;"/);
    const [custom] = chip(render("#custom"));
    assert.match(custom!, /style="--emic-light:#A1b2c3;--emic-dark:#A1b2c3" title="&lt;\/script&gt;"/);
  });

  it("a megabyte of mentions takes a moment", () => {
    render("#trust ".repeat(140_000));
    render("#".repeat(1_000_000));
  });
});

describe("The preview of a file that is in no study", () => {
  it("is VS Code's own", () => {
    const md = new MarkdownIt();
    showStudy(md, () => null);
    assert.equal(md.render("#trust", {}), "<p>#trust</p>\n");
    assert.equal(md.renderInline("#trust"), "#trust");
  });
});
