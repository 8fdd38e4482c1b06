import type { Span } from "../../text/span";
import { fold, type Turn } from "../../text/turns";
import type { FrontMatter } from "../format/front-matter";
import type { Voice } from "../format/voice";

/** Whose words a passage holds: the participant is null for an interviewer's, and where nobody is named. */
export interface Speaking {
  readonly participant: string | null;
  readonly voice: Voice;
  /** The speaker's name as the transcript gives it, an interviewer's too; null where nobody speaks. */
  readonly speaker: string | null;
}

/** The names under which a document's labels are looked for, besides those that the transcript itself gives. */
export function knownSpeakers(front: FrontMatter, interviewers: readonly string[]): string[] {
  return [...front.speakers.keys(), ...front.interviewers, ...interviewers];
}

/**
 * Tells whose words stand in a span: the speaker's who says most of it, interviewers aside; where nobody speaks, the
 * document's one participant's.
 */
export function speakingIn(
  front: FrontMatter,
  turns: readonly Turn[],
  interviewers: readonly string[],
): (span: Span) => Speaking {
  const silent: Speaking = {
    participant: front.participants.length === 1 ? front.participants[0]! : null,
    voice: front.voice ?? "own",
    speaker: null,
  };
  if (turns.length === 0) return () => silent;
  const known = rolesOf(front, turns, interviewers);
  const roles = turns.map(({ speaker }) => known.get(speaker)!);
  return ({ start, end }) => {
    let most = 0;
    let asked: Speaking | null = null;
    let found: Speaking | null = null;
    for (let at = firstTurn(turns, start); at < turns.length && turns[at]!.label.start < end; at++) {
      const turn = turns[at]!;
      const shared = Math.min(end, turn.body.end) - Math.max(start, turn.label.start);
      if (shared <= 0) continue;
      const role = roles[at]!;
      if (role.asks) asked ??= role;
      else if (shared > most) {
        most = shared;
        found = role;
      }
    }
    return found ?? asked ?? silent;
  };
}

interface Role extends Speaking {
  /** Whether this is an interviewer. */
  readonly asks: boolean;
}

/** What each speaker of the transcript is: found under the full name, or under any label of theirs. */
function rolesOf(
  front: FrontMatter,
  turns: readonly Turn[],
  interviewers: readonly string[],
): Map<string, Role> {
  const asking = new Set([...front.interviewers, ...interviewers].map(fold));
  const speaking = new Map(Array.from(front.speakers, ([label, role]) => [fold(label), role]));
  const roles = new Map<string, Role>();
  for (const [speaker, names] of namesOf(turns)) {
    const keys = Array.from(names, fold);
    const role = keys.map((key) => speaking.get(key)).find((found) => found !== undefined);
    const asks = keys.some((key) => asking.has(key));
    roles.set(speaker, {
      participant: asks ? null : (role?.participant ?? speaker),
      voice: (asks ? null : role?.voice) ?? front.voice ?? "own",
      speaker,
      asks,
    });
  }
  return roles;
}

/** For each speaker the full name, then the names on the labels. */
function namesOf(turns: readonly Turn[]): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const { speaker, names } of turns) {
    let own = all.get(speaker);
    if (own === undefined) all.set(speaker, (own = new Set([speaker])));
    for (const name of names) own.add(name);
  }
  return all;
}

function firstTurn(turns: readonly Turn[], start: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]!.body.end <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
