import { isStudyPath, memosFolder } from "../../study/format/paths";
import { isThemeFile } from "../../study/format/theme";
import type { Incoming, IncomingMemo } from "../import/incoming";
import { notices, type Notices } from "../../messages/notices";
import { memoFiles } from "../import/memos";
import { attribute, elements, readXml, type XmlElement } from "../../files/xml";
import { openProject } from "./contents";
import { readCodes } from "./read-codes";
import { readNotes, type Note, type Notes } from "./read-notes";
import { readPeople, within } from "./read-people";
import { readSources, type ReadSource } from "./read-sources";
import { readUsers } from "./read-users";
import { readInstant } from "../../study/format/instant";

/**
 * Reads a REFI-QDA project (`.qdpx`) of any program. `now` is when what has no time was made, as records write it.
 * `wrong` is a sentence for people.
 */
export function importProject(bytes: Uint8Array, now: string): Incoming | { readonly wrong: string } {
  const contents = openProject(bytes);
  if ("wrong" in contents) return contents;
  const { project } = contents;
  const omitted = notices();
  const warnings = notices();
  const users = readUsers(project);
  const [codebook] = elements(project, "CodeBook");
  const codes = readCodes(codebook, omitted);
  const notes = readNotes(contents, omitted);
  const people = readPeople(project, omitted);
  const otherwise =
    readInstant(attribute(project, "modifiedDateTime")) ??
    readInstant(attribute(project, "creationDateTime")) ??
    now;
  const reading = { codes: codes.ids, users, notes, omitted, otherwise, ids: new Set<string>() };
  const sources = readSources(contents, people, reading, warnings);
  const notesAsMemos = memosOf(project, sources, notes, codes.notes);
  omitted.add("links", undefined, within(project, "Links", "Link").length);
  nameSets(project, omitted);
  for (const graph of within(project, "Graphs", "Graph"))
    omitted.add("graphs", attribute(graph, "name") ?? "");
  return {
    name: (attribute(project, "name") ?? "").trim().slice(0, 200) || null,
    documents: sources.map(({ document }) => document),
    codes: codes.codes,
    coders: users.coders,
    participants: people.participants,
    memos: notesAsMemos,
    omitted: omitted.all,
    warnings: warnings.all,
  };
}

/** Reads a REFI-QDA codebook (`.qdc`) of any program. */
export function importCodebook(bytes: Uint8Array): Incoming | { readonly wrong: string } {
  const xml = readXml(bytes);
  if ("wrong" in xml) return { wrong: `The file can't be read. ${xml.wrong}` };
  const codebook = xml.root.name === "Project" ? elements(xml.root, "CodeBook")[0] : xml.root;
  if (codebook?.name !== "CodeBook") return { wrong: "This is no REFI-QDA codebook." };
  const omitted = notices();
  const { codes } = readCodes(codebook, omitted);
  nameSets(codebook, omitted);
  const nothing = { documents: [], participants: [], memos: [], warnings: [] };
  return { name: null, codes, coders: new Map(), ...nothing, omitted: omitted.all };
}

function nameSets(element: XmlElement, omitted: Notices): void {
  for (const set of within(element, "Sets", "Set")) omitted.add("sets", attribute(set, "name") ?? "");
}

/** What is written on documents and codes, and all notes that are on nothing, each as a memo. */
function memosOf(
  project: XmlElement,
  sources: readonly ReadSource[],
  notes: Notes,
  onCodes: ReadonlyMap<string, string>,
): readonly IncomingMemo[] {
  const made = memoFiles();
  for (const { elements: on, name, document } of sources) {
    const texts = on.map((one) => notes.on(one)).filter((text) => text !== null);
    if (texts.length > 0) made.addOn(document.path, name, texts.join("\n\n"));
  }
  const about = notes.on(project);
  if (about !== null) made.addAbout(about);
  for (const [key, note] of notes.left()) {
    const own = ownPath(note);
    if (own !== null) {
      made.add(own, note.text);
      continue;
    }
    const code = onCodes.get(key);
    made.addTitled(note.name, note.text, code === undefined ? "" : `#${code}`);
  }
  return made.all;
}

/** The path of a memo or theme that was a study's, as its name gives it; null for any other note. */
function ownPath({ name }: Note): string | null {
  const isMemo = name.startsWith(`${memosFolder}/`) && /\.md$/i.test(name);
  return isStudyPath(name) && (isMemo || isThemeFile(name)) ? name : null;
}
