import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { strToU8 } from "fflate";
import { attribute, elements, readXml, textIn, type XmlElement } from "../../../src/core/files/xml";
import { element, writeXml } from "../../../src/core/files/xml-writer";
import { law } from "../../core/law";
import { inAMoment } from "../../core/moment";

function rootOf(text: string | Uint8Array): XmlElement {
  const read = readXml(typeof text === "string" ? strToU8(text) : text);
  assert.ok("root" in read, "wrong" in read ? read.wrong : "");
  return read.root;
}

function wrongIn(text: string): string {
  const read = readXml(strToU8(text));
  assert.ok("wrong" in read, text);
  return read.wrong;
}

/** A text in UTF-16, with a byte-order mark. */
function wide(text: string, low: 0 | 1): Uint8Array {
  const marked = `\uFEFF${text}`;
  const bytes = new Uint8Array(marked.length * 2);
  for (let at = 0; at < marked.length; at++) {
    bytes[at * 2 + low] = marked.charCodeAt(at) & 255;
    bytes[at * 2 + 1 - low] = marked.charCodeAt(at) >> 8;
  }
  return bytes;
}

describe("XML", () => {
  it("is read with its namespaces, attributes and text in their order", () => {
    const root = rootOf(
      `<?xml version="1.0"?><w:p xmlns:w="urn:w" w:id="1" id="2">I <b>felt</b><![CDATA[ <safe> ]]>&amp; &#x1F600;</w:p>`,
    );
    assert.deepEqual([root.name, root.uri], ["p", "urn:w"]);
    assert.deepEqual([attribute(root, "id", "urn:w"), attribute(root, "id", "")], ["1", "2"]);
    assert.equal(attribute(root, "name"), null);
    assert.equal(textIn(root), "I felt <safe> & 😀");
    assert.deepEqual(
      elements(root, "b").map(({ children }) => children),
      [["felt"]],
    );
  });

  it("may begin with a byte-order mark, and be UTF-16", () => {
    const text = '<?xml version="1.0"?><a>é😀</a>';
    for (const bytes of [strToU8(text), strToU8(`\uFEFF${text}`), wide(text, 0), wide(text, 1)])
      assert.equal(textIn(rootOf(bytes)), "é😀");
    const latin = strToU8('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>', true);
    assert.equal(textIn(rootOf(latin)), "é");
  });

  it("is refused where it declares a document type, before what stands in it matters", () => {
    const loop = `<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "&b;&b;">]><a>&b;</a>`;
    assert.match(wrongIn(loop), /^Line 1: .*DOCTYPE/);
    assert.match(wrongIn(`<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>`), /DOCTYPE/);
    assert.match(wrongIn("<a>\n&nbsp;</a>"), /^Line 2: /);
  });

  it("is read up to its first error, which has a line", () => {
    for (const [text, line] of [
      ["<a>\n<b></a>", 2],
      ["<a>\n\n<b c=1/></a>", 3],
      ["<a><b", 1],
      ["<a/><b/>", 1],
      ["", 1],
      ["words", 1],
      ["<a>\u0001</a>", 1],
      ["<x:a/>", 1],
    ] as const)
      assert.match(wrongIn(text), new RegExp(`^Line ${line}: `), text);
  });

  it("is not read for ever, however deep and long it is", () => {
    assert.match(wrongIn("<a>".repeat(100_000)), /too deep/);
    const few = { length: 1000, depth: 10, elements: 3 };
    assert.ok("wrong" in readXml(strToU8("<a><b/><b/><b/></a>"), few));
    assert.ok("wrong" in readXml(strToU8('<a><b c="" d="" e=""/></a>'), few));
    assert.ok("wrong" in readXml(strToU8(`<a>${"b".repeat(1000)}</a>`), few));
    for (const part of ["<a>", "<a", "&amp;", "<!--", "<![CDATA[", "<a b='", '<a b="1"/>', "<?x ", "]]>"])
      inAMoment(part, (text) => void readXml(strToU8(text)));
  });

  it("that was written is read as what it was", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "<", "&", '"', "'", ">", "\n", "\r", "\t", " ", "é", "😀", "]]>"),
    });
    law(fc.tuple(text, text), ([value, words]) => {
      const { text: written, omitted } = writeXml(
        element("a", { xmlns: "urn:x", value, none: undefined }, [element("b", {}, [words])]),
      );
      assert.equal(omitted, 0);
      const root = rootOf(written);
      assert.equal(root.uri, "urn:x");
      assert.equal(attribute(root, "value"), value);
      assert.equal(textIn(elements(root, "b")[0]!), words);
    });
  });

  it("loses what it can't hold, and says how much", () => {
    const { text, omitted } = writeXml(element("a", { b: "\u0000c" }, ["d\u001be\ud800f\uffff"]));
    assert.equal(omitted, 4);
    assert.equal(textIn(rootOf(text)), "d\uFFFDe\uFFFDf\uFFFD");
  });
});
