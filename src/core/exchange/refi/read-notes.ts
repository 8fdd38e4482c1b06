import { normalise } from "../../text/normal";
import { guidKey } from "../guids";
import type { Notices } from "../../messages/notices";
import { attribute, elements, textIn, type XmlElement } from "../../files/xml";
import type { Contents } from "./contents";
import { within } from "./read-people";

/** What somebody wrote. */
export interface Note {
  readonly name: string;
  readonly text: string;
}

/** A project's notes by their GUIDs; each is taken by what refers to it, and those that nobody takes are left. */
export interface Notes {
  /** The texts of the notes that an element refers to, and its description; null where there are none. */
  readonly on: (element: XmlElement) => string | null;
  /** The notes that were not taken. */
  readonly left: () => ReadonlyMap<string, Note>;
}

export function readNotes({ project, text }: Contents, omitted: Notices): Notes {
  const notes = new Map<string, Note>();
  const taken = new Set<string>();
  for (const note of within(project, "Notes", "Note")) {
    const name = attribute(note, "name") ?? "";
    const words = textOf(note, text);
    if (words === null) omitted.add("notes whose text is not there", name);
    else notes.set(guidKey(attribute(note, "guid") ?? ""), { name, text: normalise(words) });
    omitted.add("passages in notes, and codings there", name, elements(note, "PlainTextSelection").length);
  }
  return {
    on(element) {
      const keys = elements(element, "NoteRef").map((one) => guidKey(attribute(one, "targetGUID") ?? ""));
      for (const key of keys) taken.add(key);
      const said = elements(element, "Description").map((one) => normalise(textIn(one)).trim());
      const all = [...said, ...keys.map((key) => notes.get(key)?.text ?? "")].filter((words) => words !== "");
      return all.length === 0 ? null : all.join("\n\n");
    },
    left: () => new Map([...notes].filter(([key]) => !taken.has(key))),
  };
}

function textOf(note: XmlElement, text: Contents["text"]): string | null {
  const path = attribute(note, "plainTextPath");
  if (path !== null && path !== "") {
    const read = text(path);
    if (read !== null && !("wrong" in read)) return read.text;
  }
  const [content] = elements(note, "PlainTextContent");
  const description = elements(note, "Description");
  if (content !== undefined) return textIn(content);
  return description.length > 0 ? description.map(textIn).join("\n\n") : null;
}
