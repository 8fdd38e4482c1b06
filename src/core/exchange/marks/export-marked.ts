import { strToU8 } from "fflate";
import type { StudyFolder } from "../../study/work/folder";
import type { FilePort } from "../../study/work/port";
import { writeArchive } from "../../files/archive";
import type { Exported } from "../../consent/export-format";
import { freePath } from "../../study/format/free-name";
import { releasedCodes, type ReleasedCodes } from "../../consent/released-codes";
import { releaseOf, releasedMemo, type Release, type ReleasedDocument } from "../../consent/release";
import { memoFiles, releasedMemos } from "../../consent/released-memos";
import { releasedParticipants } from "../../consent/released-people";
import { notices, type Notices } from "../../messages/notices";
import { noteOmittedKeys } from "../../study/format/omitted-keys";
import { markChecked } from "./check-marks";
import { codebookPage } from "./codebook-page";
import type { MarkedPassage } from "./read-marks";
import { markable } from "./write-marks";
import { syntaxIn } from "./markdown-syntax";

/**
 * A study as Markdown files with its codes marked in them, their codebook, and its memos and themes, as far as consent
 * lets them leave. The same study gives the same bytes.
 */
export async function exportMarked(
  folder: StudyFolder,
  port: FilePort,
  {
    lineEnds,
    documents,
  }: { readonly lineEnds: "lf" | "crlf"; readonly documents: ReadonlySet<string> | null },
): Promise<Exported> {
  const release = await releaseOf(folder, port, documents);
  const called = releasedCodes(folder.study.setup.codebook, release);
  const omitted = notices();
  const files = new Map<string, string>([["codebook.md", codebookPage(called.codebook, omitted)]]);
  const place = (path: string, text: string) =>
    files.set(
      freePath(path, (one) => files.has(one)),
      text,
    );
  for (const document of release.documents) {
    const { path, text, marks } = document;
    omitted.add("marks that a coder has coded a whole document", path, marks);
    const passages = passagesOf(document, called, release, omitted);
    const checked = markChecked(text, passages);
    if (checked.hasOwnMarks) omitted.add("documents with signs of their own that read as marks", path);
    omitted.add("passages that marks can't show as they are", path, passages.length - checked.marked.length);
    place(path, checked.text);
    await port.yieldToEventLoop();
  }
  if (documents !== null) omitted.add("memos and themes", undefined, (await memoFiles(port)).length);
  else for (const [path, text] of await releasedMemos(port, release, called)) place(path, text);
  const people = releasedParticipants(folder.study.setup.participants, release);
  omitted.add("participants, and what is known of them", undefined, people.length);
  const all = Array.from(files, ([path, text]): [string, Uint8Array] => [
    path,
    strToU8(lineEnds === "crlf" ? text.replaceAll("\n", "\r\n") : text),
  ]);
  return { bytes: writeArchive(new Map(all)), omitted: omitted.all, withheld: release.withheld.all };
}

/** The passages of a document as they can be marked; several coders' codings of the same words are one. */
function passagesOf(
  { path, text, anchors }: ReleasedDocument,
  { idOf }: ReleasedCodes,
  release: Release,
  omitted: Notices,
): MarkedPassage[] {
  const untouched = syntaxIn(text);
  const passages = new Map<string, MarkedPassage>();
  for (const { record, placing } of anchors) {
    if (placing.span === null || placing.status === "ambiguous") {
      omitted.add("passages that have no clear place", `${path}: ${record.id}`);
      continue;
    }
    const span = markable(text, placing.span, untouched);
    if (span === null) {
      omitted.add("passages that marks can't show as they are", path);
      continue;
    }
    if (span.start !== placing.span.start || span.end !== placing.span.end)
      omitted.add("white space, signs of lists and the like, and code at the ends of passages", path);
    omitted.add("who coded, and when", path);
    noteOmittedKeys(record, path, omitted);
    const memo = markableMemo(releasedMemo(release, record) ?? "", path, omitted);
    const code = record.code === undefined ? null : idOf(record.code);
    const key = code === null ? record.id : `${span.start} ${span.end} ${code}`;
    const memos = [passages.get(key)?.memo ?? null, memo].filter((one) => one !== null);
    passages.set(key, { span, code, memo: memos.length === 0 ? null : [...new Set(memos)].join("\n\n") });
  }
  return [...passages.values()];
}

function markableMemo(memo: string, path: string, omitted: Notices): string | null {
  const words = memo.trim();
  if (!words.includes("<<}")) return words === "" ? null : words;
  omitted.add("memos that hold signs of marks", path);
  return null;
}
