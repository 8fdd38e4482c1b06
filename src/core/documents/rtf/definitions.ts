import { encodingOfCodePage, encodingOfSet } from "./code-pages";

/** What an RTF file says before its text: fonts, styles and lists. */
export interface Definitions {
  /** By the fonts' numbers; a font that is not there has the document's own. */
  readonly encodings: Map<number, string>;
  /** The fonts whose letters are signs. */
  readonly signs: Set<number>;
  readonly styles: Map<number, Style>;
  /** Of each list the kinds of its levels' numbers: 23 is a bullet, 255 nothing. */
  readonly lists: Map<number, number[]>;
  /** The lists by the numbers that paragraphs call them by. */
  readonly overrides: Map<number, number>;
}

export interface Style {
  /** In small letters. */
  readonly name: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** From 0; null where the style is no heading's. */
  readonly outline: number | null;
}

/** The parts of a file in which these stand. */
export type DefinitionPart = "fonts" | "styles" | "lists" | "overrides";

/** Reads the definitions, told control word by control word. */
export function definitions() {
  const read: Definitions = {
    encodings: new Map(),
    signs: new Set(),
    styles: new Map(),
    lists: new Map(),
    overrides: new Map(),
  };
  let font = 0;
  let style: number | null = 0;
  let outline: number | null = null;
  let name = "";
  let levels: number[] = [];
  let list = 0;

  const control: Record<DefinitionPart, (name: string, value: number) => void> = {
    fonts(word, value) {
      if (word === "f") font = value;
      else if (word === "cpg") read.encodings.set(font, encodingOfCodePage(value));
      else if (word === "fcharset") {
        const encoding = encodingOfSet(value);
        if (encoding !== null) read.encodings.set(font, encoding);
        if (value === 2) read.signs.add(font);
      }
    },
    styles(word, value) {
      if (word === "s") style = value;
      else if (word === "cs" || word === "ds" || word === "ts") style = null;
      else if (word === "outlinelevel" && value >= 0 && value < 9) outline = value;
    },
    lists(word, value) {
      if (word === "list") levels = [];
      else if (word === "listlevel") levels.push(0);
      else if ((word === "levelnfc" || word === "levelnfcn") && levels.length > 0)
        levels[levels.length - 1] = value;
      else if (word === "listid") read.lists.set(value, levels);
    },
    overrides(word, value) {
      if (word === "listid") list = value;
      else if (word === "ls") read.overrides.set(value, list);
    },
  };

  return {
    read,
    control: (part: DefinitionPart, word: string, value: number | null) => control[part](word, value ?? 0),
    /** Words among the styles are their names, each ended by a semicolon. */
    styleName(words: string, look: Pick<Style, "isBold" | "isItalic">) {
      for (const unit of words) {
        if (unit !== ";") {
          name += unit;
          continue;
        }
        const { isBold, isItalic } = look;
        if (style !== null)
          read.styles.set(style, { name: name.trim().toLowerCase(), isBold, isItalic, outline });
        [style, outline, name] = [0, null, ""];
      }
    },
  };
}
