import { escapeMarkup } from "../../analysis/quotation";
import { counted } from "../counted";
import type { Report, ReportCode } from "../report";

/** The page's contents: its documents, and the codes that are in use in them. */
export function writeContents({ documents, codes }: Report): string {
  const texts = documents.map(
    ({ title, passages }, at) =>
      `<li><a href="#d${at + 1}">${escapeMarkup(title)}</a>${count(passages.length)}</li>`,
  );
  const used = codes
    .filter(({ codings }) => codings > 0)
    .map(
      ({ number, name, codings }) =>
        `<li><span class="dot c${number}"></span><a href="#c${number}">${escapeMarkup(name)}</a>${count(codings)}</li>`,
    );
  const legend = used.length === 0 ? "" : `<h2>Codes</h2>\n<ul>\n${used.join("\n")}\n</ul>\n`;
  return `<nav aria-label="Contents">\n<h2>Documents</h2>\n<ol>\n${texts.join("\n")}\n</ol>\n${legend}</nav>\n`;
}

/** Nothing where there is none: it may not have been looked for. */
function count(number: number): string {
  return number === 0 ? "" : ` <span class="count">${number}</span>`;
}

/** All codes, with what the codebook says of them. */
export function writeLegend({ codes }: Report): string {
  if (codes.length === 0) return "";
  return `<section class="codes" id="codes" aria-labelledby="codes-h">\n<h2 id="codes-h">Codes</h2>\n<dl>\n${codes.map(entry).join("")}</dl>\n</section>\n`;
}

function entry({ number, name, above, said, codings, documents }: ReportCode): string {
  const found = codings === 0 ? "" : `${counted(codings, "coding")} in ${counted(documents, "document")}`;
  const term = `<dt><span class="dot c${number}"></span>${escapeMarkup(name)} <span class="count">${found}</span></dt>`;
  const examples = said?.examples ?? {};
  const lines = [
    line("", said === null ? "This code is not in the codebook." : said.definition),
    line("Apply when", said?.include),
    line("Do not apply when", said?.exclude),
    line("Typical example", examples.typical),
    line("Borderline example", examples.borderline),
    line("Not an example", examples.not),
  ];
  const depth = Math.min(above.length, 6);
  return `<div id="c${number}"${depth === 0 ? "" : ` class="i${depth}"`}>${term}${lines.join("")}</div>\n`;
}

function line(label: string, words: string | null | undefined): string {
  if (words == null || words.trim() === "") return "";
  const before = label === "" ? "" : `<span class="by">${label}:</span> `;
  return `<dd dir="auto">${before}${escapeMarkup(words.trim())}</dd>`;
}
