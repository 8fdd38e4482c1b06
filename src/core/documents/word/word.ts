import { notices } from "../../messages/notices";
import { elements } from "../../files/xml";
import type { Transcript } from "../transcript";
import { richToMarkdown } from "../rich-document";
import { readBody } from "./body";
import { notesOf } from "./comments";
import { openParts } from "./parts";
import { readStyles } from "./styles";

/** A Word document (.docx) as Markdown, its comments as comments; `wrong` is a sentence for people. */
export function wordToMarkdown(bytes: Uint8Array): Transcript | { readonly wrong: string } {
  const parts = openParts(bytes);
  if ("wrong" in parts) return parts;
  const omitted = notices();
  const [body] = elements(parts.document, "body");
  if (body === undefined) return { wrong: "There is no text in this Word document." };
  const blocks = readBody(body, readStyles(parts), omitted);
  if (parts.names.some((name) => /(?:^|\/)(?:header|footer)\d*\.xml$/.test(name)))
    omitted.add("what stands on every page");
  return richToMarkdown({ blocks, notes: notesOf(parts.comments) }, omitted);
}
