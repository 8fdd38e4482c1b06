import type { Span } from "../../text/span";

/** A code's id that a memo or a theme mentions: `#taken-for-granted`. */
export interface Mention {
  /** The number sign included. */
  readonly span: Span;
  readonly id: string;
}

/** Stands by itself: after a space, an opening bracket or the like, and before no letter. */
const pattern = /(?<![^\s(\[{"'“”„‘’«»>—–|*_,;:!?…])#([a-z0-9-]{1,64})(?![\p{L}\p{N}_#/-])/gu;

/** What looks like a code's id, in order; whether there is such a code is for the codebook to say. */
export function mentionsIn(text: string): Mention[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: whole, 1: id }) => ({
    span: { start: index, end: index + whole.length },
    id: id!,
  }));
}
