import { attribute, elements, type XmlElement } from "../../files/xml";
import type { Notices } from "../../messages/notices";
import type { Block, Table } from "../blocks";
import type { Piece } from "../pieces";
import { inCell } from "../tables";
import type { Styles } from "./styles";

/** Reads the blocks of a document's body. Tracked changes are accepted; what is lost is added to `omitted`. */
export function readBody(body: XmlElement, styles: Styles, omitted: Notices): (Block | Table)[] {
  let before: Piece[] = [];
  const blocks = elements(body).flatMap((element): (Block | Table)[] => {
    switch (element.name) {
      case "p": {
        const [properties = null] = elements(element, "pPr");
        const pieces = [...before, ...piecesOf(element, styles, omitted)];
        before = isEndDeleted(properties) ? pieces : [];
        return before.length > 0 ? [] : [{ ...styles.kindOf(properties), pieces }];
      }
      case "tbl":
        return [{ kind: "table", rows: rowsOf(element, styles, omitted) }];
      case "sdt":
      case "sdtContent":
      case "customXml":
      case "ins":
      case "moveTo":
        return readBody(element, styles, omitted);
      default:
        return [];
    }
  });
  return before.length === 0 ? blocks : [...blocks, { kind: "paragraph", level: 0, pieces: before }];
}

/** Whether a paragraph goes on in the next one, once tracked changes are accepted. */
function isEndDeleted(properties: XmlElement | null): boolean {
  const looks = properties === null ? [] : elements(properties, "rPr");
  return looks.some((look) => elements(look).some(({ name }) => name === "del" || name === "moveFrom"));
}

function rowsOf(table: XmlElement, styles: Styles, omitted: Notices): Piece[][][] {
  return within(table, "tr").map((row) =>
    within(row, "tc").map((cell) => {
      return inCell(readBody(cell, styles, omitted), omitted);
    }),
  );
}

/** Rows and cells, also those that are wrapped. */
function within(element: XmlElement, name: string): XmlElement[] {
  return elements(element).flatMap((child) => {
    if (child.name === name) return [child];
    return ["sdt", "sdtContent", "customXml"].includes(child.name) ? within(child, name) : [];
  });
}

function piecesOf(element: XmlElement, styles: Styles, omitted: Notices): Piece[] {
  return elements(element).flatMap((child): Piece[] => {
    const id = attribute(child, "id") ?? "";
    switch (child.name) {
      case "r":
        return runOf(child, styles, omitted);
      case "commentRangeStart":
        return [{ mark: "start", id }];
      case "commentRangeEnd":
        return [{ mark: "end", id }];
      case "ins":
      case "moveTo":
        omitted.add("tracked insertions, which are accepted");
        return piecesOf(child, styles, omitted);
      case "del":
      case "moveFrom":
        omitted.add("tracked deletions, which are accepted");
        return [];
      case "hyperlink":
        omitted.add("where links lead");
        return piecesOf(child, styles, omitted);
      case "sdt":
      case "sdtContent":
      case "smartTag":
      case "customXml":
      case "fldSimple":
      case "bdo":
      case "dir":
        return piecesOf(child, styles, omitted);
      case "oMath":
      case "oMathPara":
        omitted.add("formulas");
        return [];
      default:
        return [];
    }
  });
}

function runOf(run: XmlElement, styles: Styles, omitted: Notices): Piece[] {
  const [look = null] = elements(run, "rPr");
  const marks = elements(run, "commentReference").map((one): Piece => ({
    mark: "at",
    id: attribute(one, "id") ?? "",
  }));
  if (styles.isOn(look, "vanish")) {
    omitted.add("hidden words");
    return marks;
  }
  const words = run.children
    .map((child) => (typeof child === "string" ? "" : wordsOf(child, omitted)))
    .join("");
  if (words === "") return marks;
  return [{ words, isBold: styles.isOn(look, "b"), isItalic: styles.isOn(look, "i") }, ...marks];
}

const pictures = new Set(["drawing", "pict", "object", "AlternateContent"]);

function wordsOf(child: XmlElement, omitted: Notices): string {
  if (pictures.has(child.name)) omitted.add("pictures and text boxes");
  switch (child.name) {
    case "t":
      return child.children
        .filter((one) => typeof one === "string")
        .join("")
        .replace(/\s+/g, " ");
    case "tab":
      return " ";
    case "br":
    case "cr":
      return ["page", "column"].includes(attribute(child, "type") ?? "") ? " " : "\n";
    case "noBreakHyphen":
      return "-";
    case "footnoteReference":
    case "endnoteReference":
      omitted.add("footnotes");
      return "";
    case "sym":
      omitted.add("signs of special fonts");
      return "";
    default:
      return "";
  }
}
