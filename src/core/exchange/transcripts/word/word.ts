import { elements } from "../../xml";
import { blocksToMarkdown } from "../blocks";
import { speakersOf } from "../plain";
import { tablesToBlocks } from "../tables";
import { losing, type BroughtIn, type Remark } from "../transcript";
import { readBody } from "./body";
import { commentsOf } from "./comments";
import { openParts } from "./parts";
import { kinds } from "./styles";

/** A Word document (.docx) as Markdown, its comments as remarks; `wrong` is a sentence for people. */
export function wordToMarkdown(bytes: Uint8Array): BroughtIn | { readonly wrong: string } {
  const parts = openParts(bytes);
  if ("wrong" in parts) return parts;
  const losses = losing();
  const { lose } = losses;
  const [body] = elements(parts.document, "body");
  if (body === undefined) return { wrong: "There is no text in this Word document." };
  const blocks = tablesToBlocks(readBody(body, kinds(parts), losses));
  const { text, stretches } = blocksToMarkdown(blocks);
  const remarks: Remark[] = [];
  for (const [id, { words, author }] of commentsOf(parts.comments)) {
    const span = stretches.get(id);
    if (span === undefined) lose("a comment on nothing that is left");
    else remarks.push({ span, words, author });
  }
  if (parts.names.some((name) => /(?:^|\/)(?:header|footer)\d*\.xml$/.test(name)))
    lose("what stands on every page");
  return { text, speakers: speakersOf(text), remarks, lost: losses.lost };
}
