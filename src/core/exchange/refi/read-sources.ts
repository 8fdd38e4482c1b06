import { largestDocument } from "../../text/limits";
import { normalise } from "../../text/normal";
import type { Decoded } from "../../files/unicode";
import { documentPath, freePath } from "../../study/format/free-name";
import { guidKey } from "../guids";
import { frontMatterFor } from "../import/front-matter";
import type { IncomingDocument } from "../import/incoming";
import type { Notices } from "../../messages/notices";
import { attribute, elements, textIn, type XmlElement } from "../../files/xml";
import type { Contents } from "./contents";
import { guessCounting, oddities, type Selection } from "./guess-positions";
import { readPassages, type PassageReader } from "./read-passages";
import { within, type ReadPeople } from "./read-people";

const kinds: Readonly<Record<string, string>> = {
  PictureSource: "pictures",
  PDFSource: "PDF files",
  AudioSource: "recordings of sound",
  VideoSource: "videos",
};

/** A source that came in as a document. */
export interface ReadSource {
  /** Those that something may be noted on: the source, and the element that has its text. */
  readonly elements: readonly XmlElement[];
  readonly name: string;
  readonly document: IncomingDocument;
}

/** Reads all sources with a plain text, passages included; others are named as lost. */
export function readSources(
  { project, text }: Contents,
  people: ReadPeople,
  reading: PassageReader,
  warnings: Notices,
): ReadSource[] {
  const { omitted } = reading;
  const taken = new Set<string>();
  const sources: ReadSource[] = [];
  const texts = function* () {
    for (const element of within(project, "Sources")) yield* textsOf(element, omitted);
  };
  for (const { element, source, name } of texts()) {
    const decoded = contentOf(source, text);
    if (typeof decoded === "string") {
      omitted.add(decoded, name);
      continue;
    }
    if (!decoded.sound) warnings.add("texts that hold � for what can't be read", name);
    const path = freePath(documentPath(name), (one) => taken.has(one.toLowerCase()));
    taken.add(path.toLowerCase());
    const body = normalise(decoded.text);
    const who = people.inSources.get(guidKey(attribute(element, "guid") ?? "")) ?? [];
    const head = frontMatterFor(body, who, people.valuesOf(element));
    const selections = selectionsIn(source);
    const guess = guessCounting(decoded, selections);
    if (selections.length > 0)
      for (const way of oddities(guess.counting)) warnings.add(`texts with ${way}`, name);
    warnings.add("passages that do not read as they are named", name, guess.misfits);
    const placed = selections.map(({ element: one }, at) => {
      const span = guess.spans[at] ?? null;
      const { length } = head;
      return { element: one, span: span && { start: span.start + length, end: span.end + length } };
    });
    omitted.add("codings of whole documents", name, elements(source, "Coding").length);
    const passages = readPassages(head + body, name, placed, reading);
    sources.push({
      elements: [...new Set([element, source])],
      name,
      document: { path, text: head + body, passages },
    });
  }
  return sources;
}

/** A text of a source: its own, what stands for a PDF's, or a transcript of a recording. */
interface SourceText {
  /** The source. */
  readonly element: XmlElement;
  /** The element that has the text. */
  readonly source: XmlElement;
  readonly name: string;
}

/** The texts of a source; none, and named, for one that has none. */
function textsOf(element: XmlElement, omitted: Notices): SourceText[] {
  const name = nameOf(element) || "document";
  if (element.name === "TextSource") return [{ element, source: element, name }];
  const what = kinds[element.name] ?? "sources of an unknown kind";
  const texts = [...elements(element, "Representation"), ...elements(element, "Transcript")];
  const coded = elements(element).filter((one) => one.name.endsWith("Selection")).length;
  omitted.add(texts.length === 0 ? what : `${what}, of which only the text comes along`, name);
  omitted.add(`passages marked in ${what}`, name, coded);
  if (texts.length > 0) omitted.add("codings of whole documents", name, elements(element, "Coding").length);
  return texts.map((source) => ({ element, source, name: (texts.length > 1 && nameOf(source)) || name }));
}

function nameOf(element: XmlElement): string {
  return (attribute(element, "name") ?? "").trim();
}

/** The passages of a text as it counts them; those of a transcript go from one time in it to another. */
function selectionsIn(source: XmlElement): (Selection & { readonly element: XmlElement })[] {
  const times = new Map(
    elements(source, "SyncPoint").map((one) => [
      guidKey(attribute(one, "guid") ?? ""),
      numberOf(attribute(one, "position")),
    ]),
  );
  const at = (one: XmlElement, time: string) => times.get(guidKey(attribute(one, time) ?? "")) ?? -1;
  return [
    ...elements(source, "PlainTextSelection").map((element) => ({
      element,
      start: numberOf(attribute(element, "startPosition")),
      end: numberOf(attribute(element, "endPosition")),
      name: attribute(element, "name"),
    })),
    ...elements(source, "TranscriptSelection").map((element) => ({
      element,
      start: at(element, "fromSyncPoint"),
      end: at(element, "toSyncPoint"),
      name: attribute(element, "name"),
    })),
  ];
}

/** The text of a source; what is lost where there is none. */
function contentOf(source: XmlElement, text: Contents["text"]): Decoded | string {
  const path = attribute(source, "plainTextPath");
  const [content] = elements(source, "PlainTextContent");
  if (path === null || path === "") {
    const own = content === undefined ? null : textIn(content);
    if (own !== null && own.length > largestDocument) return tooLarge;
    if (own !== null) return { text: own, byteOrderMark: false, sound: true };
    return attribute(source, "richTextPath") === null
      ? "documents without a text"
      : "documents that are there as rich text only (Word or the like)";
  }
  const read = text(path);
  if (read === null) return "documents whose text is not in the file";
  if ("wrong" in read) return `documents that can't be read: ${read.wrong}`;
  return read.text.length > largestDocument ? tooLarge : read;
}

const tooLarge = "documents that are larger than what is read";

function numberOf(written: string | null): number {
  return /^\s*\+?\d{1,10}\s*$/.test(written ?? "") ? Number(written) : -1;
}
