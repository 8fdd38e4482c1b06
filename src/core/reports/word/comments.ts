import { codeCalled } from "../../study/model/code-search";
import type { Codebook } from "../../study/format/codebook/codebook";
import { readInstant } from "../../study/format/instant";
import { element, type Written } from "../../files/xml-writer";
import type { ReportCode, ReportPassage } from "../report";
import { namespace, w } from "./parts";

/** A passage as a comment in the margin, with the number that its words name it by. */
export interface Numbered {
  readonly number: number;
  readonly passage: ReportPassage;
}

/**
 * Codings and comments as comments by their coders. A coding's says its code's name, so that it comes back as a coding
 * where it is imported; where another code would, its id. Its memo follows. A comment that says no more than a code's
 * name says that it is a comment.
 */
export function writeComments(comments: readonly Numbered[], codebook: Codebook): Written {
  const names = new Map<ReportCode, string>();
  const nameOf = (code: ReportCode) => {
    let name = names.get(code);
    if (name === undefined) {
      const shown = code.name.replace(/\s+/g, " ").trim();
      const called = codeCalled(codebook, shown)?.id;
      names.set(code, (name = called === undefined || called === code.id ? shown : `#${code.id}`));
    }
    return name;
  };
  return element(
    "w:comments",
    namespace,
    comments.map(({ number, passage }) => {
      const { code, coder, memo, record } = passage;
      const said = memo?.trim().split("\n") ?? [];
      const isCode = code === null && said[0] !== undefined && codeCalled(codebook, said[0]) !== null;
      const lines = [...(code === null ? [] : [nameOf(code)]), ...(isCode ? ["Comment:"] : []), ...said];
      const date = readInstant(record.made)?.replace(/\.\d+Z$/, "Z");
      return element(
        "w:comment",
        { "w:id": String(number), "w:author": coder, "w:date": date, "w:initials": initialsOf(coder) },
        (lines.length === 0 ? [""] : lines).map(paragraph),
      );
    }),
  );
}

function paragraph(line: string, at: number): Written {
  const mark = element("w:r", {}, [
    element("w:rPr", {}, [w("rStyle", "CommentReference")]),
    element("w:annotationRef"),
  ]);
  return element("w:p", {}, [
    element("w:pPr", {}, [w("pStyle", "CommentText")]),
    at === 0 ? mark : null,
    element("w:r", {}, [element("w:t", { "xml:space": "preserve" }, [line])]),
  ]);
}

/** `AR` for `Ana Ruiz`. */
function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 3)
    .map((word) => Array.from(word)[0]!.toUpperCase())
    .join("");
}
