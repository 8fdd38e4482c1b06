import { strToU8 } from "fflate";
import { element, writeXml, type Written } from "../../files/xml-writer";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** The namespace that every part of the text has. */
export const namespace = { "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main" };

/** An element of Word's, with a value where one is given. */
export function w(name: string, value?: string | number): Written {
  return element(`w:${name}`, value === undefined ? {} : { "w:val": String(value) });
}

/** A Word document's files, of its parts below `word/`; and how many characters XML can't hold. */
export function filesOf(parts: Readonly<Record<"document" | "comments" | "styles" | "numbering", Written>>): {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly omitted: number;
} {
  const names = Object.keys(parts) as (keyof typeof parts)[];
  const beside = names.filter((name) => name !== "document");
  const types = element("Types", { xmlns: `${packages}/content-types` }, [
    element("Default", {
      Extension: "rels",
      ContentType: "application/vnd.openxmlformats-package.relationships+xml",
    }),
    element("Default", { Extension: "xml", ContentType: "application/xml" }),
    ...names.map((name) =>
      element("Override", {
        PartName: `/word/${name}.xml`,
        ContentType: `${kind}.${name === "document" ? "document.main" : name}+xml`,
      }),
    ),
  ]);
  const links = (targets: readonly (readonly [string, string])[]) =>
    element(
      "Relationships",
      { xmlns: `${packages}/relationships` },
      targets.map(([type, Target], at) =>
        element("Relationship", { Id: `rId${at + 1}`, Type: `${office}/${type}`, Target }),
      ),
    );
  const all: [string, Written][] = [
    ["[Content_Types].xml", types],
    ["_rels/.rels", links([["officeDocument", "word/document.xml"]])],
    ["word/_rels/document.xml.rels", links(beside.map((name) => [name, `${name}.xml`]))],
    ...names.map((name): [string, Written] => [`word/${name}.xml`, parts[name]]),
  ];
  let omitted = 0;
  const files = new Map<string, Uint8Array>();
  for (const [name, part] of all) {
    const written = writeXml(part);
    omitted += written.omitted;
    files.set(name, strToU8(written.text));
  }
  return { files, omitted };
}
