import type { Participant } from "../study/format/participants";
import type { Leaving } from "./release";

/** A group as it may be told: null where its name has others' words or names in it. */
export function groupLeaving({ isTheirs }: Leaving, participant: Participant | undefined): string | null {
  const group = participant?.group ?? null;
  return group === null || isTheirs(group) ? null : group;
}

/** Those participants who are in documents that leave. */
export function peopleOf(
  participants: ReadonlyMap<string, Participant>,
  { documents }: Leaving,
): Map<string, Participant> {
  const there = new Set(documents.flatMap(({ people }) => [...people]));
  return new Map([...participants].filter(([id]) => there.has(id)));
}

/**
 * Participants as they may leave: none who has withdrawn. Of those who want to be anonymous, or not to be quoted, nothing
 * is told but their id, their group and what they agreed to.
 */
export function peopleLeaving(
  participants: ReadonlyMap<string, Participant>,
  leaving: Leaving,
): Participant[] {
  const { isTheirs, stays } = leaving;
  return [...participants.values()].flatMap((participant) => {
    if (participant.withdrawn) {
      stays.add("participants who have withdrawn", participant.id);
      return [];
    }
    const { quote } = participant;
    const group = groupLeaving(leaving, participant);
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
    stays.add("facts and groups that quote or name people of documents that stay", participant.id, dropped);
    if (tells || participant.facts.size === 0) return [{ ...participant, group, archive, facts }];
    stays.add(
      "facts about participants who want to be anonymous, or not quoted",
      participant.id,
      participant.facts.size,
    );
    return [{ ...participant, group, archive, facts: new Map() }];
  });
}
