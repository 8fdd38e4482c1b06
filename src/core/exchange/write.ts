import type { StudyFolder } from "../study/folder";
import * as paths from "../study/paths";
import { largestFile, type Cancel, type FilePort, type FileWrite } from "../study/port";
import { parseSidecar } from "../study/sidecar";
import type { Plan, Present } from "./plan";

/** What a folder holds, be it a study yet or not; it has to be loaded. */
export async function presentIn(folder: StudyFolder, port: FilePort): Promise<Present> {
  const ids = new Set<string>();
  for (const document of folder.study.documents.keys()) {
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
    coders: folder.study.frame.manifest.coders,
  };
}

/** Takes a file away for good. */
export type Remove = (file: string) => Promise<FileWrite>;

/**
 * Writes what was planned: all of it or nothing. Where a file turns out to be there, or can't be written, or it is
 * cancelled (`unchanged` then), what was new is taken away again.
 */
export async function writePlan(
  { files, codebook }: Plan,
  port: FilePort,
  remove: Remove,
  cancel?: Cancel,
): Promise<FileWrite> {
  const written: string[] = [];
  const clear = async () => {
    for (const file of written) await remove(file);
  };
  const refuse = async (reason: string): Promise<FileWrite> => {
    await clear();
    return { kind: "refused", reason };
  };
  for (const [file, text] of files) {
    if (cancel?.cancelled === true) {
      await clear();
      return { kind: "unchanged" };
    }
    const result = await port.update(file, (there) => (there === null ? text : null));
    if (result.kind !== "written") {
      const reason = result.kind === "refused" ? result.reason : "it is there meanwhile.";
      return refuse(`${file} can't be written: ${reason}`);
    }
    written.push(file);
    await port.breathe();
  }
  if (codebook === null) return { kind: "written" };
  const { before, after } = codebook;
  const result = await port.update(paths.codebookFile, (there) => (there === before ? after : null));
  if (result.kind === "unchanged") return refuse("The codebook was changed in the meantime.");
  return result.kind === "refused" ? refuse(result.reason) : result;
}

/**
 * Takes away what was written as planned. Where any of it was changed since, or somebody coded its documents, it is work
 * by now: that is refused, and everything stays.
 */
export async function takeBack(
  { files, codebook }: Plan,
  port: FilePort,
  remove: Remove,
): Promise<FileWrite> {
  const text = async (file: string) => {
    const read = await port.read(file, largestFile);
    return read.kind === "text" ? read.text : null;
  };
  for (const [file, planned] of files) {
    const there = await text(file);
    if (there !== planned && there !== null) return changedSince(file);
  }
  for (const file of await port.list()) {
    const document = paths.readSidecarPath(file)?.document;
    if (document !== undefined && files.has(document) && !files.has(file)) return changedSince(file);
  }
  if (codebook !== null) {
    const { before, after } = codebook;
    const result = await port.update(paths.codebookFile, (there) => (there === after ? before : null));
    if (result.kind === "refused") return result;
    if (result.kind === "unchanged") return changedSince(paths.codebookFile);
  }
  for (const file of [...files.keys()].reverse()) {
    const removed = await remove(file);
    if (removed.kind === "refused") return removed;
  }
  return { kind: "written" };
}

function changedSince(file: string): FileWrite {
  return { kind: "refused", reason: `${file} was changed since.` };
}
