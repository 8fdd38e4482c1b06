import { describe } from "../../text/place";
import { textVersion } from "../../text/version";
import { findCode, type Codebook } from "../../study/codebook/codebook";
import { codeNamed } from "../../study/codebook/search";
import type { MakeId } from "../../study/ids";
import { instantOf, type Passage } from "../../study/record";
import type { BroughtIn, Comment } from "./transcript";

/** Who a speaker is: a participant, by id, or one who asks; null: nobody says. */
export type Role = { readonly participant: string } | "interviewer" | null;

/** A document to be written. */
export interface NewDocument {
  readonly text: string;
  /** With places in that text. */
  readonly comments: readonly Comment[];
}

/** What was brought in as a document's text, with front matter that says from which file it is and who speaks. */
export function newDocument(
  source: string,
  { text, speakers, comments }: BroughtIn,
  roles: ReadonlyMap<string, Role> = new Map(),
): NewDocument {
  const known = speakers.flatMap((speaker) => {
    const role = roles.get(speaker) ?? null;
    if (role === null) return [];
    return [`${scalar(speaker)}: ${scalar(role === "interviewer" ? role : role.participant)}`];
  });
  const lines = [
    `source: ${scalar(source)}`,
    ...(known.length === 0 ? [] : [`speakers: {${known.join(", ")}}`]),
  ];
  const head = `---\n${lines.join("\n")}\n---\n\n`;
  const moved = comments.map(({ span: { start, end }, ...rest }) => ({
    ...rest,
    span: { start: start + head.length, end: end + head.length },
  }));
  return { text: head + text, comments: moved };
}

/**
 * Comments as a coder's records: as a coding where one says nothing but a code's name or id, else as a comment that names
 * its author. `now` is in milliseconds since 1970, UTC.
 */
export function commentRecords(
  { text, comments }: NewDocument,
  codebook: Codebook,
  makeId: MakeId,
  now: number,
): Passage[] {
  const version = textVersion(text);
  return comments.map(({ span, words, author }) => {
    const code = (findCode(codebook, words.trim().replace(/^#/, "")) ?? codeNamed(codebook, words))?.id;
    const memo = author === null ? words : `${author}: ${words}`;
    const says = code === undefined ? { memo } : { code };
    return { id: makeId(now), ...says, ...describe(text, span, version), made: instantOf(now) };
  });
}

/** A text as YAML reads it again: bare where it can't be taken for anything else. */
export function scalar(text: string): string {
  const isBare =
    /^[\p{L}][\p{L}\p{N} _.()'-]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) &&
    !text.endsWith(" ");
  return isBare ? text : JSON.stringify(text);
}
