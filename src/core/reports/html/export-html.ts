import { strToU8 } from "fflate";
import { escapeMarkup } from "../../analysis/quotation";
import type { StudyFolder } from "../../study/work/folder";
import type { FilePort } from "../../study/work/port";
import type { Exported } from "../../consent/export-format";
import { counted } from "../counted";
import { noteOmittedInText } from "../omitted-in-texts";
import { reportOf, type Report, type ReportOptions } from "../report";
import { writeDocument } from "./document";
import { writeContents, writeLegend } from "./legend";
import { styleOf } from "./style";

/**
 * A study's coded documents as one page of HTML that loads nothing and runs nothing: texts with their passages marked,
 * and codes, memos and comments in the margin. The same study gives the same bytes.
 */
export async function exportHtml(
  folder: StudyFolder,
  port: FilePort,
  options: ReportOptions,
): Promise<Exported> {
  const report = await reportOf(folder, port, options);
  const { omitted } = report;
  const parts: string[] = [];
  const classes = new Set<string>();
  const rows = new Set<number>();
  for (const [at, document] of report.documents.entries()) {
    const written = writeDocument(document, `d${at + 1}`);
    parts.push(written.html);
    for (const one of written.classes) classes.add(one);
    for (const one of written.rows) rows.add(one);
    noteOmittedInText(document, written, omitted);
    await port.yieldToEventLoop();
  }
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(report.name)}</title>
<style>
${styleOf(report.codes, classes, rows)}</style>
</head>
<body>
<a class="skip" href="#documents">To the documents</a>
<header class="study">
<h1 dir="auto">${escapeMarkup(report.name)}</h1>
<p class="facts">${factsOf(report)}</p>
</header>
<div class="page">
${writeContents(report)}<main id="documents">
${parts.join("")}${writeLegend(report)}</main>
</div>
</body>
</html>
`;
  return { bytes: strToU8(html), omitted: omitted.all, withheld: report.withheld.all };
}

function factsOf({ documents }: Report): string {
  const passages = documents.flatMap((document) => document.passages);
  const codings = passages.filter(({ code }) => code !== null).length;
  const coders = new Set(passages.map(({ owner }) => owner)).size;
  return [
    counted(documents.length, "document"),
    counted(codings, "coding"),
    counted(passages.length - codings, "comment"),
    counted(coders, "coder"),
  ].join(" · ");
}
