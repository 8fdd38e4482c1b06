import { stricterParticipant } from "./participant-consent";
import type { Participant } from "../study/format/participants";
import { fold } from "../text/turns";
import { phraseMatcher } from "./phrases";

/**
 * Finds whose an id is, also where it is written in another way: `p2`, `P 2` and `P02` are P2's, unless somebody else has
 * that very id. Of several who may be meant it is the one who allows the least.
 */
export function knownPeople(
  participants: ReadonlyMap<string, Participant>,
): (id: string) => Participant | undefined {
  const byKey = new Map<string, Participant>();
  for (const one of participants.values()) {
    const key = participantKey(one.id);
    const other = byKey.get(key);
    byKey.set(key, other === undefined ? one : stricterParticipant(other, one));
  }
  return (id) => participants.get(id) ?? byKey.get(participantKey(id));
}

/** An id as it is compared: `P 02` as `p2`, and `001` as `1`, which is how front matter has it as a number. */
export function participantKey(id: string): string {
  return fold(id.normalize("NFKC"))
    .replace(/[\s\p{Cf}]+/gu, "")
    .replace(/(?<!\d)0+(?=\d)/g, "");
}

/** Tells whether one of these ids stands in a text as a word of its own, in whatever case. */
export function participantIdsIn(ids: Iterable<string>): (text: string) => boolean {
  const stand = phraseMatcher(Array.from(ids, wordsOf));
  return (text) => stand(wordsOf(text));
}

function wordsOf(text: string): string[] {
  return (fold(text.normalize("NFKC")).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(participantKey);
}
