import { element, type Written } from "../../files/xml-writer";
import type { Block } from "../blocks";
import type { Step } from "../steps";
import { w } from "./parts";
import { bullets } from "./styles";

/** What paragraphs are written with. */
export interface Writing {
  readonly text: string;
  /** The number of the comment on each passage, by its place among the document's. */
  readonly comment: (passage: number) => number;
  /** The first numbers of the numbered lists so far. */
  readonly lists: number[];
}

/** A document's blocks as paragraphs. */
export function writeBlocks(
  blocks: readonly Block[],
  steps: readonly (readonly Step[])[],
  writing: Writing,
): Written[] {
  return blocks.map((block, at) => {
    const before = blocks[at - 1];
    if (block.kind === "number" && before?.kind !== "number") writing.lists.push(block.number);
    const pieces = steps[at]!.flatMap((step) => piecesOf(step, block, writing));
    return element("w:p", {}, [lookOf(block, writing), ...pieces]);
  });
}

/** The name of a document, as the head of what follows. */
export function writeTitle(title: string, isFirst: boolean): Written {
  return element("w:p", {}, [
    element("w:pPr", {}, [w("pStyle", "Title"), isFirst ? null : w("pageBreakBefore")]),
    element("w:r", {}, [words(title)]),
  ]);
}

function lookOf({ kind, level }: Block, { lists }: Writing): Written | null {
  const item = (list: number) =>
    element("w:pPr", {}, [element("w:numPr", {}, [w("ilvl", level), w("numId", list)])]);
  if (kind === "heading") return element("w:pPr", {}, [w("pStyle", `Heading${level}`)]);
  if (kind === "quote") return element("w:pPr", {}, [w("pStyle", "Quote")]);
  if (kind === "bullet") return item(bullets);
  if (kind === "number") return item(bullets + lists.length);
  if (kind === "paragraph") return null;
  const line = { "w:val": "single", "w:sz": "6", "w:space": "1", "w:color": "auto" };
  return element("w:pPr", {}, [element("w:pBdr", {}, [element("w:bottom", line)])]);
}

function piecesOf(step: Step, { isFilled }: Block, { text, comment }: Writing): Written[] {
  if ("opens" in step) return [element("w:commentRangeStart", { "w:id": String(comment(step.opens)) })];
  if ("closes" in step) {
    const id = { "w:id": String(comment(step.closes)) };
    const reference = element("w:r", {}, [
      element("w:rPr", {}, [w("rStyle", "CommentReference")]),
      element("w:commentReference", id),
    ]);
    return [element("w:commentRangeEnd", id), reference];
  }
  const { start, end, isBold, isItalic, part } = step.run;
  const shown = text.slice(start, end);
  const look = [isBold || part === "speaker" ? w("b") : null, isItalic ? w("i") : null];
  const content = shown === "\n" ? (isFilled ? words(" ") : element("w:br")) : words(shown);
  const isPlain = look.every((one) => one === null);
  return [element("w:r", {}, [isPlain ? null : element("w:rPr", {}, look), content])];
}

function words(text: string): Written {
  return element("w:t", { "xml:space": "preserve" }, [text]);
}
