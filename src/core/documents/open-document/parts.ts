import { openArchive, type Archive } from "../../files/archive";
import { attribute, elements, readXml, textIn, type XmlElement } from "../../files/xml";

/** The parts of an OpenDocument text that are read. */
export interface Parts {
  readonly body: XmlElement;
  /** What direct formatting became: the program's own styles, nobody's by name. */
  readonly automatic: readonly XmlElement[];
  /** The styles that people know by name. */
  readonly named: readonly XmlElement[];
  /** Whether something is said on every page. */
  readonly hasMargins: boolean;
}

/** Opens an OpenDocument text (.odt); `wrong` is a sentence for people. */
export function openParts(bytes: Uint8Array): Parts | { readonly wrong: string } {
  const archive = openArchive(bytes);
  if ("wrong" in archive) return archive;
  if (!archive.names.includes("content.xml")) return { wrong: "This archive holds no OpenDocument text." };
  if (isLocked(archive)) return { wrong: "This document is protected by a password. Save it without one." };
  const content = partOf(archive, "content.xml");
  if ("wrong" in content) return content;
  const [body] = elements(content.root, "body").flatMap((one) => elements(one, "text"));
  if (body === undefined) return { wrong: "This OpenDocument file is no text." };
  const beside = archive.names.includes("styles.xml") ? partOf(archive, "styles.xml") : null;
  const styles = beside === null || "wrong" in beside ? null : beside.root;
  return {
    body,
    automatic: within(content.root, "automatic-styles"),
    named: within(styles, "styles"),
    hasMargins: within(styles, "master-styles").some((page) =>
      elements(page).some((one) => /^(?:header|footer)/.test(one.name) && textIn(one).trim() !== ""),
    ),
  };
}

function partOf(archive: Archive, name: string): { readonly root: XmlElement } | { readonly wrong: string } {
  const read = archive.read(name);
  return "wrong" in read ? read : readXml(read.bytes);
}

function isLocked(archive: Archive): boolean {
  const list = "META-INF/manifest.xml";
  const read = archive.names.includes(list) ? partOf(archive, list) : null;
  if (read === null || "wrong" in read) return false;
  const content = elements(read.root).find((one) => attribute(one, "full-path") === "content.xml");
  return content !== undefined && elements(content, "encryption-data").length > 0;
}

function within(root: XmlElement | null, name: string): XmlElement[] {
  return root === null ? [] : elements(root, name).flatMap((one) => elements(one));
}
