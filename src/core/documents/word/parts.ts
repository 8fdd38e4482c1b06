import { openArchive, type Archive } from "../../files/archive";
import { attribute, elements, readXml, type XmlElement } from "../../files/xml";

/** The parts of a Word document that are read. */
export interface Parts {
  readonly document: XmlElement;
  /** Null where it has none, or they can't be read. */
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  readonly comments: XmlElement | null;
  /** The names of all its files. */
  readonly names: readonly string[];
}

/** Opens a Word document (.docx); `wrong` is a sentence for people. */
export function openParts(bytes: Uint8Array): Parts | { readonly wrong: string } {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return {
      wrong: "This is an old Word document (.doc), or one with a password. Save it as .docx in Word.",
    };
  const archive = openArchive(bytes);
  if ("wrong" in archive) return archive;
  const main = mainPart(archive);
  if (main === null) return { wrong: "This archive holds no Word document." };
  const document = partOf(archive, main);
  if ("wrong" in document) return document;
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const beside = (name: string) => {
    const part = archive.names.includes(folder + name) ? partOf(archive, folder + name) : null;
    return part === null || "wrong" in part ? null : part.root;
  };
  return {
    document: document.root,
    styles: beside("styles.xml"),
    numbering: beside("numbering.xml"),
    comments: beside("comments.xml"),
    names: archive.names,
  };
}

function partOf(archive: Archive, name: string): { readonly root: XmlElement } | { readonly wrong: string } {
  const read = archive.read(name);
  return "wrong" in read ? read : readXml(read.bytes);
}

/** Where the archive's own list says that the text is, else where Word puts it. */
function mainPart(archive: Archive): string | null {
  const list = "_rels/.rels";
  const read = archive.names.includes(list) ? partOf(archive, list) : null;
  const target =
    read === null || "wrong" in read
      ? undefined
      : elements(read.root)
          .filter((one) => attribute(one, "Type")?.endsWith("/officeDocument") === true)
          .map((one) => attribute(one, "Target")?.replace(/^\//, ""))[0];
  return (
    [target, "word/document.xml"].find((name) => name !== undefined && archive.names.includes(name)) ?? null
  );
}
