import { losses } from "../../losses";
import { elements } from "../../xml";
import { blocksToMarkdown } from "../blocks";
import { speakersOf } from "../plain";
import { tablesToBlocks } from "../tables";
import type { BroughtIn, Comment } from "../transcript";
import { readBody } from "./body";
import { notesOf } from "./comments";
import { openParts } from "./parts";
import { kinds } from "./styles";

/** A Word document (.docx) as Markdown, its comments as comments; `wrong` is a sentence for people. */
export function wordToMarkdown(bytes: Uint8Array): BroughtIn | { readonly wrong: string } {
  const parts = openParts(bytes);
  if ("wrong" in parts) return parts;
  const lost = losses();
  const [body] = elements(parts.document, "body");
  if (body === undefined) return { wrong: "There is no text in this Word document." };
  const blocks = tablesToBlocks(readBody(body, kinds(parts), lost));
  const { text, stretches } = blocksToMarkdown(blocks);
  const comments: Comment[] = [];
  for (const [id, { words, author }] of notesOf(parts.comments)) {
    const span = stretches.get(id);
    if (span === undefined) lost.add("comments on nothing that is left");
    else comments.push({ span, words, author });
  }
  if (parts.names.some((name) => /(?:^|\/)(?:header|footer)\d*\.xml$/.test(name)))
    lost.add("what stands on every page");
  return { text, speakers: speakersOf(text), comments, lost: lost.all, remarks: [] };
}
