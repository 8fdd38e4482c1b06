import { attribute, elements, textIn, type XmlElement } from "../../files/xml";
import type { Notices } from "../../messages/notices";
import type { Piece } from "../pieces";
import { marginNote, type MarginNote } from "../rich-document";
import { plainStyle, type TextStyle, type Styles } from "./styles";

/** What is gathered while a text is read. */
export interface InlineReader {
  readonly styles: Styles;
  readonly notes: Map<string, MarginNote>;
  readonly omitted: Notices;
  /** The annotations that say where their stretch ends. */
  readonly ended: ReadonlySet<string>;
}

/** The pieces of a paragraph or heading. */
export function piecesOf(paragraph: XmlElement, look: TextStyle, reader: InlineReader): Piece[] {
  const { styles, omitted } = reader;
  return paragraph.children.flatMap((child): Piece[] => {
    if (typeof child === "string") return wordsAs(child.replace(/\s+/g, " "), look, omitted);
    switch (child.name) {
      case "span": {
        const own = styles.ofWords(attribute(child, "style-name"));
        return piecesOf(child, over(look, own), reader);
      }
      case "s":
      case "tab":
        return wordsAs(" ", look, omitted);
      case "line-break":
        return wordsAs("\n", look, omitted);
      case "a":
        omitted.add("where links lead");
        return piecesOf(child, look, reader);
      case "note":
        omitted.add("footnotes");
        return [];
      case "annotation":
        return markOf(child, reader);
      case "annotation-end":
        return [{ mark: "end", id: attribute(child, "name") ?? "" }];
      case "hidden-text":
      case "hidden-paragraph":
        omitted.add("hidden words");
        return [];
      case "ruby":
        return elements(child, "ruby-base").flatMap((base) => piecesOf(base, look, reader));
      case "script":
      case "event-listeners":
        return [];
      default:
        if (!isDrawn(child)) return piecesOf(child, look, reader);
        omitted.add("pictures and text boxes");
        return [];
    }
  });
}

/** Whether it is a picture, a shape or a frame, of which no words are read. */
export function isDrawn({ uri }: XmlElement): boolean {
  return uri.endsWith(":drawing:1.0");
}

function wordsAs(words: string, { isBold, isItalic, isHidden }: TextStyle, omitted: Notices): Piece[] {
  if (isHidden !== true) return [{ words, isBold: isBold === true, isItalic: isItalic === true }];
  if (words.trim() !== "") omitted.add("hidden words");
  return [];
}

function over(outer: TextStyle, inner: TextStyle): TextStyle {
  if (inner === plainStyle) return outer;
  return {
    isBold: inner.isBold ?? outer.isBold,
    isItalic: inner.isItalic ?? outer.isItalic,
    isHidden: inner.isHidden ?? outer.isHidden,
  };
}

function markOf(annotation: XmlElement, { notes, ended }: InlineReader): Piece[] {
  const name = attribute(annotation, "name");
  const id = name !== null && !notes.has(name) ? name : ` ${notes.size}`;
  const [author] = elements(annotation, "creator");
  const note = marginNote(paragraphsIn(annotation), author === undefined ? null : textIn(author));
  if (note === null) return [];
  notes.set(id, note);
  return [{ mark: ended.has(id) ? "start" : "at", id }];
}

function paragraphsIn(element: XmlElement): string[] {
  return elements(element).flatMap((child) =>
    child.name === "p"
      ? [spaced(child)]
      : ["list", "list-item"].includes(child.name)
        ? paragraphsIn(child)
        : [],
  );
}

/** The words of a note's paragraph, in which white space is elements. */
function spaced({ name, children }: XmlElement): string {
  if (["s", "tab", "line-break"].includes(name)) return " ";
  return children.map((child) => (typeof child === "string" ? child : spaced(child))).join("");
}
