import { walkXml, xmlLimits } from "../../xml";
import { mostCells, tooMany } from "../grid";
import { plain } from "./value";

/** Reads what a workbook's cells share: texts, those in several looks joined, without what is only said of their sound. */
export function readStrings(bytes: Uint8Array): { readonly strings: string[] } | { readonly wrong: string } {
  const strings: string[] = [];
  let words = "";
  let isText = false;
  let isPhonetic = false;
  let count = 0;
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
        if (name === "si" && ++count <= mostCells) strings.push(plain(words));
        else if (name === "rPh") isPhonetic = false;
        else if (name === "t") isText = false;
      },
    },
    { ...xmlLimits, elements: xmlLimits.length },
  );
  if (wrong !== null) return wrong;
  return count > mostCells ? tooMany : { strings };
}
