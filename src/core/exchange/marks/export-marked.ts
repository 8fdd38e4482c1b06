import { strToU8 } from "fflate";
import type { StudyFolder } from "../../study/work/folder";
import type { FilePort } from "../../study/work/port";
import { writeArchive } from "../../files/archive";
import type { Exported } from "../../consent/export-format";
import { freePath } from "../../study/format/free-name";
import { leavingCodes, type LeavingCodes } from "../../consent/released-codes";
import { leavingOf, memoLeaving, type Leaving, type LeavingDocument } from "../../consent/release";
import { memoFiles, memosLeaving } from "../../consent/released-memos";
import { peopleLeaving } from "../../consent/released-people";
import { losses, type Losses } from "../../messages/notices";
import { nameLosses } from "../../study/format/omitted-keys";
import { markChecked } from "./checked";
import { codebookPage } from "./codebook-page";
import type { MarkedPassage } from "./read-marks";
import { markable } from "./write-marks";
import { untouchedIn } from "./untouched";

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
  const leaving = await leavingOf(folder, port, documents);
  const called = leavingCodes(folder.study.frame.codebook, leaving);
  const lost = losses();
  const files = new Map<string, string>([["codebook.md", codebookPage(called.codebook, lost)]]);
  const place = (path: string, text: string) =>
    files.set(
      freePath(path, (one) => files.has(one)),
      text,
    );
  for (const document of leaving.documents) {
    const { path, text, marks } = document;
    lost.add("marks that a coder has coded a whole document", path, marks);
    const passages = passagesOf(document, called, leaving, lost);
    const checked = markChecked(text, passages);
    if (checked.hasOwnMarks) lost.add("documents with signs of their own that read as marks", path);
    lost.add("passages that marks can't show as they are", path, passages.length - checked.marked.length);
    place(path, checked.text);
    await port.breathe();
  }
  if (documents !== null) lost.add("memos and themes", undefined, (await memoFiles(port)).length);
  else for (const [path, text] of await memosLeaving(port, leaving, called)) place(path, text);
  const people = peopleLeaving(folder.study.frame.participants, leaving);
  lost.add("participants, and what is known of them", undefined, people.length);
  const all = Array.from(files, ([path, text]): [string, Uint8Array] => [
    path,
    strToU8(lineEnds === "crlf" ? text.replaceAll("\n", "\r\n") : text),
  ]);
  return { bytes: writeArchive(new Map(all)), lost: lost.all, stays: leaving.stays.all };
}

/** The passages of a document as they can be marked; several coders' codings of the same words are one. */
function passagesOf(
  { path, text, anchors }: LeavingDocument,
  { idOf }: LeavingCodes,
  leaving: Leaving,
  lost: Losses,
): MarkedPassage[] {
  const untouched = untouchedIn(text);
  const passages = new Map<string, MarkedPassage>();
  for (const { record, placing } of anchors) {
    if (placing.span === null || placing.status === "ambiguous") {
      lost.add("passages that have no clear place", `${path}: ${record.id}`);
      continue;
    }
    const span = markable(text, placing.span, untouched);
    if (span === null) {
      lost.add("passages that marks can't show as they are", path);
      continue;
    }
    if (span.start !== placing.span.start || span.end !== placing.span.end)
      lost.add("white space, signs of lists and the like, and code at the ends of passages", path);
    lost.add("who coded, and when", path);
    nameLosses(record, path, lost);
    const memo = markableMemo(memoLeaving(leaving, record) ?? "", path, lost);
    const code = record.code === undefined ? null : idOf(record.code);
    const key = code === null ? record.id : `${span.start} ${span.end} ${code}`;
    const memos = [passages.get(key)?.memo ?? null, memo].filter((one) => one !== null);
    passages.set(key, { span, code, memo: memos.length === 0 ? null : [...new Set(memos)].join("\n\n") });
  }
  return [...passages.values()];
}

function markableMemo(memo: string, path: string, lost: Losses): string | null {
  const words = memo.trim();
  if (!words.includes("<<}")) return words === "" ? null : words;
  lost.add("memos that hold signs of marks", path);
  return null;
}
