import type { OwnedText } from "../model/read-document";
import { parseSidecar } from "../format/sidecar";

/**
 * Lines that a merge left under a document's former name while their records went on under its new one, as git does
 * that did not recognise the renamed file. An id is one record, wherever its lines are: they are read together, where
 * the document is.
 */
export interface MisplacedLines {
  /** The documents whose reading they change: the present ones, and those that are gone. */
  readonly documents: ReadonlySet<string>;
  /** What an owner keeps about a document, with the lines that belong to it and without those that belong elsewhere. */
  rejoin(owned: OwnedText): OwnedText;
}

export const noMisplacedLines: MisplacedLines = { documents: new Set(), rejoin: (owned) => owned };

/** One owner's file about one document. */
export interface OwnersFile extends OwnedText {
  readonly document: string;
  /** Whether the document is there. */
  readonly present: boolean;
}

/** Finds them among all the files of those owners who keep one about a document that is gone. */
export function findMisplacedLines(files: readonly OwnersFile[]): MisplacedLines {
  const homes = new Map<string, OwnersFile>();
  for (const file of files.filter(({ present }) => present)) {
    for (const { record } of parseSidecar(file.text, file.file).lines)
      homes.set(`${file.owner} ${record.id}`, file);
  }
  const documents = new Set<string>();
  const joining = new Map<string, string[]>();
  const leaving = new Map<string, Set<string>>();
  for (const gone of files.filter(({ present }) => !present)) {
    for (const { raw, record } of parseSidecar(gone.text, gone.file).lines) {
      const home = homes.get(`${gone.owner} ${record.id}`);
      if (home === undefined) continue;
      documents.add(home.document).add(gone.document);
      joining.set(home.file, [...(joining.get(home.file) ?? []), raw]);
      leaving.set(gone.file, (leaving.get(gone.file) ?? new Set()).add(record.id));
    }
  }
  return {
    documents,
    rejoin(owned) {
      const joined = joining.get(owned.file);
      const left = leaving.get(owned.file);
      if (joined !== undefined)
        return { ...owned, text: [owned.text.replace(/\n$/, ""), ...joined, ""].join("\n") };
      return left === undefined ? owned : { ...owned, text: without(owned, left) };
    },
  };
}

/** The text with those records' lines blank, so that the others keep their numbers. */
function without({ text, file }: OwnedText, ids: ReadonlySet<string>): string {
  const lines = text.split("\n");
  for (const { number, record } of parseSidecar(text, file).lines) if (ids.has(record.id)) lines[number] = "";
  return lines.join("\n");
}
