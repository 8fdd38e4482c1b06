import type { Participant } from "../study/format/participants";
import type { Release } from "./release";

/** A group as it may be told: null where its name has others' words or names in it. */
export function releasedGroup({ isTheirs }: Release, participant: Participant | undefined): string | null {
  const group = participant?.group ?? null;
  return group === null || isTheirs(group) ? null : group;
}

/** Those participants who are in documents that leave. */
export function participantsIn(
  participants: ReadonlyMap<string, Participant>,
  { documents }: Release,
): Map<string, Participant> {
  const there = new Set(documents.flatMap(({ people }) => [...people]));
  return new Map([...participants].filter(([id]) => there.has(id)));
}

/**
 * Participants as they may leave: none who has withdrawn. Of those who want to be anonymous, or not to be quoted, nothing
 * is told but their id, their group and what they agreed to.
 */
export function releasedParticipants(
  participants: ReadonlyMap<string, Participant>,
  release: Release,
): Participant[] {
  const { isTheirs, withheld } = release;
  return [...participants.values()].flatMap((participant) => {
    if (participant.withdrawn) {
      withheld.add("participants who have withdrawn", participant.id);
      return [];
    }
    const { quote } = participant;
    const group = releasedGroup(release, participant);
    const archive =
      participant.archive !== null && isTheirs(participant.archive) ? null : participant.archive;
    const facts = new Map(
      [...participant.facts].filter(([column, fact]) => !isTheirs(column) && !isTheirs(String(fact))),
    );
    const tells = quote === "named" || quote === null;
    const dropped =
      (group === participant.group ? 0 : 1) +
      (archive === participant.archive ? 0 : 1) +
      (tells ? participant.facts.size - facts.size : 0);
    withheld.add(
      "facts and groups that quote or name people of documents that stay",
      participant.id,
      dropped,
    );
    if (tells || participant.facts.size === 0) return [{ ...participant, group, archive, facts }];
    withheld.add(
      "facts about participants who want to be anonymous, or not quoted",
      participant.id,
      participant.facts.size,
    );
    return [{ ...participant, group, archive, facts: new Map() }];
  });
}
