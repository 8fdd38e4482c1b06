import { attribute, elements, textIn, type XmlElement } from "../../xml";

/** What somebody noted in a document's margin. */
export interface Note {
  readonly words: string;
  /** Null where the document names nobody. */
  readonly author: string | null;
}

/** The notes by their ids. */
export function notesOf(part: XmlElement | null): Map<string, Note> {
  const notes = new Map<string, Note>();
  for (const comment of part === null ? [] : elements(part, "comment")) {
    const paragraphs = elements(comment, "p").map((paragraph) =>
      textIn(paragraph).replace(/\s+/g, " ").trim(),
    );
    const words = paragraphs.filter((one) => one !== "").join("\n");
    const author = attribute(comment, "author")?.trim() ?? "";
    if (words !== "")
      notes.set(attribute(comment, "id") ?? "", { words, author: author === "" ? null : author });
  }
  return notes;
}
