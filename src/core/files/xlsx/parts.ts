import { archiveLimits, openArchive, type Archive } from "../archive";
import { attribute, elements, readXml, type XmlElement } from "../xml";

/** The parts of a workbook that are read. */
export interface WorkbookParts {
  readonly workbook: XmlElement;
  /** The worksheets in the order of their tabs. */
  readonly sheets: readonly SheetPart[];
  /** Null where it has none, or they can't be read. */
  readonly styles: XmlElement | null;
  /** What its cells share; null where there is none. */
  readonly strings: Uint8Array | null;
  /** The bytes of a worksheet. */
  readonly read: (sheet: SheetPart) => ReturnType<Archive["read"]>;
}

export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly file: string;
}

/** Opens a workbook (.xlsx); `wrong` is a sentence for people. */
export function openWorkbook(bytes: Uint8Array): WorkbookParts | { readonly wrong: string } {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return {
      wrong: "This is an old Excel workbook (.xls), or one with a password. Save it as .xlsx in Excel.",
    };
  const archive = openArchive(bytes, { ...archiveLimits, all: 256_000_000 });
  if ("wrong" in archive) return archive;
  const main = relations(archive, "").find(({ type }) => type === "officeDocument")?.file;
  const file = [main, "xl/workbook.xml"].find((name) => name !== undefined && archive.names.includes(name));
  if (file === undefined) return { wrong: "This archive holds no workbook." };
  const workbook = partOf(archive, file);
  if ("wrong" in workbook) return workbook;
  const related = relations(archive, file);
  const ofType = (wanted: string) =>
    related.find((one) => one.type === wanted && archive.names.includes(one.file))?.file;
  const stylesFile = ofType("styles");
  const styles = stylesFile === undefined ? null : partOf(archive, stylesFile);
  const stringsFile = ofType("sharedStrings");
  const strings = stringsFile === undefined ? null : archive.read(stringsFile);
  if (strings !== null && "wrong" in strings) return strings;
  const sheets = elements(workbook.root, "sheets")
    .flatMap((list) => elements(list, "sheet"))
    .flatMap((sheet): SheetPart[] => {
      const id = attribute(sheet, "id");
      const target = related.find((one) => one.id === id && one.type === "worksheet")?.file;
      if (target === undefined || !archive.names.includes(target)) return [];
      const state = attribute(sheet, "state") ?? "visible";
      return [{ name: attribute(sheet, "name") ?? "", isHidden: state !== "visible", file: target }];
    });
  return {
    workbook: workbook.root,
    sheets,
    styles: styles === null || "wrong" in styles ? null : styles.root,
    strings: strings?.bytes ?? null,
    read: (sheet) => archive.read(sheet.file),
  };
}

function partOf(archive: Archive, name: string): { readonly root: XmlElement } | { readonly wrong: string } {
  const read = archive.read(name);
  return "wrong" in read ? read : readXml(read.bytes);
}

interface Relation {
  readonly id: string;
  /** The last part of its type's address. */
  readonly type: string;
  /** The name in the archive. */
  readonly file: string;
}

/** What a part of the archive refers to; the archive itself for an empty name. */
function relations(archive: Archive, part: string): Relation[] {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const list = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const read = archive.names.includes(list) ? partOf(archive, list) : null;
  if (read === null || "wrong" in read) return [];
  return elements(read.root, "Relationship").map((one) => ({
    id: attribute(one, "Id") ?? "",
    type: (attribute(one, "Type") ?? "").replace(/^.*\//, ""),
    file: reached(folder, attribute(one, "Target") ?? ""),
  }));
}

function reached(folder: string, target: string): string {
  const parts: string[] = [];
  for (const one of (target.startsWith("/") ? target : folder + target).split("/"))
    if (one === "..") parts.pop();
    else if (one !== "" && one !== ".") parts.push(one);
  return parts.join("/");
}
