import { describe } from "../../text/place";
import { normalise } from "../../text/normal";
import { textVersion } from "../../text/version";
import type { Coders } from "../import/coders";
import { fittingMemo, type passageLimit } from "../import/limits";
import { idFor } from "../guids";
import type { IncomingDocument } from "../import/incoming";
import type { Notices } from "../../messages/notices";
import { guessCounting, oddities } from "../refi/guess-positions";
import { readInstant } from "../../study/format/instant";
import type { Row } from "../../files/sqlite/database";
import { codeKey } from "./codes";
import { numberIn, textIn } from "../databases/values";

/** A document of QualCoder, and what its passages are read with. */
export interface Marking {
  readonly name: string;
  readonly path: string;
  /** Its text as the project keeps it, and what is to stand before it. */
  readonly raw: string;
  readonly head: string;
  readonly codings: readonly Row[];
  readonly annotations: readonly Row[];
  readonly ids: ReadonlyMap<string, string>;
  readonly people: Coders;
  readonly now: string;
  readonly isTaken: ReturnType<typeof passageLimit>;
  readonly omitted: Notices;
  readonly warnings: Notices;
}

/**
 * A document with its codings, and annotations as comments. QualCoder counts as the editor did in which somebody
 * selected: rare characters as two, as a rule; which it was is told by the words that it keeps of each coding.
 */
export function readMarked(given: Marking): IncomingDocument {
  const { name, path, raw, head, codings, annotations, ids, people, now, isTaken, omitted, warnings } = given;
  const isMarked = raw.startsWith("\uFEFF");
  const source = { text: isMarked ? raw.slice(1) : raw, byteOrderMark: isMarked, sound: true };
  const rows = [...codings, ...annotations];
  const guess = guessCounting(
    source,
    rows.map((row) => ({
      start: numberIn(row, "pos0") ?? -1,
      end: numberIn(row, "pos1") ?? -1,
      name: textIn(row, "seltext") || null,
    })),
  );
  if (rows.length > 0) for (const way of oddities(guess.counting)) warnings.add(`texts with ${way}`, name);
  warnings.add("passages that do not read as they are named", name, guess.misfits);
  const text = head + normalise(raw);
  const version = textVersion(text);
  const passages = rows.flatMap((row, at): IncomingDocument["passages"][number][] => {
    const span = guess.spans[at] ?? null;
    const isCoding = at < codings.length;
    const code = isCoding ? ids.get(codeKey(numberIn(row, "cid") ?? -1)) : undefined;
    if (isCoding && code === undefined) {
      omitted.add("codings with codes that are not in the file", name);
      return [];
    }
    if (span === null) {
      omitted.add("passages that stand nowhere in their text", name);
      return [];
    }
    if (!isTaken(span, name)) return [];
    if (numberIn(row, "important") === 1) omitted.add("that a coding is important", name);
    const memo = textIn(row, "memo").trim();
    const owner = people.owner(textIn(row, "owner"));
    const place = { start: span.start + head.length, end: span.end + head.length };
    const record = {
      id: idFor("QualCoder", path, owner, code ?? "", String(at), textIn(row, "ctid") || textIn(row, "anid")),
      ...(code === undefined ? {} : { code }),
      ...describe(text, place, version),
      made: readInstant(textIn(row, "date").replace(" ", "T")) ?? now,
      ...(memo === "" ? {} : { memo: fittingMemo(memo, name, omitted) }),
    };
    return [{ owner, record }];
  });
  return { path, text, passages };
}
