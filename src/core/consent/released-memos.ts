import { largestFile } from "../text/limits";
import { isReadMe, memosFolder, themesFolder } from "../study/format/paths";
import { type FilePort } from "../study/work/port";
import { normalise } from "../text/normal";
import type { ReleasedCodes } from "./released-codes";
import type { Release } from "./release";

/** The paths of all memos and themes, in order. */
export async function memoFiles(port: FilePort): Promise<string[]> {
  return (await port.list()).filter((one) => isMemo(one)).sort();
}

/**
 * The texts of memos and themes that may leave, by their paths: those with words or names of people of documents that stay, or a link into one, stay as well, and those that
 * call a code by an id that does not leave.
 */
export async function releasedMemos(
  port: FilePort,
  { kept, isTheirs, pathNamesThem, withheld }: Release,
  { tellsId }: Pick<ReleasedCodes, "tellsId">,
): Promise<ReadonlyMap<string, string>> {
  const memos = new Map<string, string>();
  for (const file of await memoFiles(port)) {
    const read = await port.read(file, largestFile);
    if (read.kind !== "text") withheld.add("memos that can't be read", file);
    else if (leadsTo(read.text, kept) || pathNamesThem(file) || isTheirs(read.text) || tellsId(read.text))
      withheld.add("memos and themes with words of documents that stay", file);
    else memos.set(file, normalise(read.text));
  }
  return memos;
}

function isMemo(file: string): boolean {
  const isInside = file.startsWith(`${memosFolder}/`) || file.startsWith(`${themesFolder}/`);
  return isInside && /\.md$/i.test(file) && !isReadMe(file);
}

function leadsTo(text: string, ids: ReadonlySet<string>): boolean {
  return Array.from(text.matchAll(/#emic-([0-9A-HJKMNP-TV-Z]{26})/g)).some(([, id]) => ids.has(id!));
}
