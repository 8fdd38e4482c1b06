import type { Code } from "../../study/format/codebook/codebook";
import type { Passage } from "../../study/format/record";
import type { Notice } from "../../messages/notices";

/** What a file of another program brings, in a study's terms; where it goes is not decided yet. */
export interface Incoming {
  /** What the study is called there. */
  readonly name: string | null;
  readonly documents: readonly IncomingDocument[];
  readonly codes: readonly IncomingCode[];
  /** Shown names by coder, layers left out. */
  readonly coders: ReadonlyMap<string, string>;
  readonly participants: readonly IncomingParticipant[];
  readonly memos: readonly IncomingMemo[];
  /** What does not come along. */
  readonly omitted: readonly Notice[];
  /** How the file was understood, where that is not as it should be. */
  readonly warnings: readonly Notice[];
  /** Of a transcript, who speaks in it, in the order of first words. */
  readonly speakers?: readonly string[];
  /** The encoding that its bytes seem to be in, where nothing says which it is. */
  readonly guessed?: string;
}

export interface IncomingDocument {
  /** The study path it would like to have. */
  readonly path: string;
  /** Normalised. */
  readonly text: string;
  readonly passages: readonly { readonly owner: string; readonly record: Passage }[];
}

export type IncomingCode = Pick<Code, "id" | "name" | "definition" | "include" | "exclude" | "examples"> & {
  /** Null where none is given. */
  readonly color: string | null;
  readonly codes: readonly IncomingCode[];
};

export interface IncomingParticipant {
  readonly id: string;
  /** By column of `participants.csv`. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface IncomingMemo {
  /** The study path it would like to have: below `memos/`, or a theme's. */
  readonly path: string;
  readonly text: string;
}
