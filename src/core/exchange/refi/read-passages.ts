import { describe } from "../../text/place";
import type { Span } from "../../text/span";
import { textVersion } from "../../text/version";
import type { Passage } from "../../study/format/record";
import { guidKey, idFor, idOfGuid } from "../guids";
import type { IncomingDocument } from "../import/incoming";
import type { Notices } from "../../messages/notices";
import { attribute, elements, type XmlElement } from "../../files/xml";
import type { Notes } from "./read-notes";
import type { ReadUsers } from "./read-users";
import { readInstant } from "../../study/format/instant";

/** What passages are read with. */
export interface PassageReader {
  readonly codes: ReadonlyMap<string, string>;
  readonly users: ReadUsers;
  readonly notes: Notes;
  readonly omitted: Notices;
  /** When what has no time of its own was made. */
  readonly otherwise: string;
  /** The ids of all records so far. */
  readonly ids: Set<string>;
}

const longestMemo = 1_000_000;
const longestQuote = 1_000_000;

/**
 * A document's passages as records: one for each coding, and a comment for each selection that is not coded, or on which
 * somebody wrote something.
 */
export function readPassages(
  text: string,
  source: string,
  selections: readonly { readonly element: XmlElement; readonly span: Span | null }[],
  reading: PassageReader,
): IncomingDocument["passages"] {
  const { codes, users, notes, omitted, ids } = reading;
  const version = textVersion(text);
  const all: { owner: string; record: Passage }[] = [];
  const add = (element: XmlElement, place: ReturnType<typeof describe>, by: string | null, rest: object) => {
    const guid = attribute(element, "guid") ?? "";
    let id = idOfGuid(guid) ?? idFor(source, guid);
    for (let number = 0; ids.has(id); number++) id = idFor(source, guid, String(place.start), String(number));
    ids.add(id);
    const made = readInstant(attribute(element, "creationDateTime")) ?? reading.otherwise;
    const { code, revised, memo } = rest as { code?: string; revised?: string; memo?: string };
    const record = {
      id,
      ...(code === undefined ? {} : { code }),
      ...place,
      made,
      ...(revised === undefined ? {} : { revised }),
      ...(memo === undefined ? {} : { memo }),
    };
    all.push({ owner: users.owner(by), record });
  };
  const memoOn = (element: XmlElement) => {
    const memo = notes.on(element);
    if (memo === null || memo.length <= longestMemo) return memo === null ? {} : { memo };
    omitted.add("ends of long memos", source);
    return { memo: memo.slice(0, longestMemo) };
  };
  for (const { element, span } of selections) {
    const codings = elements(element, "Coding");
    const by = attribute(element, "creatingUser");
    if (span === null || span.end - span.start > longestQuote) {
      omitted.add("passages that stand nowhere in their text", source, Math.max(1, codings.length));
      continue;
    }
    const place = describe(text, span, version);
    for (const coding of codings) {
      const [reference] = elements(coding, "CodeRef");
      const code = codes.get(
        guidKey(reference === undefined ? "" : (attribute(reference, "targetGUID") ?? "")),
      );
      if (code === undefined) {
        omitted.add("codings with codes that are not in the file", source);
        continue;
      }
      add(coding, place, attribute(coding, "creatingUser") ?? by, { code, ...memoOn(coding) });
    }
    const { memo } = memoOn(element);
    if (memo === undefined && codings.length > 0) continue;
    const revised = readInstant(attribute(element, "modifiedDateTime"));
    const changed = revised === null || codings.length > 0 ? {} : { revised };
    add(element, place, by, { ...changed, ...(memo === undefined ? {} : { memo }) });
  }
  return all;
}
