import { largestDocument } from "../../text/limits";
import { describe } from "../../text/place";
import { normalise } from "../../text/normal";
import { textVersion } from "../../text/version";
import { instantOf } from "../../study/format/record";
import { passageLimit, fittingMemo } from "../import/limits";
import type { Incoming, IncomingDocument } from "../import/incoming";
import { notices } from "../../messages/notices";
import { readText } from "../../files/read-text";
import { importTranscript, pathFor, type Importing } from "../transcripts/import-transcript";
import { markCodes } from "./codes";
import { readMarks } from "./read-marks";
import { readTags } from "./tags";

type Wrong = { readonly wrong: string };

const tooMany = { wrong: "There are more marks in it than are read." };
const mostPassages = 100_000;

/**
 * A Markdown file that was coded in its text, as a clean document with codings and comments: what was coded is told by
 * the marks of several habits. The study's own codes are used where they have the name, others are made. `wrong` is a
 * sentence for people.
 */
export function importMarked(bytes: Uint8Array, importing: Importing): Incoming | Wrong {
  const { file, coder, codebook, makeId, now } = importing;
  const read = readText(bytes, importing);
  if (read === null) return { wrong: "This is no text." };
  if (read.text.length > largestDocument) return { wrong: "It is larger than what is read." };
  const warnings = notices(read.warnings);
  const unmarked = readMarks(normalise(read.text), warnings);
  if (unmarked === null) return tooMany;
  const { text, passages: marked } = readTags(unmarked, warnings);
  if (marked.length > mostPassages) return tooMany;
  const omitted = notices();
  const codes = markCodes(codebook);
  const version = textVersion(text);
  const isTaken = passageLimit(omitted);
  const passages = marked.flatMap(({ span, code, memo }): IncomingDocument["passages"][number][] => {
    if (!isTaken(span, file)) return [];
    const id = code === null ? null : codes.idOf(code);
    if (code !== null && id === null) {
      omitted.add("codings with more codes than are made", file);
      return [];
    }
    const record = {
      id: makeId(now),
      ...(id === null ? {} : { code: id }),
      ...describe(text, span, version),
      made: instantOf(now),
      ...(memo === null ? {} : { memo: fittingMemo(memo, file, omitted) }),
    };
    return [{ owner: coder, record }];
  });
  return {
    name: null,
    documents: [{ path: pathFor(importing), text, passages }],
    codes: codes.made(),
    coders: new Map(),
    participants: [],
    memos: [],
    omitted: omitted.all,
    warnings: warnings.all,
    ...(read.guessed === undefined ? {} : { guessed: read.guessed }),
  };
}

/** A plain text: where it was coded with qcoder, as that; any other as a transcript. */
export function importText(
  bytes: Uint8Array,
  importing: Importing,
): Incoming | Wrong | Promise<Incoming | Wrong> {
  const isCoded = readText(bytes, importing)?.text.includes("(/QCODE){#") === true;
  return isCoded ? importMarked(bytes, importing) : importTranscript(bytes, importing);
}
