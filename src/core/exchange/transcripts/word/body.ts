import { attribute, elements, type XmlElement } from "../../xml";
import type { Block, Piece, Table } from "../blocks";
import type { Losses } from "../../losses";
import { valueOf, type KindOf } from "./styles";

/** Reads the blocks of a document's body. Tracked changes are accepted; what is lost is added to `lost`. */
export function readBody(body: XmlElement, kindOf: KindOf, lost: Losses): (Block | Table)[] {
  return elements(body).flatMap((element): (Block | Table)[] => {
    switch (element.name) {
      case "p": {
        const [properties = null] = elements(element, "pPr");
        return [{ ...kindOf(properties), pieces: piecesOf(element, lost) }];
      }
      case "tbl":
        return [{ kind: "table", rows: rowsOf(element, kindOf, lost) }];
      case "sdt":
      case "sdtContent":
      case "customXml":
      case "ins":
      case "moveTo":
        return readBody(element, kindOf, lost);
      default:
        return [];
    }
  });
}

function rowsOf(table: XmlElement, kindOf: KindOf, lost: Losses): Piece[][][] {
  return within(table, "tr").map((row) =>
    within(row, "tc").map((cell) => {
      const blocks = readBody(cell, kindOf, lost);
      return blocks.flatMap((block, at): Piece[] => {
        if (block.kind === "table") {
          lost.add("tables within tables");
          return [];
        }
        return at === 0 ? [...block.pieces] : [plain("\n"), ...block.pieces];
      });
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

function plain(words: string): Piece {
  return { words, isBold: false, isItalic: false };
}

function piecesOf(element: XmlElement, lost: Losses): Piece[] {
  return elements(element).flatMap((child): Piece[] => {
    const id = attribute(child, "id") ?? "";
    switch (child.name) {
      case "r":
        return runOf(child, lost);
      case "commentRangeStart":
        return [{ mark: "start", id }];
      case "commentRangeEnd":
        return [{ mark: "end", id }];
      case "ins":
      case "moveTo":
        lost.add("tracked insertions, which are accepted");
        return piecesOf(child, lost);
      case "del":
      case "moveFrom":
        lost.add("tracked deletions, which are accepted");
        return [];
      case "hyperlink":
        lost.add("where links lead");
        return piecesOf(child, lost);
      case "sdt":
      case "sdtContent":
      case "smartTag":
      case "customXml":
      case "fldSimple":
      case "bdo":
      case "dir":
        return piecesOf(child, lost);
      case "oMath":
      case "oMathPara":
        lost.add("formulas");
        return [];
      default:
        return [];
    }
  });
}

function runOf(run: XmlElement, lost: Losses): Piece[] {
  const [look] = elements(run, "rPr");
  const isOn = (name: string) => {
    if (look === undefined || elements(look, name).length === 0) return false;
    return !["0", "false", "off", "none"].includes(valueOf(look, name) ?? "");
  };
  if (isOn("vanish")) {
    lost.add("hidden words");
    return [];
  }
  const words = run.children.map((child) => (typeof child === "string" ? "" : wordsOf(child, lost))).join("");
  return words === "" ? [] : [{ words, isBold: isOn("b"), isItalic: isOn("i") }];
}

const pictures = new Set(["drawing", "pict", "object", "AlternateContent"]);

function wordsOf(child: XmlElement, lost: Losses): string {
  if (pictures.has(child.name)) lost.add("pictures and text boxes");
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
      lost.add("footnotes");
      return "";
    case "sym":
      lost.add("signs of special fonts");
      return "";
    default:
      return "";
  }
}
