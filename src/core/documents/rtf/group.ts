import { plainParagraph, type Paragraph } from "./block-builder";
import type { Destination } from "./control-words";

/** What holds for a group, and comes back when it ends. */
export interface Group {
  readonly destination: Destination;
  /** Where the words go of which a group says the same once more, in Unicode. */
  readonly beneath: Destination;
  readonly paragraph: Paragraph;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isHidden: boolean;
  readonly change: "deleted" | "revised" | null;
  /** Null for the document's own. */
  readonly font: number | null;
  /** How many letters stand for one of Unicode, for programs that do not know it. */
  readonly standIns: number;
}

const plain = { isBold: false, isItalic: false, isHidden: false, change: null, font: null };

export const outermost: Group = {
  ...plain,
  destination: "text",
  beneath: "text",
  paragraph: plainParagraph,
  standIns: 1,
};

const mostStandIns = 100;

/** A group after a control word that says how its words or its paragraph are; null for a word that does not. */
export function groupAfter(group: Group, name: string, value: number | null): Group | null {
  const isOn = value !== 0;
  switch (name) {
    case "plain":
      return { ...group, ...plain };
    case "b":
      return group.isBold === isOn ? group : { ...group, isBold: isOn };
    case "i":
      return group.isItalic === isOn ? group : { ...group, isItalic: isOn };
    case "v":
      return group.isHidden === isOn ? group : { ...group, isHidden: isOn };
    case "deleted":
    case "revised":
      return { ...group, change: isOn ? name : null };
    case "f":
      return { ...group, font: value };
    case "uc":
      return { ...group, standIns: Math.min(mostStandIns, Math.max(0, value ?? 1)) };
    default: {
      const paragraph = paragraphAfter(group.paragraph, name, value ?? 0);
      return paragraph === null ? null : { ...group, paragraph };
    }
  }
}

function paragraphAfter(paragraph: Paragraph, name: string, value: number): Paragraph | null {
  switch (name) {
    case "pard":
      return plainParagraph;
    case "s":
      return { ...paragraph, style: value };
    case "intbl":
      return { ...paragraph, tables: Math.max(1, paragraph.tables) };
    case "itap":
      return { ...paragraph, tables: value };
    case "ls":
      return { ...paragraph, list: value };
    case "ilvl":
      return { ...paragraph, level: Math.max(0, value) };
    case "outlinelevel":
      return { ...paragraph, outline: value >= 0 && value < 9 ? value : null };
    default:
      return null;
  }
}
