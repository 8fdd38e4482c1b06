import { losses } from "../../messages/notices";
import { readText } from "../../files/read-text";
import type { Reading } from "../reading";
import type { BroughtIn } from "../transcript";
import { tooLong, writtenToMarkdown } from "../written";
import { charsetIn } from "./charset";
import { rulesIn } from "./look";
import { page } from "./page";
import { turnsOfPlayers } from "./players";
import { readTags } from "./tags";

/** A web page (.html) as Markdown; `wrong` is a sentence for people. */
export function htmlToMarkdown(bytes: Uint8Array, reading: Reading): BroughtIn | { readonly wrong: string } {
  const read = readText(bytes, {
    ...reading,
    encoding: reading.encoding ?? charsetIn(bytes, reading.decode),
  });
  if (read === null) return { wrong: "This is no text." };
  const lost = losses();
  const listening = page(rulesIn(sheetsIn(read.text)), lost);
  readTags(read.text, listening);
  if (listening.isFull()) return tooLong;
  const shown = { blocks: turnsOfPlayers(listening.end()), notes: new Map() };
  const brought = writtenToMarkdown(shown, lost, read.remarks);
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
