import { describe as describePassage } from "../../src/core/text/place";
import { formatRecord } from "../../src/core/study/format/record";
import { study, type Study } from "./driver/study.js";

/** One coding: who gave which words of a document which code. */
export type Coded = readonly [owner: string, document: string, words: string, code: string];

/** The id of the nth coding of `codedStudy`, from 0. */
export function idOfCoding(number: number): string {
  return `01JD7Q2M8Z3K5V9X0B4N${String(number).padStart(6, "0")}`;
}

/** A study of these files in which somebody coded already. */
export function codedStudy(files: Record<string, string>, codings: readonly Coded[]): Study {
  const sidecars: Record<string, string> = {};
  for (const [number, [owner, document, words, code]] of codings.entries()) {
    const text = files[document]!;
    const start = text.indexOf(words);
    if (start === -1) throw new RangeError(`“${words}” is not in ${document}`);
    const place = describePassage(text, { start, end: start + words.length });
    const record = { id: idOfCoding(number), code, ...place, made: "2026-11-21T10:04:00Z" };
    const file = `codings/${owner}/${document}.jsonl`;
    sidecars[file] = `${sidecars[file] ?? ""}${formatRecord(record)}\n`;
  }
  return study({ "emic.yaml": "name: Resellers\n", ...files, ...sidecars });
}

const codebook = `# Talked through in October.
codes:
  - id: price
    name: Price
    color: amber
    definition: What something costs, as a reason or a limit.
    status: stable
    codes:
      # Ana wants to split this.
      - id: margin
        name: Margin
      - id: haggling
        name: Haggling
  - id: trust
    name: Trust
    color: teal
    status: stable
  - id: quality
    name: Quality
    color: purple
`;

const documents = {
  "interviews/r1.md":
    "---\nparticipant: P01\n---\n\nThey only call when they want a number.\n\nIt was never the price. Eight per cent is what is left for me.\n\nI beat them down every spring, it is a sport.\n",
  "interviews/r2.md":
    "---\nparticipant: P02\n---\n\nIf I'm a pound over the next lad I don't exist.\n\nI would trust Marek with my keys.\n",
  "visits/shop.md":
    "---\nparticipant: P03\nmethod: observation\n---\n\nHe checks every box twice before it leaves the shop.\n",
};

/** A small study: three documents, five codes, seven codings by two coders; nobody gave *Quality*. */
export function smallStudy(): Study {
  return codedStudy(
    {
      ...documents,
      "codebook.yaml": codebook,
      "participants.csv":
        "participant,group,quote,withdrawn\nP01,lost,named,\nP02,existing,no,\nP03,existing,anonymous,yes\n",
    },
    [
      ["ana", "interviews/r1.md", "It was never the price.", "price"],
      ["ana", "interviews/r1.md", "Eight per cent is what is left for me.", "margin"],
      ["ben", "interviews/r1.md", "Eight per cent", "margin"],
      ["ana", "interviews/r1.md", "I beat them down every spring", "haggling"],
      ["ana", "interviews/r2.md", "If I'm a pound over the next lad I don't exist.", "price"],
      ["ana", "interviews/r2.md", "I would trust Marek with my keys.", "trust"],
      ["ana", "visits/shop.md", "He checks every box twice", "trust"],
    ],
  );
}
