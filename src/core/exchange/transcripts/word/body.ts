import { attribute, elements, type XmlElement } from "../../xml";
import type { Block, Piece, Table } from "../blocks";
import type { Losing } from "../transcript";
import { valueOf, type KindOf } from "./styles";

/** Reads the blocks of a document's body. Tracked changes are accepted; what is lost is told to `losing`. */
export function readBody(body: XmlElement, kindOf: KindOf, losing: Losing): (Block | Table)[] {
  return elements(body).flatMap((element): (Block | Table)[] => {
    switch (element.name) {
      case "p": {
        const [properties = null] = elements(element, "pPr");
        return [{ ...kindOf(properties), pieces: piecesOf(element, losing) }];
      }
      case "tbl":
        return [{ kind: "table", rows: rowsOf(element, kindOf, losing) }];
      case "sdt":
      case "sdtContent":
      case "customXml":
      case "ins":
      case "moveTo":
        return readBody(element, kindOf, losing);
      default:
        return [];
    }
  });
}

function rowsOf(table: XmlElement, kindOf: KindOf, losing: Losing): Piece[][][] {
  return within(table, "tr").map((row) =>
    within(row, "tc").map((cell) => {
      const blocks = readBody(cell, kindOf, losing);
      return blocks.flatMap((block, at): Piece[] => {
        if (block.kind === "table") {
          losing.lose("a table within a table");
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

function piecesOf(element: XmlElement, losing: Losing): Piece[] {
  return elements(element).flatMap((child): Piece[] => {
    const id = attribute(child, "id") ?? "";
    switch (child.name) {
      case "r":
        return runOf(child, losing);
      case "commentRangeStart":
        return [{ mark: "start", id }];
      case "commentRangeEnd":
        return [{ mark: "end", id }];
      case "ins":
      case "moveTo":
        losing.lose("a tracked insertion, which was accepted");
        return piecesOf(child, losing);
      case "del":
      case "moveFrom":
        losing.lose("a tracked deletion, which was accepted");
        return [];
      case "hyperlink":
        losing.lose("where a link leads");
        return piecesOf(child, losing);
      case "sdt":
      case "sdtContent":
      case "smartTag":
      case "customXml":
      case "fldSimple":
      case "bdo":
      case "dir":
        return piecesOf(child, losing);
      case "oMath":
      case "oMathPara":
        losing.lose("a formula");
        return [];
      default:
        return [];
    }
  });
}

function runOf(run: XmlElement, losing: Losing): Piece[] {
  const [look] = elements(run, "rPr");
  const isOn = (name: string) => {
    if (look === undefined || elements(look, name).length === 0) return false;
    return !["0", "false", "off", "none"].includes(valueOf(look, name) ?? "");
  };
  if (isOn("vanish")) {
    losing.lose("hidden words");
    return [];
  }
  const words = run.children
    .map((child) => (typeof child === "string" ? "" : wordsOf(child, losing)))
    .join("");
  return words === "" ? [] : [{ words, isBold: isOn("b"), isItalic: isOn("i") }];
}

const pictures = new Set(["drawing", "pict", "object", "AlternateContent"]);

function wordsOf(child: XmlElement, losing: Losing): string {
  if (pictures.has(child.name)) losing.lose("a picture or a text box");
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
      losing.lose("a footnote");
      return "";
    case "sym":
      losing.lose("a sign of a special font");
      return "";
    default:
      return "";
  }
}
