import { strToU8 } from "fflate";
import { writeArchive } from "../../src/core/files/archive";

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** A Word document as Word writes it, of the body's XML and that of other parts. */
export function docx(body: string, parts: Record<string, string> = {}): Uint8Array {
  const files: Record<string, string> = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${head}<w:document ${namespace}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...Object.fromEntries(
      Object.entries(parts).map(([name, xml]) => [
        `word/${name}`,
        `${head}${xml.replace(/^<(w:\w+)/, `<$1 ${namespace}`)}`,
      ]),
    ),
  };
  return writeArchive(new Map(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** A run of words, bold between two stars. */
export function r(words: string): string {
  return words
    .split(/(\*\*[^*]+\*\*)/)
    .filter((part) => part !== "")
    .map((part) =>
      part.startsWith("**")
        ? `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${part.slice(2, -2)}</w:t></w:r>`
        : `<w:r><w:t xml:space="preserve">${part}</w:t></w:r>`,
    )
    .join("");
}

export function p(inner: string, properties = ""): string {
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${inner.startsWith("<") ? inner : r(inner)}</w:p>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<w:tc><w:tcPr/>${p(text)}</w:tc>`;
  return `<w:tbl><w:tblPr/>${rows.map((cells) => `<w:tr>${cells.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}
