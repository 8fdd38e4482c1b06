import { stamp } from "../../text/turns";
import type { Piece } from "../pieces";
import type { BlockNesting } from "./block-nesting";
import type { ElementKind } from "./element-kinds";

/** The paragraphs of a page, as its words come. */
export interface ParagraphBuilder {
  /** `isKept`: its lines are as they are written. */
  say(
    words: string,
    look: { readonly isBold: boolean; readonly isItalic: boolean },
    kind: ElementKind | null,
    isKept: boolean,
  ): void;
  /** Two in a row end a paragraph. */
  breakLine(): void;
  /** What stands before an item on paper. */
  label(words: string): void;
  /** The next paragraph is a list's item; what follows in the same item is none. */
  beginItem(): void;
  endItem(): void;
  end(): void;
}

const time = new RegExp(`^[[(]?${stamp}`);

/** No paragraphs yet; each goes to where it stands. */
export function paragraphBuilder(framed: BlockNesting): ParagraphBuilder {
  let pieces: Piece[] = [];
  let kind: ElementKind | null = null;
  let isItem = false;
  let hasWords = false;
  /** Whether nothing was said since the line was broken. */
  let isBroken = false;
  let label = "";
  let before = "";

  const end = () => {
    const taken = pieces;
    pieces = [];
    isBroken = false;
    before = "";
    if (!hasWords) return;
    hasWords = false;
    if (kind !== null && kind.heading > 0)
      framed.add({ kind: "heading", level: kind.heading, pieces: taken });
    else if (kind?.list != null && isItem) {
      const isNumber = label === "" ? kind.list.kind === "number" : /\p{N}|\p{L}[.)\]]/u.test(label);
      framed.add({ kind: isNumber ? "number" : "bullet", level: kind.list.level, pieces: taken });
      isItem = false;
    } else framed.add({ kind: "paragraph", level: 0, pieces: taken });
    label = "";
  };
  const breakLine = () => {
    if (isBroken) end();
    else if (hasWords) {
      pieces.push({ words: "\n", isBold: false, isItalic: false });
      isBroken = true;
    }
  };
  const told: ParagraphBuilder = {
    say(words, look, of, isKept) {
      if (isKept && words.includes("\n")) {
        for (const [at, line] of words.split(/\r?\n/).entries()) {
          if (at > 0) breakLine();
          told.say(line, look, of, false);
        }
        return;
      }
      const isBlank = words.trim() === "";
      if (isBlank && !hasWords) return;
      if (!isBlank) {
        hasWords = true;
        isBroken = false;
        kind = of;
      }
      // Pages that part names from times by their styles alone.
      if (time.test(words) && /\S$/.test(before)) pieces.push({ words: " ", ...look });
      before = words;
      pieces.push({ words: words.replace(/\s+/g, " "), ...look });
    },
    breakLine,
    label(words) {
      label += words.trim();
    },
    beginItem() {
      isItem = true;
    },
    endItem() {
      isItem = false;
    },
    end,
  };
  return told;
}
