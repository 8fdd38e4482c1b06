import { losses } from "../../messages/notices";
import { attribute, type XmlElement } from "../../files/xml";
import type { BroughtIn } from "../transcript";
import { writtenToMarkdown } from "../written";
import { readBody } from "./body";
import { openParts } from "./parts";
import { readStyles } from "./styles";

/** An OpenDocument text (.odt) as Markdown, its annotations as comments; `wrong` is a sentence for people. */
export function openDocumentToMarkdown(bytes: Uint8Array): BroughtIn | { readonly wrong: string } {
  const parts = openParts(bytes);
  if ("wrong" in parts) return parts;
  const lost = losses();
  const gathering = { styles: readStyles(parts), notes: new Map(), lost, ended: endsIn(parts.body) };
  const blocks = readBody(parts.body, gathering);
  if (parts.hasMargins) lost.add("what stands on every page");
  return writtenToMarkdown({ blocks, notes: gathering.notes }, lost);
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
