import { attribute, elements, type XmlElement } from "../../files/xml";
import type { Block } from "../blocks";
import type { Parts } from "./parts";

/** What a document's styles and lists say. */
export interface Styles {
  /** What a paragraph is, by its properties; null where it has none. */
  kindOf(properties: XmlElement | null): Pick<Block, "kind" | "level">;
  /** Whether words have a look (`b`, `i`, `vanish`), by their properties and the style that these name. */
  isOn(properties: XmlElement | null, look: string): boolean;
}

const plain = { kind: "paragraph", level: 0 } as const;

/** Reads a document's styles and lists. */
export function readStyles({ styles, numbering }: Parts): Styles {
  const all = styles === null ? [] : elements(styles, "style");
  return { kindOf: kinds(all, numbering), isOn: looks(all) };
}

/** Styles that build on more others than these build on themselves. */
const longestChain = 50;

function looks(styles: readonly XmlElement[]): Styles["isOn"] {
  const ofWords = new Map<string, XmlElement>();
  for (const style of styles)
    if (attribute(style, "type") === "character") ofWords.set(attribute(style, "styleId") ?? "", style);
  return (properties, look) => {
    let next = properties === null ? null : valueOf(properties, "rStyle");
    let here: XmlElement | undefined = properties ?? undefined;
    for (let count = 0; count < longestChain; count++) {
      if (here !== undefined && elements(here, look).length > 0)
        return !["0", "false", "off", "none"].includes(valueOf(here, look) ?? "");
      const style: XmlElement | undefined = next === null ? undefined : ofWords.get(next);
      if (style === undefined) return false;
      [here] = elements(style, "rPr");
      next = valueOf(style, "basedOn");
    }
    return false;
  };
}

function kinds(styles: readonly XmlElement[], numbering: XmlElement | null): Styles["kindOf"] {
  const names = new Map<string, string>();
  for (const style of styles)
    names.set(attribute(style, "styleId") ?? "", valueOf(style, "name")?.toLowerCase() ?? "");
  const bullets = bulletsOf(numbering);
  return (properties) => {
    if (properties === null) return plain;
    const style = valueOf(properties, "pStyle") ?? "";
    const name = names.get(style) ?? style.toLowerCase();
    const heading = /^heading ?([1-9])$/.exec(name);
    if (name === "title") return { kind: "heading", level: 1 };
    if (heading !== null) return { kind: "heading", level: Math.min(6, Number(heading[1])) };
    const [list] = elements(properties, "numPr");
    const number = list === undefined ? null : valueOf(list, "numId");
    if (list === undefined || number === null || number === "0")
      return /^list ?bullet/.test(name) ? { kind: "bullet", level: 0 } : plain;
    const level = Math.min(8, Math.max(0, Number(valueOf(list, "ilvl") ?? 0) || 0));
    return { kind: bullets.has(`${number} ${level}`) ? "bullet" : "number", level };
  };
}

/** The lists and levels, as `list level`, whose items have no number. */
function bulletsOf(numbering: XmlElement | null): Set<string> {
  const bullets = new Set<string>();
  if (numbering === null) return bullets;
  const levels = new Map<string, string[]>();
  for (const list of elements(numbering, "abstractNum"))
    levels.set(
      attribute(list, "abstractNumId") ?? "",
      elements(list, "lvl")
        .filter((level) => valueOf(level, "numFmt") === "bullet")
        .map((level) => attribute(level, "ilvl") ?? "0"),
    );
  for (const list of elements(numbering, "num"))
    for (const level of levels.get(valueOf(list, "abstractNumId") ?? "") ?? [])
      bullets.add(`${attribute(list, "numId")} ${level}`);
  return bullets;
}

/** What an element's child of a name has for its value; null where there is none. */
export function valueOf(element: XmlElement, name: string): string | null {
  const [child] = elements(element, name);
  return child === undefined ? null : attribute(child, "val");
}
