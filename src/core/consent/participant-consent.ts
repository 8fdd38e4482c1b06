import { strictest, type Participant } from "../study/format/participants";

/** Why a participant's words may not be quoted; null where they may, or nobody asked. */
export function quoteRefusal(participant: Participant | undefined): "withdrawn" | "no" | null {
  if (participant === undefined) return null;
  if (participant.withdrawn) return "withdrawn";
  return participant.quote === "no" ? "no" : null;
}

/** Whether nothing that leaves the study may tell who a participant is. */
export function isAnonymous(participant: Participant | undefined): boolean {
  return participant?.quote === "anonymous";
}

/** Of two participants, the one who allows less; the first where they allow the same. */
export function stricterParticipant(a: Participant, b: Participant): Participant {
  if (a.withdrawn !== b.withdrawn) return a.withdrawn ? a : b;
  return strictest(a.quote, b.quote) === a.quote ? a : b;
}
