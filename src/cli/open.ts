import * as fs from "node:fs";
import * as path from "node:path";
import { manifestFile } from "../core/study/format/paths";
import { StudyFolder } from "../core/study/work/folder";
import { nodeFiles } from "../node/files";
import { gitHistory } from "../node/git-history";
import type { Call } from "./terminal";

/** The study of a call: in its last positional argument's folder or above it, else of the folder itself. Null, after saying so, where there is no such folder. */
export async function openStudy(call: Call): Promise<StudyFolder | null> {
  const folder = folderOf(call);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    call.terminal.err(`emic: there is no folder ${folder}\n`);
    return null;
  }
  const root = rootFor(call);
  const study = new StudyFolder(nodeFiles(root), path.basename(root), gitHistory(root));
  await study.load();
  return study;
}

/** The folder that a call's study is in, or would be. */
export function rootFor(call: Call): string {
  const folder = folderOf(call);
  return rootOf(folder) ?? folder;
}

function folderOf({ positionals, terminal }: Call): string {
  return path.resolve(terminal.folder, positionals.at(-1) ?? ".");
}

/** The nearest folder upward, this one included, that is marked as a study; null where there is none. */
function rootOf(folder: string): string | null {
  if (fs.existsSync(path.join(folder, manifestFile))) return folder;
  const above = path.dirname(folder);
  return above === folder ? null : rootOf(above);
}
