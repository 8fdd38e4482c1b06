import { notices } from "../../messages/notices";
import type { Reading } from "../reading";
import type { Transcript } from "../transcript";
import { tooLong, richToMarkdown } from "../rich-document";
import { rtfReader } from "./reader";
import { scan } from "./scan";

/** A Rich Text document (.rtf) as Markdown, its annotations as comments; `wrong` is a sentence for people. */
export function rtfToMarkdown(
  bytes: Uint8Array,
  { decode }: Reading,
): Transcript | { readonly wrong: string } {
  if (!isRtf(bytes)) return { wrong: "This is no RTF document." };
  const omitted = notices();
  const warnings = notices();
  const told = rtfReader(decode, omitted);
  if (!scan(bytes, told)) return { wrong: "Groups stand too deep in each other." };
  if (told.isFull()) return tooLong;
  const { blocks, notes, isWhole } = told.end();
  if (!isWhole) warnings.add("files that are cut off, read as far as they go");
  return richToMarkdown({ blocks, notes }, omitted, warnings.all);
}

/** Whether a file is Rich Text, whatever it is called. */
export function isRtf(bytes: Uint8Array): boolean {
  return [0x7b, 0x5c, 0x72, 0x74, 0x66].every((byte, at) => bytes[at] === byte);
}
