import { notices } from "../../messages/notices";
import { attribute, type XmlElement } from "../../files/xml";
import type { Transcript } from "../transcript";
import { richToMarkdown } from "../rich-document";
import { readBody } from "./body";
import { openParts } from "./parts";
import { readStyles } from "./styles";

/** An OpenDocument text (.odt) as Markdown, its annotations as comments; `wrong` is a sentence for people. */
export function openDocumentToMarkdown(bytes: Uint8Array): Transcript | { readonly wrong: string } {
  const parts = openParts(bytes);
  if ("wrong" in parts) return parts;
  const omitted = notices();
  const reader = { styles: readStyles(parts), notes: new Map(), omitted, ended: endsIn(parts.body) };
  const blocks = readBody(parts.body, reader);
  if (parts.hasMargins) omitted.add("what stands on every page");
  return richToMarkdown({ blocks, notes: reader.notes }, omitted);
}

/** The names of the annotations that end somewhere. */
function endsIn(body: XmlElement): Set<string> {
  const ended = new Set<string>();
  const left = [body];
  for (let element = left.pop(); element !== undefined; element = left.pop()) {
    if (element.name === "annotation-end") ended.add(attribute(element, "name") ?? "");
    for (const child of element.children) if (typeof child !== "string") left.push(child);
  }
  return ended;
}
