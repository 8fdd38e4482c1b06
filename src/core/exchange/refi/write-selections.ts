import type { ReleasedCodes } from "../../consent/released-codes";
import { isCoding, type Passage } from "../../study/format/record";
import type { Span } from "../../text/span";
import { releasedMemo, type Release, type ReleasedDocument } from "../../consent/release";
import type { Notices } from "../../messages/notices";
import { noteOmittedKeys } from "../../study/format/omitted-keys";
import { element, type Written } from "../../files/xml-writer";
import { codeGuid } from "./write-codes";
import { guidFor, guidOf } from "../guids";

/** What selections are written with. */
export interface Selecting {
  readonly study: string;
  readonly idOf: ReleasedCodes["idOf"];
  readonly omitted: Notices;
  readonly release: Release;
  /** Places in the text as positions in the file. */
  readonly position: (offset: number) => number;
  readonly user: (owner: string) => string;
  /** Keeps what somebody wrote on a passage; comes back with the note's GUID. */
  readonly note: (note: {
    guid: string;
    name: string;
    text: string;
    owner: string;
    record: Passage;
  }) => string;
}

interface Placed {
  readonly owner: string;
  readonly record: Passage;
  readonly span: Span;
}

const longestName = 120;

/**
 * The passages of a document as elements: one for each stretch that is coded, with a coding for each coder and code, and
 * one for each comment. What was not found again has no position, and is named.
 */
export function writeSelections({ path, text, anchors }: ReleasedDocument, given: Selecting): Written[] {
  const placed = anchors.flatMap(({ owner, record, placing: { status, span } }): Placed[] => {
    if (span !== null && status !== "ambiguous") return [{ owner, record, span }];
    given.omitted.add("passages that have no clear place", `${path}: ${record.id}`);
    return [];
  });
  placed.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.record.id < b.record.id ? -1 : 1),
  );
  const stretches = new Map<string, Placed[]>();
  for (const one of placed) {
    noteOmittedKeys(one.record, path, given.omitted);
    if (isCoding(one.record) && one.record.revised !== undefined)
      given.omitted.add("times when codings were last changed", path);
    const { start, end } = one.span;
    const key = isCoding(one.record) ? `${start} ${end}` : one.record.id;
    const there = stretches.get(key);
    if (there === undefined) stretches.set(key, [one]);
    else there.push(one);
  }
  return Array.from(stretches, ([key, all]) =>
    isCoding(all[0]!.record) ? codings(key, path, text, all, given) : comment(text, all[0]!, given),
  );
}

function codings(key: string, path: string, text: string, all: readonly Placed[], given: Selecting): Written {
  const { study, idOf, user } = given;
  const { span } = all[0]!;
  return element(
    "PlainTextSelection",
    { guid: guidFor(study, "selection", path, key), ...place(text, span, given) },
    all.map(({ owner, record }) =>
      element(
        "Coding",
        { guid: guidOf(record.id), creatingUser: user(owner), creationDateTime: record.made },
        [
          element("CodeRef", {
            targetGUID: codeGuid(study, idOf(record.code!)),
          }),
          noteRef(owner, record, text.slice(span.start, span.end), given),
        ],
      ),
    ),
  );
}

function comment(text: string, { owner, record, span }: Placed, given: Selecting): Written {
  return element(
    "PlainTextSelection",
    {
      guid: guidOf(record.id),
      ...place(text, span, given),
      creatingUser: given.user(owner),
      creationDateTime: record.made,
      modifiedDateTime: record.revised,
    },
    [noteRef(owner, record, text.slice(span.start, span.end), given)],
  );
}

function place(text: string, { start, end }: Span, { position }: Selecting) {
  return {
    name: shortened(text.slice(start, end)),
    startPosition: String(position(start)),
    endPosition: String(position(end)),
  };
}

function noteRef(owner: string, record: Passage, words: string, given: Selecting): Written | null {
  const { study, note } = given;
  const memo = releasedMemo(given.release, record);
  if (memo === null) return null;
  const guid = guidFor(study, "memo", record.id);
  note({ guid, name: shortened(words), text: memo, owner, record });
  return element("NoteRef", { targetGUID: guid });
}

/** The words of a passage as its name, cut where they are many. */
function shortened(words: string): string {
  const characters = Array.from(words.slice(0, 2 * longestName + 2));
  return characters.length <= longestName ? words : `${characters.slice(0, longestName - 1).join("")}…`;
}
