import type { Incoming } from "./import/incoming";
import { importMarked, importText } from "./marks/import-marked";
import { importCodebook, importProject } from "./refi/import-project";
import { importDatabase } from "./databases/import-database";
import { importTableFile } from "./tables/import-table-file";
import { importTranscript, type Importing } from "./transcripts/import-transcript";
import { instantOf } from "../study/format/record";

type Wrong = { readonly wrong: string };

/** A kind of file that can come into a study. */
export interface ImportFormat {
  readonly ending: string;
  readonly what: string;
  /** `wrong` is a sentence for people. */
  readonly read: (bytes: Uint8Array, importing: Importing) => Incoming | Wrong | Promise<Incoming | Wrong>;
}

/** Every kind of file that can come into a study. */
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
