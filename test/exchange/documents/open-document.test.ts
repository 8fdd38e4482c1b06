import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { openDocumentToMarkdown } from "../../../src/core/documents/open-document/open-document";
import type { Transcript } from "../../../src/core/documents/transcript";
import { slice } from "../../../src/core/text/span";
import { law } from "../../core/law";

const namespaces = Object.entries({
  office: "office",
  style: "style",
  text: "text",
  table: "table",
  draw: "drawing",
  fo: "xsl-fo-compatible",
})
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:dc="http://purl.org/dc/elements/1.1/"')
  .join(" ");

/** An OpenDocument text of the text's XML, automatic styles and the file of the others. */
function odt(body: string, automatic = "", styles = "", more: Record<string, string> = {}): Uint8Array {
  const files = {
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    "styles.xml": `<office:document-styles ${namespaces}>${styles}</office:document-styles>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function read(...parts: Parameters<typeof odt>): Transcript {
  const read = openDocumentToMarkdown(odt(...parts));
  assert.ok(!("wrong" in read), JSON.stringify(read));
  return read;
}

function wrong(bytes: Uint8Array): string {
  const read = openDocumentToMarkdown(bytes);
  assert.ok("wrong" in read, JSON.stringify(read));
  return read.wrong;
}

const bold = (name: string, family = "text", weight = "bold") =>
  `<style:style style:name="${name}" style:family="${family}"><style:text-properties fo:font-weight="${weight}"/></style:style>`;

function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

describe("An OpenDocument text", () => {
  it("knows its headings by their level, by their style and by the style that this builds on", () => {
    const styles =
      '<office:styles><style:style style:name="Rubrik" style:family="paragraph" style:parent-style-name="Heading_20_2"/><style:style style:name="Heading_20_2" style:family="paragraph" style:default-outline-level="2"/></office:styles>';
    const own = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Rubrik"/>';
    const { text } = read(
      '<text:h text:outline-level="9">Nine</text:h><text:p text:style-name="P1">Two</text:p><text:p>None</text:p>',
      own,
      styles,
    );
    assert.equal(text, "###### Nine\n\n## Two\n\nNone\n");
  });

  it("shows as emphasis what was made bold, and not what a style by name is", () => {
    const named = bold("Loud", "paragraph").replace(
      "<style:text-properties",
      '<style:text-properties fo:font-style="italic"',
    );
    const { text } = read(
      '<text:p text:style-name="P1">All <text:span text:style-name="T2">but this</text:span></text:p><text:p text:style-name="Loud">Plain</text:p>',
      bold("P1", "paragraph", "700") + bold("T2", "text", "normal"),
      `<office:styles>${named}</office:styles>`,
    );
    assert.equal(text, "**All** but this\n\nPlain\n");
  });

  it("keeps spaces, tabs and line breaks as Markdown has them, and no page breaks", () => {
    const { text } = read(
      '<text:p>  One<text:s text:c="3"/>two<text:tab/>three<text:soft-page-break/> \n four<text:line-break/><text:s/>five</text:p>',
    );
    assert.equal(text, "One two three four\nfive\n");
  });

  it("keeps lists within lists, with numbers where these have some", () => {
    const levels =
      '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>';
    const { text } = read(
      '<text:list text:style-name="L1"><text:list-header><text:p>Why</text:p></text:list-header><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two</text:p></text:list-item></text:list></text:list-item><text:list-item><text:h>Three</text:h></text:list-item></text:list>',
      levels,
    );
    assert.equal(text, "Why\n\n1. one\n   - two\n\n# Three\n");
  });

  it("keeps a remark at its words, and at its paragraph where it marks none", () => {
    const note = (name: string, words: string) =>
      `<office:annotation ${name}><dc:creator>Ben</dc:creator><text:p>${words}</text:p><text:list><text:list-item><text:p>and<text:s/>more</text:p></text:list-item></text:list></office:annotation>`;
    const { text, comments, omitted } = read(
      `<text:p>They ${note('office:name="1"', "why?")}only<office:annotation-end office:name="1"/> call.</text:p><text:p>Nobody ${note("", "sad")}asks.</text:p><text:p>${note("", "empty")}</text:p>`,
    );
    assert.deepEqual(
      comments.map(({ span, words, author }) => `${author}: ${slice(text, span)} / ${words}`),
      ["Ben: only / why?\nand more", "Ben: Nobody asks. / sad\nand more"],
    );
    assert.deepEqual(omitted, [{ what: "comments on nothing that is left", count: 1, where: [] }]);
  });

  it("names what Markdown can't hold, piece by piece", () => {
    const { text, omitted } = read(
      '<text:table-of-content><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content><text:p>See<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame><text:note><text:note-body><text:p>foot</text:p></text:note-body></text:note><text:span text:style-name="T1">secret</text:span></text:p><text:section text:display="none"><text:p>no</text:p></text:section>',
      '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>',
      "<office:master-styles><style:master-page><style:header><text:p>Draft</text:p></style:header></style:master-page></office:master-styles>",
    );
    assert.equal(text, "See\n");
    assert.deepEqual(
      omitted.map(({ what, count }) => `${count} ${what}`),
      [
        "1 tables of contents and indexes",
        "1 pictures and text boxes",
        "1 footnotes",
        "2 hidden words",
        "1 what stands on every page",
      ],
    );
  });

  it("that is none, or hostile, is refused in plain words", () => {
    assert.equal(wrong(strToU8("Dear diary")), "This is no ZIP archive.");
    assert.match(wrong(zipSync({ "a.xml": strToU8("<a/>") })), /no OpenDocument text/);
    assert.match(wrong(odt("").slice(0, 300)), /cut off/);
    assert.match(wrong(odt("<text:p>")), /Line/);
    assert.match(
      wrong(odt("", "", "", { "content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' })),
      /DOCTYPE/,
    );
    assert.match(wrong(odt("<text:list><text:list-item>".repeat(10_000))), /too deep/);
    assert.match(wrong(odt("", "", "", { "content.xml": "<a/>" })), /no text/);
    const locked =
      '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>';
    assert.match(wrong(odt("", "", "", { "META-INF/manifest.xml": locked })), /password/);
  });

  it("that says it holds more than is read is not unpacked", () => {
    const bomb = zipSync({ "content.xml": strToU8("<a/>") });
    const view = new DataView(bytesOf(bomb));
    for (let at = 0; at + 46 < bomb.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 500_000_000, true);
    assert.match(wrong(new Uint8Array(view.buffer)), /larger than what is read/);
  });

  it("with styles that build on each other in a ring is read all the same", () => {
    const ring = ["A", "B"].map(
      (name) =>
        `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="${name === "A" ? "B" : "A"}"/>`,
    );
    assert.equal(read('<text:p text:style-name="A">Words</text:p>', ring.join("")).text, "Words\n");
  });

  it("never makes the reader throw, whatever stands in what", () => {
    const parts = fc.constantFrom(
      ...[
        "<text:p>",
        "</text:p>",
        "<text:list>",
        "</text:list>",
        "<text:list-item>",
        "</text:list-item>",
        "<text:h>",
      ],
      ...[
        "</text:h>",
        "<text:span>",
        "</text:span>",
        "<table:table>",
        "</table:table>",
        "<table:table-row/>",
        "a ",
      ],
      ...[
        '<office:annotation office:name="1">',
        "</office:annotation>",
        '<office:annotation-end office:name="1"/>',
      ],
      ...[
        "<text:s/>",
        "<text:line-break/>",
        "<text:tracked-changes/>",
        "<draw:frame/>",
        "<text:note/>",
        "<dc:creator/>",
      ],
    );
    law(
      fc.array(parts, { maxLength: 12 }),
      (all) => {
        for (const body of [all.join(""), closed(all)]) openDocumentToMarkdown(odt(body));
      },
      40,
    );
  });
});

/** The same tags, those left out that end nothing, and those ended that are open. */
function closed(tags: readonly string[]): string {
  const open: string[] = [];
  const kept = tags.filter((tag) => {
    const name = /^<\/?([\w:-]+)/.exec(tag)?.[1];
    if (name === undefined || tag.endsWith("/>")) return true;
    if (!tag.startsWith("</")) return open.push(name) > 0;
    return open.at(-1) === name && open.pop() !== undefined;
  });
  return (
    kept.join("") +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join("")
  );
}
