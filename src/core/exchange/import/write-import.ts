import { largestFile } from "../../text/limits";
import type { StudyFolder } from "../../study/work/folder";
import * as paths from "../../study/format/paths";
import { type Cancel, type FilePort, type FileWrite } from "../../study/work/port";
import { isPassage } from "../../study/format/record";
import { parseSidecar } from "../../study/format/sidecar";
import type { Incoming } from "./incoming";
import type { Changed, ImportPlan, PresentStudy } from "./plan-import";

/**
 * What a folder holds, be it a study yet or not; it has to be loaded. The ids of its records are read where something
 * that comes in has passages: in a large study that is a long way.
 */
export async function presentStudy(
  folder: StudyFolder,
  port: FilePort,
  incoming: readonly Incoming[],
): Promise<PresentStudy> {
  const ids = new Set<string>();
  const hasPassages = incoming.some(({ documents }) => documents.some(({ passages }) => passages.length > 0));
  for (const document of hasPassages ? folder.study.documents.keys() : []) {
    for (const { file, text } of await folder.owned(document))
      for (const { record } of parseSidecar(text, file).lines) ids.add(record.id);
  }
  // A file that is there but can't be read is there.
  const own = async (file: string) => {
    const read = await port.read(file, largestFile);
    return read.kind === "text" ? read.text : read.kind === "missing" ? null : "";
  };
  return {
    files: await port.list(),
    codebook: await own(paths.codebookFile),
    participants: await own(paths.participantsFile),
    manifest: await own(paths.manifestFile),
    attributes: await own(paths.attributesFile),
    ids,
    coders: folder.study.setup.manifest.coders,
  };
}

/** Takes a file away for good. */
export type Remove = (file: string) => Promise<FileWrite>;

/**
 * Writes what was planned: all of it or nothing. Where a file turns out to be there, or can't be written, or it is
 * cancelled (`unchanged` then), what was new is taken away again.
 */
export async function writePlan(
  plan: ImportPlan,
  port: FilePort,
  remove: Remove,
  cancel?: Cancel,
): Promise<FileWrite> {
  const written: string[] = [];
  const giveUp = async (result: FileWrite): Promise<FileWrite> => {
    const left: string[] = [];
    for (const file of written) if ((await remove(file)).kind === "refused") left.push(file);
    if (left.length === 0) return result;
    const why = result.kind === "refused" ? result.reason : "It was cancelled.";
    return { kind: "refused", reason: `${why} Left behind: ${left.join(", ")}.` };
  };
  for (const [file, text] of plan.files) {
    if (cancel?.cancelled === true) return giveUp({ kind: "unchanged" });
    const result = await port.update(file, (there) => (there === null ? text : null));
    if (result.kind !== "written") {
      const reason = result.kind === "refused" ? result.reason : "it is there meanwhile.";
      return giveUp({ kind: "refused", reason: `${file} can't be written: ${reason}` });
    }
    written.push(file);
    await port.yieldToEventLoop();
  }
  const changed = await changeAll(port, changesIn(plan));
  return changed.kind === "refused" ? giveUp(changed) : changed;
}

/**
 * Takes away what was written as planned. Where any of it was changed since, or somebody coded its documents, it is work
 * by now: that is refused, and everything stays.
 */
export async function undoImport(plan: ImportPlan, port: FilePort, remove: Remove): Promise<FileWrite> {
  const { files, codes } = plan;
  const there: string[] = [];
  for (const [file, planned] of files) {
    const read = await port.read(file, largestFile);
    if (read.kind === "missing") continue;
    if (read.kind !== "text" || read.text !== planned) return changedSince(file);
    there.push(file);
  }
  for (const file of await port.list()) {
    const document = paths.readSidecarPath(file)?.document;
    if (document === undefined || files.has(file)) continue;
    if (files.has(document) || (codes.size > 0 && (await codesWith(file, codes, port))))
      return changedSince(file);
  }
  const back = changesIn(plan).map(({ file, before, after }) => ({ file, before: after, after: before }));
  const changed = await changeAll(port, back);
  if (changed.kind === "refused") return changed;
  for (const file of there.reverse()) {
    const removed = await remove(file);
    if (removed.kind === "refused") return removed;
  }
  return { kind: "written" };
}

/** Whether a coder's file has codings with some of these codes; one that can't be read may have. */
async function codesWith(file: string, codes: ReadonlySet<string>, port: FilePort): Promise<boolean> {
  const read = await port.read(file, largestFile);
  if (read.kind !== "text") return read.kind !== "missing";
  return parseSidecar(read.text, file).lines.some(
    ({ record }) => isPassage(record) && codes.has(record.code ?? ""),
  );
}

interface FileChange extends Changed {
  readonly file: string;
}

/** The files that are there already and get something. */
function changesIn({ participants, codebook }: ImportPlan): FileChange[] {
  return [
    ...(participants === null ? [] : [{ file: paths.participantsFile, ...participants }]),
    ...(codebook === null ? [] : [{ file: paths.codebookFile, ...codebook }]),
  ];
}

/** Changes files, all of them or none. */
async function changeAll(port: FilePort, changes: readonly FileChange[]): Promise<FileWrite> {
  const done: FileChange[] = [];
  for (const change of changes) {
    const { file, before, after } = change;
    const result = await port.update(file, (there) => (there === before ? after : null));
    if (result.kind === "written") {
      done.push(change);
      continue;
    }
    for (const one of done) await port.update(one.file, (there) => (there === one.after ? one.before : null));
    return result.kind === "refused"
      ? { kind: "refused", reason: `${file} can't be written: ${result.reason}` }
      : changedSince(file);
  }
  return { kind: "written" };
}

function changedSince(file: string): FileWrite {
  return { kind: "refused", reason: `${file} was changed since.` };
}
