import { notices } from "../../messages/notices";
import { readText } from "../../files/read-text";
import type { Reading } from "../reading";
import type { Transcript } from "../transcript";
import { tooLong, richToMarkdown } from "../rich-document";
import { charsetIn } from "./charset";
import { rulesIn } from "./text-style";
import { readPage } from "./page";
import { turnsOfPlayers } from "./players";
import { readTags } from "./tags";

/** A web page (.html) as Markdown; `wrong` is a sentence for people. */
export function htmlToMarkdown(bytes: Uint8Array, reading: Reading): Transcript | { readonly wrong: string } {
  const read = readText(bytes, {
    ...reading,
    encoding: reading.encoding ?? charsetIn(bytes, reading.decode),
  });
  if (read === null) return { wrong: "This is no text." };
  const omitted = notices();
  const listening = readPage(rulesIn(sheetsIn(read.text)), omitted);
  readTags(read.text, listening);
  if (listening.isFull()) return tooLong;
  const shown = { blocks: turnsOfPlayers(listening.end()), notes: new Map() };
  const brought = richToMarkdown(shown, omitted, read.warnings);
  return read.guessed === undefined ? brought : { ...brought, guessed: read.guessed };
}

/** The style sheets that stand in a page, one after the other. */
function sheetsIn(text: string): string {
  const sheets: string[] = [];
  const opening = /<style(?=[\s>])/gi;
  for (let begin = opening.exec(text); begin !== null; begin = opening.exec(text)) {
    const from = text.indexOf(">", begin.index) + 1;
    const to = from === 0 ? -1 : text.indexOf("</style", from);
    if (to === -1) break;
    sheets.push(text.slice(from, to));
    opening.lastIndex = to;
  }
  return sheets.join("\n");
}
