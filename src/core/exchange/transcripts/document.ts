import { describe } from "../../text/place";
import { textVersion } from "../../text/version";
import { scalar } from "../../documents/yaml-scalar";
import type { Codebook } from "../../study/format/codebook/codebook";
import { codeCalled } from "../../study/model/code-search";
import type { MakeId } from "../../study/format/ids";
import { instantOf, type Passage } from "../../study/format/record";
import type { Transcript, Comment } from "../../documents/transcript";

/** Who a speaker is: a participant, by id, or one who asks; null: nobody says. */
export type Role = { readonly participant: string } | "interviewer" | null;

/** A document to be written. */
export interface NewDocument {
  readonly text: string;
  /** With places in that text. */
  readonly comments: readonly Comment[];
}

/**
 * What was converted as a document's text, with front matter that says from which file it is, where it is from any, and
 * who speaks.
 */
export function newDocument(
  source: string | null,
  { text, speakers, comments }: Transcript,
  roles: ReadonlyMap<string, Role> = new Map(),
): NewDocument {
  const known = speakers.flatMap((speaker) => {
    const role = roles.get(speaker) ?? null;
    if (role === null) return [];
    return [`${scalar(speaker)}: ${scalar(role === "interviewer" ? role : role.participant)}`];
  });
  const lines = [
    ...(source === null ? [] : [`source: ${scalar(source)}`]),
    ...(known.length === 0 ? [] : [`speakers: {${known.join(", ")}}`]),
  ];
  const head = lines.length === 0 ? "" : `---\n${lines.join("\n")}\n---\n\n`;
  const moved = comments.map(({ span: { start, end }, ...rest }) => ({
    ...rest,
    span: { start: start + head.length, end: end + head.length },
  }));
  return { text: head + text, comments: moved };
}

/**
 * Comments as a coder's records: as a coding where the first line is nothing but a code's name or id, with the lines after
 * it as its memo; else as a comment. Whoever wrote words of their own is named before them. `now` is in milliseconds since 1970, UTC.
 */
export function commentRecords(
  { text, comments }: NewDocument,
  codebook: Codebook,
  makeId: MakeId,
  now: number,
): Passage[] {
  const version = textVersion(text);
  return comments.map(({ span, words, author }) => {
    const [first = "", ...rest] = words.split("\n");
    const code = codeCalled(codebook, first)?.id;
    const own = code === undefined ? words : rest.join("\n");
    const memo = own === "" ? {} : { memo: author === null ? own : `${author}: ${own}` };
    const says = code === undefined ? memo : { code, ...memo };
    return { id: makeId(now), ...says, ...describe(text, span, version), made: instantOf(now) };
  });
}
