import { frontMatterExtent } from "../text/layout";
import { fold, turnsOf, type Turn } from "../text/turns";
import type { Span } from "../text/span";
import { isAnonymous, quoteRefusal } from "./participant-consent";
import { readFrontMatter, type FrontMatter } from "../study/format/front-matter";
import type { Participant } from "../study/format/participants";
import { knownSpeakers, speakingIn, type Speaking } from "../study/model/voices";
import { participantKey, participantIdsIn, knownPeople } from "./known-people";

/** Why a document stays, as people are told. */
export const withheldReasons = {
  withdrawn: "documents with words of participants who have withdrawn",
  no: "documents with words of participants who do not want to be quoted",
  unread: "documents of which what is said in front can't be read",
  head: "documents that begin with the id of somebody who has withdrawn or does not want to be quoted",
  named: "documents that name a speaker who wants to be anonymous",
  path: "documents whose path has the name of somebody who is not to be named",
} as const;

/** Who speaks in a document. */
export interface DocumentConsent {
  readonly turns: readonly Turn[];
  /** Whose words stand in a stretch of it. */
  readonly speaking: (span: Span) => Speaking;
  /** All whom it names as its participants, or lets speak, by the ids that they have in participants.csv. */
  readonly people: ReadonlySet<string>;
  /** Whether one of them wants to be anonymous. */
  readonly hasAnonymous: boolean;
  /** Why it may not leave as it is; null where it may. */
  readonly why: Exclude<keyof typeof withheldReasons, "path"> | null;
  /** By which names it calls people who are not to be named. */
  readonly names: readonly string[];
}

/** Where a document says whom it is about, if it has no front matter. */
const head = 500;

/** Tells of each document who speaks in it, as far as consent asks for it. */
export function documentConsent(
  participants: ReadonlyMap<string, Participant>,
  interviewers: readonly string[],
): (path: string, text: string, front: FrontMatter) => DocumentConsent {
  const known = knownPeople(participants);
  const refusing = [...participants.values()].filter((one) => quoteRefusal(one) !== null);
  const namesRefusing = participantIdsIn(refusing.map(({ id }) => id));
  const isHeld = (one: Participant | undefined) => quoteRefusal(one) !== null || isAnonymous(one);
  return (path, text, front) => {
    const turns = turnsOf(text, [...knownSpeakers(front, interviewers), ...participants.keys()]);
    const speaking = speakingIn(front, turns, interviewers);
    const labels = Array.from(front.speakers, ([label, { participant }]) => ({
      participant,
      names: [label],
    }));
    for (const { body, label, names } of turns) {
      const { participant } = speaking({ start: label.start, end: Math.max(body.end, label.end) });
      if (participant !== null) labels.push({ participant, names: [...names] });
    }
    const ids = new Set([...front.participants, ...labels.map(({ participant }) => participant)]);
    const people = Array.from(ids, known);
    const refusals = people.map(quoteRefusal);
    // A label that nobody is said to have may be that of any participant whom the document names.
    const isOpen = front.participants.some((id) => isHeld(known(id)));
    const mapped = new Set(Array.from(front.speakers.values(), ({ participant }) => fold(participant)));
    const unnamed = labels.flatMap(({ participant: id, names }) => {
      const participant = known(id);
      if (participant === undefined ? !isOpen || mapped.has(fold(id)) : !isHeld(participant)) return [];
      const own = participant === undefined ? null : participantKey(participant.id);
      return names.filter((name) => participantKey(name) !== own && looksLikeName(name));
    });
    const isNamedInFront = () => namesRefusing(text.slice(0, frontMatterExtent(text)?.end ?? head));
    const why = refusals.includes("withdrawn")
      ? "withdrawn"
      : refusals.includes("no")
        ? "no"
        : !isReadable(text, path)
          ? "unread"
          : isNamedInFront()
            ? "head"
            : unnamed.length > 0
              ? "named"
              : null;
    return {
      turns,
      speaking,
      people: new Set(Array.from(ids, (id) => known(id)?.id ?? id)),
      hasAnonymous: people.some(isAnonymous),
      why,
      names: unnamed,
    };
  };
}

/** Whether what a document says in front was read to its end, and as it is meant. */
function isReadable(text: string, path: string): boolean {
  if (frontMatterExtent(text) === null) {
    const begin = text.slice(0, head);
    return !/^\s*---[ \t]*\n/.test(begin) || !(beginsWithKey.test(begin) || hasKey.test(begin));
  }
  return readFrontMatter(text, path).problems.every(({ severity }) => severity !== "error");
}

const beginsWithKey = /^\s*---[ \t]*\n\s*[^\s:]+:/;
const hasKey = /^[ \t]*["']?(?:participants?|speakers?|interviewers?|voice)["']?[ \t]*:/im;

/** Neither initials, nor a number, nor a role: `Mal`, `SANDRA`, `田中` and `Anna 2`, but neither `R3` nor `Participant 3`. */
function looksLikeName(label: string): boolean {
  const one = label.trim();
  return !/^(?:\p{Lu}{1,3}|\p{L})?[ _.-]?\d{0,4}$/u.test(one) && !isRole.test(one);
}

const isRole =
  /^(?:participant|respondent|interviewee|informant|speaker|interviewer|moderator|facilitator|researcher)[ _.-]?\d{0,4}$/iu;
