import { fold } from "../../text/turns";
import type { Codebook } from "../../study/format/codebook/codebook";
import type { MakeId } from "../../study/format/ids";
import { documentPath } from "../../study/format/free-name";
import type { Incoming } from "../import/incoming";
import { notices, type Notice } from "../../messages/notices";
import type { TableChoice } from "../../documents/tables/choose-columns";
import { toMarkdown } from "../../documents/to-markdown";
import { pdfToMarkdown } from "../../documents/pdf/pdf";
import { endingOf } from "../../files/sources";
import { commentRecords, newDocument, type Role } from "./document";
import type { Reading } from "../../documents/reading";
import type { Transcript } from "../../documents/transcript";

/** Who brings a file in, when, and into which study. */
export interface Importing extends Reading {
  /** The file's name, without its folders. */
  readonly file: string;
  /** There is no such file: it was pasted, and is only called that. */
  readonly isPasted: boolean;
  /** The study path of the folder that its documents would best be in: empty, or with a slash at its end. */
  readonly folder: string;
  /** Whose its comments become. */
  readonly coder: string;
  readonly codebook: Codebook;
  readonly makeId: MakeId;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** Who speakers are, by name, as far as that is known. */
  readonly roles: ReadonlyMap<string, Role>;
  /** How a table is to be taken; guessed where it is left out. */
  readonly table?: TableChoice;
}

/** A transcript as what comes into a study; `wrong` is a sentence for people. */
export async function importTranscript(
  bytes: Uint8Array,
  importing: Importing,
): Promise<Incoming | { readonly wrong: string }> {
  const { file, isPasted, coder, codebook, makeId, now, roles } = importing;
  const read =
    endingOf(file) === "pdf" ? pdfToMarkdown(bytes, importing) : toMarkdown(file, bytes, importing);
  const brought = await read;
  if ("wrong" in brought) return brought;
  const { known, warnings } = rolesIn(brought, roles);
  const made = newDocument(isPasted ? null : file, brought, known);
  const passages = commentRecords(made, codebook, makeId, now).map((record) => ({ owner: coder, record }));
  const { speakers, omitted, guessed } = brought;
  return {
    name: null,
    documents: [{ path: pathFor(importing), text: made.text, passages }],
    codes: [],
    coders: new Map(),
    participants: [],
    memos: [],
    omitted,
    warnings,
    speakers,
    ...(guessed === undefined ? {} : { guessed }),
  };
}

/** The study path of the document that a file becomes. */
export function pathFor({ file, folder }: Importing): string {
  return documentPath(`${folder}${file.replace(/\.[^.]*$/, "")}.md`);
}

/** The roles of those who speak, capitals aside; who was named and does not is remarked on. */
function rolesIn(
  { speakers, warnings: before }: Transcript,
  roles: ReadonlyMap<string, Role>,
): { known: Map<string, Role>; warnings: readonly Notice[] } {
  const known = new Map<string, Role>();
  const warnings = notices(before);
  const named = new Map(speakers.map((speaker) => [fold(speaker), speaker]));
  for (const [name, role] of roles) {
    const speaker = named.get(fold(name));
    if (speaker === undefined) warnings.add("people who were named and do not speak in it", name);
    else known.set(speaker, role);
  }
  return { known, warnings: warnings.all };
}
