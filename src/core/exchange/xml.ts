import { strFromU8 } from "fflate";
import { SaxesParser } from "saxes";
import { cited } from "../study/problem";
import { decode } from "./encoding";

/** An element as it was read; white space between elements is a child like any other text. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Its namespace; empty where it has none. */
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly (XmlElement | string)[];
}

export interface XmlAttribute {
  /** Without its prefix. */
  readonly name: string;
  /** Empty for an attribute without a prefix, as most are. */
  readonly uri: string;
  readonly value: string;
}

/**
 * What a file may cost: its length in characters, how deep its elements stand in each other, how many elements
 * and attributes there are.
 */
export interface XmlLimits {
  readonly length: number;
  readonly depth: number;
  readonly elements: number;
}

export const xmlLimits: XmlLimits = { length: 64_000_000, depth: 200, elements: 4_000_000 };

interface Open extends XmlElement {
  readonly children: (XmlElement | string)[];
}

class Stop extends Error {}

/**
 * Reads XML 1.0, in UTF-8 or UTF-16, up to its first error. A document type is refused, and with it every entity but
 * XML's own five. `wrong` is a sentence for people, which names the line.
 */
export function readXml(
  bytes: Uint8Array,
  limits = xmlLimits,
): { readonly root: XmlElement } | { readonly wrong: string } {
  const text = textOfXml(bytes);
  if (text.length > limits.length) return { wrong: "It is larger than what is read." };
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    forceXMLVersion: true,
    defaultXMLVersion: "1.0",
  });
  const open: Open[] = [];
  const roots: XmlElement[] = [];
  let count = 0;
  const stop = (message: string): never => {
    throw new Stop(`Line ${parser.line}: ${message}.`);
  };
  const addOne = () => {
    if (++count > limits.elements) stop("there is more in it than is read");
  };
  const addText = (words: string) => void open.at(-1)?.children.push(words);
  parser.on("error", ({ message }) => stop(cited(message)));
  parser.on("doctype", () => stop("a document type (DOCTYPE) is not allowed here"));
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("attribute", addOne);
  parser.on("opentag", ({ local, uri, attributes }) => {
    addOne();
    if (open.length >= limits.depth) stop("elements stand too deep in each other");
    const element: Open = {
      name: local,
      uri,
      attributes: Object.values(attributes).map((one) => ({
        name: one.local,
        uri: one.prefix === "" ? "" : one.uri,
        value: one.value,
      })),
      children: [],
    };
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  try {
    // In parts, so that a document type ends the reading before what follows it is looked at.
    for (let at = 0; at < text.length; at += part) parser.write(text.slice(at, at + part));
    parser.close();
  } catch (error) {
    if (error instanceof Stop) return { wrong: error.message };
    throw error;
  }
  const [root] = roots;
  return root === undefined ? { wrong: "There is nothing in it." } : { root };
}

const part = 65_536;

/** The value of an attribute, in any namespace unless one is named; null where there is none. */
export function attribute({ attributes }: XmlElement, name: string, uri?: string): string | null {
  return attributes.find((one) => one.name === name && (uri === undefined || one.uri === uri))?.value ?? null;
}

/** The elements right below one, in any namespace; only those of a name where one is given. */
export function elements({ children }: XmlElement, name?: string): XmlElement[] {
  return children.filter(
    (child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

/** All text in an element, that of the elements in it included. */
export function textIn({ children }: XmlElement): string {
  return children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");
}

function textOfXml(bytes: Uint8Array): string {
  const declared = /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{1,40})/i.exec(
    strFromU8(bytes.subarray(0, 200), true),
  );
  const isLatin = /^(?:iso-8859-1|latin-?1|windows-1252|us-ascii)$/i.test(declared?.[1] ?? "");
  return isLatin ? strFromU8(bytes, true) : decode(bytes).text;
}
