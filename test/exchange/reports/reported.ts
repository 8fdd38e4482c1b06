import { formatOf } from "../../../src/core/files/sources";
import { exportFormats } from "../../../src/core/export-formats";
import * as assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import type { ExportOptions, Exported } from "../../../src/core/consent/export-format";
import type { StudyData } from "../../../src/core/reports/export-json";
import { studyOf } from "../refi/exchange-study";

/** The forms in which people read and count. */
export const endings = [".html", ".docx", ".xlsx", ".csv", ".json"] as const;

type Files = Readonly<Record<string, string>>;

/** A study as a file that ends so. */
export async function written(
  files: Files,
  ending: (typeof endings)[number],
  options: Partial<ExportOptions> = {},
): Promise<Exported> {
  const { port, folder } = await studyOf(files);
  const format = formatOf(exportFormats, `out${ending}`);
  const all = await format!.write(folder, port, {
    name: "Study",
    lineEnds: "lf",
    documents: null,
    ...options,
  });
  assert.ok("bytes" in all);
  return all;
}

/** All that stands in a file, those within an archive one after the other. */
export function textsOf({ bytes }: Exported): string {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isArchive
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join("\n")
    : strFromU8(bytes);
}

export async function dataOf(files: Files, options: Partial<ExportOptions> = {}): Promise<StudyData> {
  return JSON.parse(textsOf(await written(files, ".json", options))) as StudyData;
}

/** What a page shows as its documents' words, without notes and numbers, each document's on its own. */
export function wordsOf(html: string): string[] {
  return Array.from(html.matchAll(/<div class="text">\n([^]*?)<\/div>\n<\/article>/g), ([, text]) =>
    unescaped(
      text!
        .replace(/<ol class="notes[^]*?<\/ol>\n/g, "")
        .replace(/<a class="ref"[^]*?<\/a>/g, "")
        .replace(/<[^<>]*>/g, ""),
    ),
  );
}

/** Notes in the margin, without markup, a line each. */
export function notesIn(html: string): string[] {
  return Array.from(html.matchAll(/<li id="d\d+n\d+">([^]*?)<\/li>/g), ([, note]) =>
    unescaped(note!.replaceAll("</p>", " / ").replace(/<[^<>]*>/g, "")).replace(/ \/ $/, ""),
  );
}

export function unescaped(html: string): string {
  const signs: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name]!);
}

/** What is left of a text where marks of Markdown and white space make no difference. */
export function bare(text: string): string {
  return text.replace(/[\s*_#>\\-]+|^\d+[.)] /gm, "");
}
