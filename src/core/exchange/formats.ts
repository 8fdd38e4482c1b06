import type { StudyFolder } from "../study/work/folder";
import type { FilePort } from "../study/work/port";
import { instantOf } from "../study/format/record";
import type { Exported } from "./leaving/exported";
import { consentWrong } from "./leaving/consent-wrong";
import type { Incoming } from "./arriving/incoming";
import { exportMarked } from "./marks/export";
import { importMarked, importText } from "./marks/import";
import { exportHtml } from "./reports/html/html";
import { exportJson } from "./reports/json";
import { exportCsv, exportWorkbook } from "./reports/tables";
import { exportWord } from "./reports/word/word";
import { exportCodebook, exportProject } from "./refi/export";
import { importCodebook, importProject } from "./refi/import";
import { importDatabase } from "./sqlite/import";
import { importTableFile } from "./tables/incoming";
import { importTranscript, type Importing } from "./transcripts/incoming";

type Wrong = { readonly wrong: string };

export interface ExportOptions {
  /** What a study is called that does not say itself. */
  readonly name: string;
  /** How lines end in texts of their own. */
  readonly lineEnds: "lf" | "crlf";
  /** The documents to be in it, by their paths; null: all. A codebook is whole in any case. */
  readonly documents: ReadonlySet<string> | null;
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
  readonly read: (bytes: Uint8Array, importing: Importing) => Incoming | Wrong | Promise<Incoming | Wrong>;
}

const formats: readonly ExportFormat[] = [
  { ending: ".qdpx", what: "a REFI-QDA project", write: exportProject },
  {
    ending: ".qdc",
    what: "a REFI-QDA codebook",
    write: async (folder, port) =>
      (await exportCodebook(folder, port)) ?? { wrong: "The study has no codes yet." },
  },
  { ending: ".html", what: "the coded documents as a page to read", write: exportHtml },
  { ending: ".docx", what: "the coded documents for Word, with codes as comments", write: exportWord },
  { ending: ".xlsx", what: "a workbook of codings, codes and documents", write: exportWorkbook },
  { ending: ".csv", what: "a table of codings", write: exportCsv },
  { ending: ".json", what: "documents, codes and codings for programs", write: exportJson },
  { ending: ".zip", what: "Markdown with codes marked in the text", write: exportMarked },
];

/** Nothing is written where it can't be told who agreed to what. */
export const exportFormats: readonly ExportFormat[] = formats.map(({ write, ...format }) => ({
  ...format,
  write: async (folder, port, options) =>
    (await consentWrong(folder.study.frame, port)) ?? write(folder, port, options),
}));

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
  {
    ending: ".doc",
    what: "the same, where it is Word's new format or Rich Text by that name",
    read: importTranscript,
  },
  { ending: ".odt", what: "a transcript in OpenDocument, with its comments", read: importTranscript },
  { ending: ".rtf", what: "a transcript in Rich Text, with its comments", read: importTranscript },
  { ending: ".pdf", what: "a PDF with words in it as a transcript", read: importTranscript },
  { ending: ".html", what: "a web page as a transcript", read: importTranscript },
  { ending: ".htm", what: "a web page as a transcript", read: importTranscript },
  { ending: ".vtt", what: "captions (WebVTT) as a transcript", read: importTranscript },
  { ending: ".srt", what: "captions (SubRip) as a transcript", read: importTranscript },
  { ending: ".txt", what: "a plain text", read: importText },
  { ending: ".csv", what: "a table, as surveys and reviews come in", read: importTableFile },
  { ending: ".tsv", what: "a table parted by tabs", read: importTableFile },
  { ending: ".xlsx", what: "a table from Excel", read: importTableFile },
  ...[".md", ".markdown"].map((ending) => ({
    ending,
    what: "a Markdown text, with codes marked in it or without",
    read: importMarked,
  })),
  ...[".sqlite3", ".sqlite", ".db"].map((ending) => ({
    ending,
    what: "a project of Taguette",
    read: importDatabase,
  })),
  { ending: ".qda", what: "a project of QualCoder: data.qda in its folder", read: importDatabase },
];

/** The format of a file by its ending; null for one that is not known. */
export function formatOf<Format extends { readonly ending: string }>(
  formats: readonly Format[],
  file: string,
): Format | null {
  return formats.find(({ ending }) => file.toLowerCase().endsWith(ending)) ?? null;
}
