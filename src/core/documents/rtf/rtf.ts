import { losses } from "../../messages/notices";
import type { Reading } from "../reading";
import type { BroughtIn } from "../transcript";
import { tooLong, writtenToMarkdown } from "../written";
import { telling } from "./telling";
import { scan } from "./scan";

/** A Rich Text document (.rtf) as Markdown, its annotations as comments; `wrong` is a sentence for people. */
export function rtfToMarkdown(
  bytes: Uint8Array,
  { decode }: Reading,
): BroughtIn | { readonly wrong: string } {
  if (!isRtf(bytes)) return { wrong: "This is no RTF document." };
  const lost = losses();
  const remarks = losses();
  const told = telling(decode, lost);
  if (!scan(bytes, told)) return { wrong: "Groups stand too deep in each other." };
  if (told.isFull()) return tooLong;
  const { blocks, notes, isWhole } = told.end();
  if (!isWhole) remarks.add("files that are cut off, read as far as they go");
  return writtenToMarkdown({ blocks, notes }, lost, remarks.all);
}

/** Whether a file is Rich Text, whatever it is called. */
export function isRtf(bytes: Uint8Array): boolean {
  return [0x7b, 0x5c, 0x72, 0x74, 0x66].every((byte, at) => bytes[at] === byte);
}
