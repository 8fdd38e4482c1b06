import type { StudyFolder } from "../study/work/folder";
import type { FilePort } from "../study/work/port";
import type { Exported } from "../consent/export-format";
import { noteOmittedKeys } from "../study/format/omitted-keys";
import { writeCsv } from "./csv";
import { writeWorkbook, type Sheet } from "./workbook/workbook";
import { reportOf, type Report, type ReportOptions } from "./report";

/** A study's codings and comments as a CSV table, a row each. */
export async function exportCsv(
  folder: StudyFolder,
  port: FilePort,
  options: ReportOptions,
): Promise<Exported> {
  const report = await reportOf(folder, port, options);
  const { header, rows } = codingsSheet(report);
  nameTableLosses(report);
  return { bytes: writeCsv(header, rows), omitted: report.omitted.all, withheld: report.withheld.all };
}

/** A study's codings and comments as a workbook (.xlsx), with a sheet of codes and one of documents. */
export async function exportWorkbook(
  folder: StudyFolder,
  port: FilePort,
  options: ReportOptions,
): Promise<Exported> {
  const report = await reportOf(folder, port, options);
  const { bytes, omitted } = writeWorkbook([
    codingsSheet(report),
    codesSheet(report),
    documentsSheet(report),
  ]);
  nameTableLosses(report);
  return { bytes, omitted: [...report.omitted.all, ...omitted], withheld: report.withheld.all };
}

/**
 * A row for each coding, and for each comment one without a code. `start` and `end` count UTF-16 code units of the
 * document's text with LF line ends, front matter included, and `line` from 1; all three are empty where a passage has
 * no clear place, whose quote is then the one that it once had.
 */
function codingsSheet({ documents }: Report): Sheet {
  return {
    name: "Codings",
    header: [
      "document",
      "participant",
      "group",
      "coder",
      "code id",
      "code",
      "above",
      "quote",
      "memo",
      "line",
      "start",
      "end",
      "status",
      "made",
    ],
    rows: documents.flatMap(({ path, passages }) =>
      passages.map(({ participant, group, coder, code, quote, memo, line, span, status, record }) => [
        path,
        participant ?? "",
        group ?? "",
        coder,
        code?.id ?? "",
        code?.name ?? "",
        code?.above.join(" › ") ?? "",
        quote ?? "",
        memo ?? "",
        line ?? "",
        span?.start ?? "",
        span?.end ?? "",
        status,
        record.made,
      ]),
    ),
  };
}

function codesSheet({ codes }: Report): Sheet {
  return {
    name: "Codes",
    header: ["id", "code", "above", "definition", "apply when", "do not apply when", "codings", "documents"],
    rows: codes.map(({ id, name, above, said, codings, documents }) => [
      id,
      name,
      above.join(" › "),
      said?.definition ?? "",
      said?.include ?? "",
      said?.exclude ?? "",
      codings,
      documents,
    ]),
  };
}

function documentsSheet({ documents }: Report): Sheet {
  return {
    name: "Documents",
    header: ["document", "title", "participants", "groups", "date", "method", "codings", "comments"],
    rows: documents.map(({ path, title, participants, groups, date, method, passages }) => {
      const codings = passages.filter(({ code }) => code !== null).length;
      return [
        path,
        title,
        participants.join(", "),
        groups.join(", "),
        date ?? "",
        method ?? "",
        codings,
        passages.length - codings,
      ];
    }),
  };
}

function nameTableLosses({ documents, omitted }: Report): void {
  for (const { path, marks, passages } of documents) {
    omitted.add("marks that a coder has coded a whole document", path, marks);
    for (const { record } of passages) noteOmittedKeys(record, path, omitted);
  }
}
