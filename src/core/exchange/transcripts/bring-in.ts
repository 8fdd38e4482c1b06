import { losses } from "../losses";
import { captionsToMarkdown } from "./captions";
import { isCaptions } from "./cues";
import { readText } from "./encoding";
import { plainToMarkdown } from "./plain";
import { endingOf, largestSource } from "./sources";
import type { BroughtIn } from "./transcript";
import { wordToMarkdown } from "./word/word";

/** A file as a transcript in Markdown, read as what its ending says that it is; `wrong` is a sentence for people. */
export function bringIn(name: string, bytes: Uint8Array): BroughtIn | { readonly wrong: string } {
  if (bytes.length > largestSource) return { wrong: "It is larger than what is read." };
  if (endingOf(name) === "docx") return wordToMarkdown(bytes);
  const read = readText(bytes);
  if (read === null) return { wrong: "This is no text." };
  const brought = isCaptions(read.text) ? captionsToMarkdown(read.text) : plainToMarkdown(read.text);
  if (brought.text === "") return { wrong: "There are no words in it." };
  const remarks = losses();
  if (read.isOld) remarks.add("files that are no Unicode, read as Windows-1252", name);
  return { ...brought, remarks: remarks.all };
}
