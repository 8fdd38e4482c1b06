import { largestDocument } from "../text/limits";
import { strFromU8 } from "fflate";
import { captionsToMarkdown } from "./captions";
import { isCaptions } from "./cues";
import { readText } from "../files/read-text";
import { htmlToMarkdown } from "./html/html";
import { openDocumentToMarkdown } from "./open-document/open-document";
import { plainToMarkdown } from "./plain";
import type { Reading } from "./reading";
import { isRtf, rtfToMarkdown } from "./rtf/rtf";
import { endingOf, largestSource } from "../files/sources";
import type { Transcript } from "./transcript";
import { wordToMarkdown } from "./word/word";
import { tooLong } from "./rich-document";

/** In code units: more of them is times than words. */
const largestCaptions = 4 * largestDocument;

type Wrong = { readonly wrong: string };

/** What reads a file, by its ending; others are read as texts. */
const readers: Readonly<Record<string, (bytes: Uint8Array, reading: Reading) => Transcript | Wrong>> = {
  docx: wordToMarkdown,
  doc: (bytes, reading) => (isPage(bytes) ? htmlToMarkdown(bytes, reading) : wordToMarkdown(bytes)),
  odt: openDocumentToMarkdown,
  rtf: rtfToMarkdown,
  html: htmlToMarkdown,
  htm: htmlToMarkdown,
};

/** A file as a transcript in Markdown, read as what its ending says that it is; `wrong` is a sentence for people. */
export function toMarkdown(name: string, bytes: Uint8Array, reading: Reading): Transcript | Wrong {
  if (bytes.length > largestSource) return { wrong: "It is larger than what is read." };
  // By whatever name: programs give it those of Word's own files.
  const read = isRtf(bytes) ? rtfToMarkdown : (readers[endingOf(name)] ?? textToMarkdown);
  const brought = read(bytes, reading);
  if ("wrong" in brought) return brought;
  if (brought.text === "") return { wrong: "There are no words in it." };
  return brought.text.length > largestDocument ? tooLong : brought;
}

/** Whether a file begins with a tag. */
function isPage(bytes: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*<[a-z!?]/i.test(strFromU8(bytes.subarray(0, 1000), true));
}

function textToMarkdown(bytes: Uint8Array, reading: Reading): Transcript | Wrong {
  const read = readText(bytes, reading);
  if (read === null) return { wrong: "This is no text." };
  const toMarkdown = isCaptions(read.text) ? captionsToMarkdown : plainToMarkdown;
  if (read.text.length > (toMarkdown === plainToMarkdown ? largestDocument : largestCaptions)) return tooLong;
  const { warnings, guessed } = read;
  return { ...toMarkdown(read.text), warnings, ...(guessed === undefined ? {} : { guessed }) };
}
