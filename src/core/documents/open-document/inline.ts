import { attribute, elements, textIn, type XmlElement } from "../../files/xml";
import type { Losses } from "../../messages/notices";
import type { Piece } from "../pieces";
import { noteOf, type Note } from "../written";
import { noLook, type Look, type Styles } from "./styles";

/** What is gathered while a text is read. */
export interface Gathering {
  readonly styles: Styles;
  readonly notes: Map<string, Note>;
  readonly lost: Losses;
  /** The annotations that say where their stretch ends. */
  readonly ended: ReadonlySet<string>;
}

/** The pieces of a paragraph or heading. */
export function piecesOf(paragraph: XmlElement, look: Look, gathering: Gathering): Piece[] {
  const { styles, lost } = gathering;
  return paragraph.children.flatMap((child): Piece[] => {
    if (typeof child === "string") return wordsAs(child.replace(/\s+/g, " "), look, lost);
    switch (child.name) {
      case "span": {
        const own = styles.ofWords(attribute(child, "style-name"));
        return piecesOf(child, over(look, own), gathering);
      }
      case "s":
      case "tab":
        return wordsAs(" ", look, lost);
      case "line-break":
        return wordsAs("\n", look, lost);
      case "a":
        lost.add("where links lead");
        return piecesOf(child, look, gathering);
      case "note":
        lost.add("footnotes");
        return [];
      case "annotation":
        return markOf(child, gathering);
      case "annotation-end":
        return [{ mark: "end", id: attribute(child, "name") ?? "" }];
      case "hidden-text":
      case "hidden-paragraph":
        lost.add("hidden words");
        return [];
      case "ruby":
        return elements(child, "ruby-base").flatMap((base) => piecesOf(base, look, gathering));
      case "script":
      case "event-listeners":
        return [];
      default:
        if (!isDrawn(child)) return piecesOf(child, look, gathering);
        lost.add("pictures and text boxes");
        return [];
    }
  });
}

/** Whether it is a picture, a shape or a frame, of which no words are read. */
export function isDrawn({ uri }: XmlElement): boolean {
  return uri.endsWith(":drawing:1.0");
}

function wordsAs(words: string, { isBold, isItalic, isHidden }: Look, lost: Losses): Piece[] {
  if (isHidden !== true) return [{ words, isBold: isBold === true, isItalic: isItalic === true }];
  if (words.trim() !== "") lost.add("hidden words");
  return [];
}

function over(outer: Look, inner: Look): Look {
  if (inner === noLook) return outer;
  return {
    isBold: inner.isBold ?? outer.isBold,
    isItalic: inner.isItalic ?? outer.isItalic,
    isHidden: inner.isHidden ?? outer.isHidden,
  };
}

function markOf(annotation: XmlElement, { notes, ended }: Gathering): Piece[] {
  const name = attribute(annotation, "name");
  const id = name !== null && !notes.has(name) ? name : ` ${notes.size}`;
  const [author] = elements(annotation, "creator");
  const note = noteOf(paragraphsIn(annotation), author === undefined ? null : textIn(author));
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
