import { withConsent, type ExportFormat } from "./consent/export-format";
import { exportMarked } from "./exchange/marks/export-marked";
import { exportCodebook, exportProject } from "./exchange/refi/export-project";
import { exportJson } from "./reports/export-json";
import { exportHtml } from "./reports/html/export-html";
import { exportCsv, exportWorkbook } from "./reports/tables";
import { exportWord } from "./reports/word/export-word";

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

/** Every kind of file that a study can leave as; each asks consent. */
export const exportFormats: readonly ExportFormat[] = formats.map(withConsent);
