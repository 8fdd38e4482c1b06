import { largestDocument } from "../../study/port";
import { normalise } from "../../text/normal";
import type { Decoded } from "../files/encoding";
import { documentPath, freePath } from "../arriving/free-name";
import { guidKey } from "../guids";
import { headFor } from "../arriving/head";
import type { IncomingDocument } from "../arriving/incoming";
import type { Losses } from "../losses";
import { attribute, elements, textIn, type XmlElement } from "../files/xml";
import type { Contents } from "./contents";
import { guessCounting, oddities } from "./guess";
import { readPassages, type Reading } from "./read-passages";
import { within, type ReadPeople } from "./read-people";

const kinds: Readonly<Record<string, string>> = {
  PictureSource: "pictures",
  PDFSource: "PDF files",
  AudioSource: "recordings of sound",
  VideoSource: "videos",
};

/** A source that came in as a document. */
export interface ReadSource {
  readonly element: XmlElement;
  readonly name: string;
  readonly document: IncomingDocument;
}

/** Reads all sources with a plain text, passages included; others are named as lost. */
export function readSources(
  { project, text }: Contents,
  people: ReadPeople,
  reading: Reading,
  remarks: Losses,
): ReadSource[] {
  const { lost } = reading;
  const taken = new Set<string>();
  const sources: ReadSource[] = [];
  for (const element of within(project, "Sources")) {
    const name = (attribute(element, "name") ?? "").trim() || "document";
    const source = asText(element, name, lost);
    if (source === null) continue;
    const decoded = contentOf(source, text);
    if (typeof decoded === "string") {
      lost.add(decoded, name);
      continue;
    }
    if (!decoded.sound) remarks.add("texts that hold � for what can't be read", name);
    const path = freePath(documentPath(name), (one) => taken.has(one.toLowerCase()));
    taken.add(path.toLowerCase());
    const body = normalise(decoded.text);
    const who = people.inSources.get(guidKey(attribute(element, "guid") ?? "")) ?? [];
    const head = headFor(body, who, people.valuesOf(element));
    const selections = elements(source, "PlainTextSelection");
    const guess = guessCounting(
      decoded,
      selections.map((one) => ({
        start: numberOf(attribute(one, "startPosition")),
        end: numberOf(attribute(one, "endPosition")),
        name: attribute(one, "name"),
      })),
    );
    if (selections.length > 0)
      for (const way of oddities(guess.counting)) remarks.add(`texts with ${way}`, name);
    remarks.add("passages that do not read as they are named", name, guess.misfits);
    const placed = selections.map((one, at) => {
      const span = guess.spans[at] ?? null;
      const { length } = head;
      return { element: one, span: span && { start: span.start + length, end: span.end + length } };
    });
    lost.add("codings of whole documents", name, elements(source, "Coding").length);
    const passages = readPassages(head + body, name, placed, reading);
    sources.push({ element: source, name, document: { path, text: head + body, passages } });
  }
  return sources;
}

/** The element that has the source's text: a PDF's is what stands for it. Null, and named, for what has none. */
function asText(element: XmlElement, name: string, lost: Losses): XmlElement | null {
  if (element.name === "TextSource") return element;
  const what = kinds[element.name] ?? "sources of an unknown kind";
  const coded = elements(element).filter((one) => one.name.endsWith("Selection")).length;
  const [representation] = elements(element, "Representation");
  if (representation !== undefined) {
    lost.add(`${what}, of which only the text comes along`, name);
    lost.add(`passages marked in ${what}`, name, coded);
    return representation;
  }
  lost.add(what, name);
  lost.add(`passages marked in ${what}`, name, coded);
  return null;
}

/** The text of a source; what is lost where there is none. */
function contentOf(source: XmlElement, text: Contents["text"]): Decoded | string {
  const path = attribute(source, "plainTextPath");
  const [content] = elements(source, "PlainTextContent");
  if (path === null || path === "") {
    if (content !== undefined) return { text: textIn(content), byteOrderMark: false, sound: true };
    return attribute(source, "richTextPath") === null
      ? "documents without a text"
      : "documents that are there as rich text only (Word or the like)";
  }
  const read = text(path);
  if (read === null) return "documents whose text is not in the file";
  if ("wrong" in read) return `documents that can't be read: ${read.wrong}`;
  return read.text.length > largestDocument ? "documents that are larger than what is read" : read;
}

function numberOf(written: string | null): number {
  return /^\s*\+?\d{1,10}\s*$/.test(written ?? "") ? Number(written) : -1;
}
