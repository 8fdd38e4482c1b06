import type { StudyFolder } from "../study/folder";
import type { FilePort } from "../study/port";
import { instantOf } from "../study/record";
import type { Exported } from "./exported";
import type { Incoming } from "./incoming";
import { exportCodebook, exportProject } from "./refi/export";
import { importCodebook, importProject } from "./refi/import";
import { importTableFile } from "./tables/incoming";
import { importTranscript, type Importing } from "./transcripts/incoming";

type Wrong = { readonly wrong: string };

export interface ExportOptions {
  /** What a study is called that does not say itself. */
  readonly name: string;
  /** How lines end in texts of their own. */
  readonly lineEnds: "lf" | "crlf";
}

/** A kind of file that a study can leave as. */
export interface ExportFormat {
  /** With its dot, in small letters. */
  readonly ending: string;
  readonly what: string;
  /** `wrong` is a sentence for people. */
  readonly write: (folder: StudyFolder, port: FilePort, options: ExportOptions) => Promise<Exported | Wrong>;
}

/** A kind of file that can come into a study. */
export interface ImportFormat {
  readonly ending: string;
  readonly what: string;
  /** `wrong` is a sentence for people. */
  readonly read: (bytes: Uint8Array, importing: Importing) => Incoming | Wrong;
}

export const exportFormats: readonly ExportFormat[] = [
  { ending: ".qdpx", what: "a REFI-QDA project", write: exportProject },
  {
    ending: ".qdc",
    what: "a REFI-QDA codebook",
    write: async (folder, port) =>
      (await exportCodebook(folder, port)) ?? { wrong: "The study has no codes yet." },
  },
];

export const importFormats: readonly ImportFormat[] = [
  {
    ending: ".qdpx",
    what: "a REFI-QDA project",
    read: (bytes, { now }) => importProject(bytes, instantOf(now)),
  },
  {
    ending: ".qdc",
    what: "a REFI-QDA codebook",
    read: (bytes) => importCodebook(bytes),
  },
  { ending: ".docx", what: "a transcript from Word, with its comments", read: importTranscript },
  { ending: ".vtt", what: "captions (WebVTT) as a transcript", read: importTranscript },
  { ending: ".srt", what: "captions (SubRip) as a transcript", read: importTranscript },
  { ending: ".txt", what: "a plain text", read: importTranscript },
  { ending: ".csv", what: "a table, as surveys and reviews come in", read: importTableFile },
  { ending: ".tsv", what: "a table parted by tabs", read: importTableFile },
  { ending: ".xlsx", what: "a table from Excel", read: importTableFile },
];

/** The format of a file by its ending; null for one that is not known. */
export function formatOf<Format extends { readonly ending: string }>(
  formats: readonly Format[],
  file: string,
): Format | null {
  return formats.find(({ ending }) => file.toLowerCase().endsWith(ending)) ?? null;
}
