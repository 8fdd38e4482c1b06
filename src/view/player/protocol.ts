import * as z from "zod/mini";

/** The person's language, for the page's own words: see `l10n.ts`. */
const bundle = z.record(z.string(), z.string());

/** What the extension tells the player. */
export const toPlayer = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("play"),
    /** The address of the document whose recording it is, to be kept for later. */
    document: z.string(),
    /** Where the page finds the recording. */
    source: z.string(),
    name: z.string(),
    /** In seconds from its start; null: where it was when the page was last shown, without playing. */
    at: z.nullable(z.number().check(z.nonnegative())),
    /** What to say where this VS Code can't play it. */
    unplayable: z.string(),
    bundle,
  }),
  /** There is nothing to play, and why. */
  z.object({ kind: z.literal("nothing"), document: z.string(), name: z.string(), why: z.string(), bundle }),
]);

export type ToPlayer = z.infer<typeof toPlayer>;
export type Playing = Extract<ToPlayer, { kind: "play" }>;

/** What the player asks of the extension. */
export const toExtension = z.discriminatedUnion("kind", [
  /** The page listens. */
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("showDocument") }),
]);

export type ToExtension = z.infer<typeof toExtension>;

/** What is kept for when the window is opened again. */
export const playerState = z.object({
  document: z.string(),
  source: z.string(),
  /** In seconds. */
  at: z.number().check(z.nonnegative()),
  speed: z.number().check(z.positive()),
});

export type PlayerState = z.infer<typeof playerState>;
