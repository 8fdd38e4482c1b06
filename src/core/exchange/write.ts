import type { StudyFolder } from "../study/folder";
import * as paths from "../study/paths";
import { largestFile, type FilePort } from "../study/port";
import { parseSidecar } from "../study/sidecar";
import type { Changed, Plan, Present } from "./plan";

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

/**
 * Writes what was planned. Where a file turns out to be there, or can't be written, nothing more is: `refused` says why,
 * and `written` are the files that were new, for whoever can take them away.
 */
export async function writePlan(
  { files, codebook, participants }: Plan,
  port: FilePort,
): Promise<{ readonly written: readonly string[]; readonly refused: string | null }> {
  const written: string[] = [];
  for (const [file, text] of files) {
    const result = await port.update(file, (there) => (there === null ? text : null));
    if (result.kind !== "written") {
      const reason = result.kind === "refused" ? result.reason : "it is there meanwhile.";
      return { written, refused: `${file} can't be written: ${reason}` };
    }
    written.push(file);
  }
  const refused =
    (await change(port, paths.participantsFile, participants)) ??
    (await change(port, paths.codebookFile, codebook));
  if (refused !== null && participants !== null)
    await change(port, paths.participantsFile, { before: participants.after, after: participants.before });
  return { written, refused };
}

/** Why a file can't be changed; null where it was, or nothing was to be. */
async function change(port: FilePort, file: string, to: Changed | null): Promise<string | null> {
  if (to === null) return null;
  const result = await port.update(file, (there) => (there === to.before ? to.after : null));
  if (result.kind === "refused") return `${file} can't be written: ${result.reason}`;
  return result.kind === "unchanged" ? `${file} was changed in the meantime.` : null;
}
