/** Whose words a passage holds: a participant's own, the note-taker's observation, second-hand, or an analogy. */
export const voices = ["own", "observed", "second-hand", "analogy"] as const;
export type Voice = (typeof voices)[number];
