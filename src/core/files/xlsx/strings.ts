import { walkXml, xmlLimits } from "../xml";
import { mostCells, tooMany } from "./grid";
import { longestText, plain, tooLong } from "./value";

/** Nothing is kept but the texts. */
const limits = { ...xmlLimits, elements: 8_000_000 };

/** Reads what a workbook's cells share: texts, those in several looks joined, without what is only said of their sound. */
export function readStrings(bytes: Uint8Array): { readonly strings: string[] } | { readonly wrong: string } {
  const strings: string[] = [];
  let words = "";
  let isText = false;
  let isPhonetic = false;
  let count = 0;
  let longest = 0;
  const wrong = walkXml(
    bytes,
    {
      open({ name }) {
        if (name === "si") words = "";
        else if (name === "rPh") isPhonetic = true;
        else if (name === "t") isText = !isPhonetic;
      },
      text(part) {
        if (isText) words += part;
      },
      close(name) {
        if (name === "si") {
          longest = Math.max(longest, words.length);
          if (++count <= mostCells && longest <= longestText) strings.push(plain(words));
        }
        if (name === "rPh") isPhonetic = false;
        if (name === "t") isText = false;
      },
    },
    limits,
  );
  if (wrong !== null) return wrong;
  if (longest > longestText) return tooLong;
  return count > mostCells ? tooMany : { strings };
}
