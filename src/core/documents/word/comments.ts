import { attribute, elements, textIn, type XmlElement } from "../../files/xml";
import { marginNote, type MarginNote } from "../rich-document";

/** The notes by their ids. */
export function notesOf(part: XmlElement | null): Map<string, MarginNote> {
  const notes = new Map<string, MarginNote>();
  for (const comment of part === null ? [] : elements(part, "comment")) {
    const note = marginNote(elements(comment, "p").map(textIn), attribute(comment, "author"));
    if (note !== null) notes.set(attribute(comment, "id") ?? "", note);
  }
  return notes;
}
