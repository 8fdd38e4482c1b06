import { attribute, elements, textIn, type XmlElement } from "../../files/xml";
import { noteOf, type Note } from "../written";

/** The notes by their ids. */
export function notesOf(part: XmlElement | null): Map<string, Note> {
  const notes = new Map<string, Note>();
  for (const comment of part === null ? [] : elements(part, "comment")) {
    const note = noteOf(elements(comment, "p").map(textIn), attribute(comment, "author"));
    if (note !== null) notes.set(attribute(comment, "id") ?? "", note);
  }
  return notes;
}
