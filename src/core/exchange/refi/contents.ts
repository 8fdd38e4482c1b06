import { openArchive } from "../../files/archive";
import { decode, type Decoded } from "../../files/unicode";
import { readXml, type XmlElement } from "../../files/xml";

/** A project file, opened. */
export interface Contents {
  readonly project: XmlElement;
  /** A text that the project names: `internal://…`, or however else. Null, or a sentence, where it can't be read. */
  readonly text: (path: string) => Decoded | null | { readonly wrong: string };
}

/** Opens a `.qdpx`; `wrong` is a sentence for people. */
export function openProject(bytes: Uint8Array): Contents | { readonly wrong: string } {
  const archive = openArchive(bytes);
  if ("wrong" in archive) return archive;
  const project = archive.names
    .filter((name) => /\.qde$/i.test(name))
    .sort((a, b) => a.split("/").length - b.split("/").length)[0];
  if (project === undefined) return { wrong: "There is no REFI-QDA project in the archive." };
  const entry = archive.read(project);
  if ("wrong" in entry) return entry;
  const xml = readXml(entry.bytes);
  if ("wrong" in xml) return { wrong: `${project} in the archive can't be read. ${xml.wrong}` };
  if (xml.root.name !== "Project") return { wrong: `${project} in the archive is no REFI-QDA project.` };
  // Folders and letters' case are written in several ways, so a file is known by its name alone.
  const byName = new Map<string, string>();
  for (const name of [...archive.names].reverse()) byName.set(nameOf(name), name);
  return {
    project: xml.root,
    text(path) {
      const name = byName.get(nameOf(path.replace(/^[a-z]+:\/\//i, "")));
      if (name === undefined) return null;
      const read = archive.read(name);
      return "wrong" in read ? read : decode(read.bytes);
    },
  };
}

function nameOf(path: string): string {
  return path.replaceAll("\\", "/").split("/").at(-1)!.normalize("NFC").toLowerCase();
}
