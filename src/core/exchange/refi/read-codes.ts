import { isSlug } from "../../study/format/ids";
import { deepest, longest } from "../import/code-tree";
import { colorFor } from "../import/colors";
import { freeSlug } from "../../study/format/free-name";
import { guidKey } from "../guids";
import type { IncomingCode } from "../import/incoming";
import type { Notices } from "../../messages/notices";
import { attribute, elements, textIn, type XmlElement } from "../../files/xml";
import { readDescription } from "./description";

/** The codes of a file, and their ids by their GUIDs. */
export interface ReadCodes {
  readonly codes: readonly IncomingCode[];
  readonly ids: ReadonlyMap<string, string>;
  /** The GUIDs of notes on codes, and the ids of the codes that they are on. */
  readonly notes: ReadonlyMap<string, string>;
}

/**
 * Reads the codes of a `CodeBook` element; a code gets the id it had where its description keeps it, else its name's,
 * and no colour where it is its parent's.
 */
export function readCodes(codebook: XmlElement | undefined, omitted: Notices): ReadCodes {
  const ids = new Map<string, string>();
  const notes = new Map<string, string>();
  const taken = new Set<string>();
  const all = elements(codebook ?? nothing, "Codes").flatMap((codes) => elements(codes, "Code"));
  reserveIds(all, taken);
  const reserved = new Set(taken);
  const cut = (text: string, most: number, what: string) => {
    if (text.length <= most) return text;
    omitted.add(what, text.slice(0, 40));
    return text.slice(0, most);
  };
  const read = (code: XmlElement, depth: number, around: string | null): IncomingCode => {
    const name =
      cut((attribute(code, "name") ?? "").trim(), longest.name, "ends of long names of codes") || "Code";
    const said = readDescription(elements(code, "Description").map(textIn).join("\n\n"));
    const words = (text: string | null) =>
      text === null ? null : cut(text, longest.words, "ends of long descriptions of codes");
    let id = said.id ?? "";
    if (!reserved.delete(id)) id = freeSlug(name, (one) => taken.has(one), "code");
    taken.add(id);
    const guid = guidKey(attribute(code, "guid") ?? "");
    if (guid !== "" && !ids.has(guid)) ids.set(guid, id);
    for (const note of elements(code, "NoteRef")) notes.set(guidKey(attribute(note, "targetGUID") ?? ""), id);
    if (attribute(code, "isCodable") === "false") omitted.add("that a code is only a heading", name);
    const below = elements(code, "Code");
    if (depth >= deepest && below.length > 0)
      omitted.add(`that codes stand more than ${deepest} levels deep`, name, below.length);
    const color = colorFor(attribute(code, "color"));
    const examples = Object.entries(said.examples).map(([key, text]) => [key, words(text)]);
    return {
      id,
      name,
      color: color === around ? null : color,
      definition: words(said.definition),
      include: words(said.include),
      exclude: words(said.exclude),
      examples: Object.fromEntries(examples) as IncomingCode["examples"],
      codes: depth >= deepest ? [] : below.map((one) => read(one, depth + 1, color ?? around)),
    };
  };
  return { codes: all.map((code) => read(code, 1, null)), ids, notes };
}

const nothing: XmlElement = { name: "", uri: "", attributes: [], children: [] };

/** Ids that descriptions keep are theirs, whatever codes before them are called. */
function reserveIds(codes: readonly XmlElement[], taken: Set<string>): void {
  for (const code of codes) {
    const { id } = readDescription(elements(code, "Description").map(textIn).join("\n\n"));
    if (id !== null && isSlug(id)) taken.add(id);
    reserveIds(elements(code, "Code"), taken);
  }
}
