import { attribute, elements, type XmlElement } from "../../files/xml";
import type { Parts } from "./parts";

/** How words look; null where a style does not say. */
export interface TextStyle {
  readonly isBold: boolean | null;
  readonly isItalic: boolean | null;
  readonly isHidden: boolean | null;
}

export interface Styles {
  /** What direct formatting says of a whole paragraph: what its named style looks like is no emphasis. */
  ofParagraph(name: string | null): TextStyle;
  /** What a stretch of words looks like by its style and those that it builds on. */
  ofWords(name: string | null): TextStyle;
  /** The level of a heading, from 1, where a paragraph's style makes it one; else null. */
  headingLevel(name: string | null): number | null;
  /** Whether the items of a list at a level, from 1, have numbers. */
  isNumbered(list: string | null, level: number): boolean;
}

export const plainStyle: TextStyle = { isBold: null, isItalic: null, isHidden: null };

/** Styles that build on more others than these build on themselves. */
const longestChain = 50;

/** Reads a document's styles. */
export function readStyles({ automatic, named }: Parts): Styles {
  const all = [...named, ...automatic];
  const keyOf = (family: string, name: string) => `${family} ${name}`;
  const styles = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  for (const style of all) {
    const name = attribute(style, "name") ?? "";
    if (style.name === "list-style") lists.set(name, style);
    else if (style.name === "style") styles.set(keyOf(attribute(style, "family") ?? "", name), style);
  }
  const own = new Set(automatic);
  const chain = (family: string, name: string | null): XmlElement[] => {
    const found: XmlElement[] = [];
    let next = name;
    while (next !== null && found.length < longestChain) {
      const style = styles.get(keyOf(family, next));
      if (style === undefined) break;
      found.push(style);
      next = attribute(style, "parent-style-name");
    }
    return found;
  };
  return {
    ofParagraph: (name) => together(chain("paragraph", name).filter((style) => own.has(style))),
    ofWords: (name) => together(chain("text", name)),
    headingLevel(name) {
      for (const style of chain("paragraph", name)) {
        const outline = Number(attribute(style, "default-outline-level") ?? 0);
        if (outline >= 1) return outline;
        if (attribute(style, "name") === "Title") return 1;
      }
      return null;
    },
    isNumbered(list, level) {
      const style = list === null ? undefined : lists.get(list);
      const at = style && elements(style).find((one) => attribute(one, "level") === String(level));
      return at?.name === "list-level-style-number" && (attribute(at, "num-format") ?? "") !== "";
    },
  };
}

/** What the first of these styles says that says anything. */
function together(styles: readonly XmlElement[]): TextStyle {
  const looks = styles.flatMap((style) => elements(style, "text-properties")).map(lookOf);
  const first = (key: keyof TextStyle) => looks.find((look) => look[key] !== null)?.[key] ?? null;
  return { isBold: first("isBold"), isItalic: first("isItalic"), isHidden: first("isHidden") };
}

function lookOf(properties: XmlElement): TextStyle {
  const weight = attribute(properties, "font-weight");
  const slant = attribute(properties, "font-style");
  const display = attribute(properties, "display");
  return {
    isBold: weight === null ? null : weight === "bold" || Number(weight) >= 600,
    isItalic: slant === null ? null : slant === "italic" || slant === "oblique",
    isHidden: display === null ? null : display === "none",
  };
}
