import { attribute, elements, type XmlElement } from "../../files/xml";
import type { Block, Table } from "../blocks";
import type { Piece } from "../pieces";
import { inCell } from "../tables";
import { isDrawn, piecesOf, type InlineReader } from "./inline";
import { plainStyle } from "./styles";

/** The list that a paragraph stands in. */
interface List {
  /** The style of the outermost list, which says how all levels look; null where none is named. */
  readonly style: string | null;
  /** From 1. */
  readonly level: number;
}

/** Reads the blocks of a text. Tracked changes are accepted. */
export function readBody(body: XmlElement, reader: InlineReader): (Block | Table)[] {
  return elements(body).flatMap((element): (Block | Table)[] => {
    switch (element.name) {
      case "h":
      case "p":
        return [blockOf(element, reader)];
      case "list":
        return itemsOf(element, null, reader);
      case "table":
        return [{ kind: "table", rows: rowsOf(element, reader) }];
      case "tracked-changes":
        nameChanges(element, reader);
        return [];
      case "section":
      case "numbered-paragraph":
        return attribute(element, "display") === "none" ? hidden(reader) : readBody(element, reader);
      default:
        if (element.name.endsWith("-index") || ["table-of-content", "bibliography"].includes(element.name))
          reader.omitted.add("tables of contents and indexes");
        else if (isDrawn(element)) reader.omitted.add("pictures and text boxes");
        return [];
    }
  });
}

function hidden({ omitted }: InlineReader): [] {
  omitted.add("hidden words");
  return [];
}

function blockOf(element: XmlElement, reader: InlineReader): Block {
  const { styles } = reader;
  const style = attribute(element, "style-name");
  const level =
    element.name === "h" ? Number(attribute(element, "outline-level") ?? 1) : styles.headingLevel(style);
  const look = style === null ? plainStyle : styles.ofParagraph(style);
  const pieces = piecesOf(element, look, reader);
  if (level === null) return { kind: "paragraph", level: 0, pieces };
  return { kind: "heading", level: Math.min(6, Math.max(1, Math.trunc(level) || 1)), pieces };
}

/** The items of a list; of each the first paragraph is the item, and others are paragraphs. */
function itemsOf(list: XmlElement, outer: List | null, reader: InlineReader): (Block | Table)[] {
  const style = attribute(list, "style-name") ?? outer?.style ?? null;
  const here = { style, level: (outer?.level ?? 0) + 1 };
  const kind = reader.styles.isNumbered(style, here.level) ? "number" : "bullet";
  return elements(list).flatMap((item) => {
    const parts = elements(item).flatMap((child): (Block | Table)[] =>
      child.name === "list" ? itemsOf(child, here, reader) : readBody({ ...item, children: [child] }, reader),
    );
    const [first, ...rest] = parts;
    const isItem = item.name === "list-item" && first?.kind === "paragraph";
    return isItem ? [{ ...first, kind, level: Math.min(8, here.level - 1) }, ...rest] : parts;
  });
}

const groups = new Set(["table-header-rows", "table-rows", "table-row-group"]);

function rowsOf(table: XmlElement, reader: InlineReader): Piece[][][] {
  return elements(table).flatMap((child) => {
    if (groups.has(child.name)) return rowsOf(child, reader);
    if (child.name !== "table-row") return [];
    const cells = elements(child, "table-cell");
    return [cells.map((cell) => inCell(readBody(cell, reader), reader.omitted))];
  });
}

function nameChanges(changes: XmlElement, { omitted }: InlineReader): void {
  for (const change of elements(changes).flatMap((region) => elements(region))) {
    if (change.name === "deletion") omitted.add("tracked deletions, which are accepted");
    if (change.name === "insertion") omitted.add("tracked insertions, which are accepted");
  }
}
