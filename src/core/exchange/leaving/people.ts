import type { Participant } from "../../study/participants";
import type { Leaving } from "./leaving";

/**
 * Participants as they may leave: none who has withdrawn. Of those who want to be anonymous, or not to be quoted, nothing
 * is told but their id, their group and what they agreed to.
 */
export function peopleLeaving(
  participants: ReadonlyMap<string, Participant>,
  { stays }: Leaving,
): Participant[] {
  return [...participants.values()].flatMap((participant) => {
    if (participant.withdrawn) {
      stays.add("participants who have withdrawn", participant.id);
      return [];
    }
    const { quote, facts } = participant;
    if (quote === "named" || quote === null || facts.size === 0) return [participant];
    stays.add("facts about participants who want to be anonymous, or not quoted", participant.id, facts.size);
    return [{ ...participant, facts: new Map() }];
  });
}
