import * as vscode from "vscode";
import type { Incoming, IncomingCode } from "../../core/exchange/import/incoming";
import type { Notice } from "../../core/messages/notices";

/** Longer lists are cut: nobody reads them to their end. */
const longest = 500;

/** What a source holds, in a few words: `12 documents, 34 codes, 240 codings by 2 coders`. */
export function contentsOf({ documents, codes, participants, memos }: Incoming): string {
  const { t } = vscode.l10n;
  const passages = documents.flatMap((document) => document.passages);
  const coders = new Set(passages.map(({ owner }) => owner)).size;
  const parts = [
    counted(documents.length, t("1 document"), (n) => t("{0} documents", n)),
    counted(codeLines(codes).length, t("1 code"), (n) => t("{0} codes", n)),
    counted(passages.length, t("1 coding"), (n) => t("{0} codings", n)) +
      (coders > 1 ? ` ${t("by {0} coders", coders)}` : ""),
    counted(participants.length, t("1 participant"), (n) => t("{0} participants", n)),
    counted(memos.length, t("1 memo"), (n) => t("{0} memos", n)),
  ];
  return parts.filter((part) => part !== "").join(", ") || t("nothing");
}

/** All that a source brings and what does not come along, to be read. */
export function importReport(name: string, incoming: Incoming): string {
  const { t } = vscode.l10n;
  const documents = incoming.documents.map(({ path, passages }) =>
    passages.length === 0
      ? `- ${path}`
      : `- ${path}: ${counted(passages.length, t("1 coding"), (n) => t("{0} codings", n))}`,
  );
  return page(t("What {0} brings", name), [
    `${contentsOf(incoming)}\n`,
    noticeSection(t("Left out"), incoming.omitted),
    noticeSection(t("Taken as it seems to be meant"), incoming.warnings),
    section(t("Documents"), documents),
    section(t("Codes"), codeLines(incoming.codes)),
    section(
      t("Participants"),
      incoming.participants.map(({ id }) => `- ${id}`),
    ),
    section(
      t("Memos"),
      incoming.memos.map(({ path }) => `- ${path}`),
    ),
  ]);
}

/** A page of these parts, those that are empty left out. */
export function page(title: string, parts: readonly string[]): string {
  return [`# ${title}\n`, ...parts].filter((part) => part !== "").join("\n");
}

/** Losses under a heading, item by item; empty where there are none. */
export function noticeSection(heading: string, all: readonly Notice[]): string {
  return section(
    heading,
    all.flatMap(({ what, count, where }) => [
      `- ${what}: ${count}`,
      ...where.map((one) => `  - ${one.replace(/\s+/g, " ")}`),
    ]),
  );
}

/** What is left out, on one line. */
export function noticeLine(omitted: readonly Notice[], warnings: readonly Notice[]): string {
  const { t } = vscode.l10n;
  const say = ({ what, count }: Notice) => `${what} (${count})`;
  const left =
    omitted.length === 0 ? t("nothing is left out") : t("left out: {0}", omitted.map(say).join(", "));
  return [left, ...warnings.map(say)].join(" · ");
}

/** A number of things in words; empty for none. */
export function counted(count: number, one: string, many: (count: number) => string): string {
  return count === 0 ? "" : count === 1 ? one : many(count);
}

function section(heading: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const more = lines.length > longest ? [`- ${vscode.l10n.t("and {0} more", lines.length - longest)}`] : [];
  return `## ${heading}\n\n${[...lines.slice(0, longest), ...more].join("\n")}\n`;
}

function codeLines(codes: readonly IncomingCode[]): string[] {
  const lines: string[] = [];
  const waiting = codes.map((code) => ({ code, depth: 0 })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { code, depth } = next;
    lines.push(`${"  ".repeat(depth)}- ${code.name}`);
    for (const below of [...code.codes].reverse()) waiting.push({ code: below, depth: depth + 1 });
  }
  return lines;
}
