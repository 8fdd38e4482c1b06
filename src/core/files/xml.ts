import { cited } from "../messages/cited";
import { strFromU8 } from "fflate";
import { SaxesParser } from "saxes";
import { decode } from "./unicode";

/** How an element begins. */
export interface XmlStart {
  /** Without its prefix. */
  readonly name: string;
  /** Its namespace; empty where it has none. */
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
}

/** An element as it was read; white space between elements is a child like any other text. */
export interface XmlElement extends XmlStart {
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

/**
 * Reads XML 1.0, in UTF-8 or UTF-16, up to its first error. A document type is refused, and with it every entity but
 * XML's own five. `wrong` is a sentence for people, which names the line.
 */
export function readXml(
  bytes: Uint8Array,
  limits = xmlLimits,
): { readonly root: XmlElement } | { readonly wrong: string } {
  const open: Open[] = [];
  const roots: XmlElement[] = [];
  const wrong = walkXml(
    bytes,
    {
      open(start) {
        const element: Open = { ...start, children: [] };
        (open.at(-1)?.children ?? roots).push(element);
        open.push(element);
      },
      text: (words) => void open.at(-1)?.children.push(words),
      close: () => void open.pop(),
    },
    limits,
  );
  if (wrong !== null) return wrong;
  const [root] = roots;
  return root === undefined ? { wrong: "There is nothing in it." } : { root };
}

/** Who is told of a file while it is read. */
export interface XmlWalker {
  readonly open: (start: XmlStart) => void;
  readonly text: (words: string) => void;
  readonly close: (name: string) => void;
}

class Stop extends Error {}

/** Reads the same as `readXml` and keeps nothing of it: for files too large for that. Null where nothing is wrong. */
export function walkXml(
  bytes: Uint8Array,
  { open, text: told, close }: XmlWalker,
  limits: XmlLimits,
): { readonly wrong: string } | null {
  const text = textOfXml(bytes);
  if (text.length > limits.length) return { wrong: "It is larger than what is read." };
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    forceXMLVersion: true,
    defaultXMLVersion: "1.0",
  });
  let count = 0;
  let depth = 0;
  const stop = (message: string): never => {
    throw new Stop(`Line ${parser.line}: ${message}.`);
  };
  const addOne = () => {
    if (++count > limits.elements) stop("there is more in it than is read");
  };
  parser.on("error", ({ message }) => stop(cited(message)));
  parser.on("doctype", () => stop("a document type (DOCTYPE) is not allowed here"));
  parser.on("text", told);
  parser.on("cdata", told);
  parser.on("attribute", addOne);
  parser.on("opentag", ({ local, uri, attributes }) => {
    addOne();
    if (depth++ >= limits.depth) stop("elements stand too deep in each other");
    const given = Object.values(attributes).map((one) => ({
      name: one.local,
      uri: one.prefix === "" ? "" : one.uri,
      value: one.value,
    }));
    open({ name: local, uri, attributes: given });
  });
  parser.on("closetag", ({ local }) => {
    depth--;
    close(local);
  });
  try {
    // In parts, so that a document type ends the reading before what follows it is looked at.
    for (let at = 0; at < text.length; at += part) parser.write(text.slice(at, at + part));
    parser.close();
  } catch (error) {
    if (error instanceof Stop) return { wrong: error.message };
    throw error;
  }
  return null;
}

const part = 65_536;

/** The value of an attribute, in any namespace unless one is named; null where there is none. */
export function attribute({ attributes }: XmlStart, name: string, uri?: string): string | null {
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
