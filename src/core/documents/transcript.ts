import type { Span } from "../text/span";
import type { Notice } from "../messages/notices";

/** What one speaker said in one go, or a stretch of words of whom nobody knows who said them. */
export interface TranscriptTurn {
  /** Null where the source names nobody. */
  readonly speaker: string | null;
  /** In seconds from the recording's start; null where the source names no time. */
  readonly time: number | null;
  /** Plain words: no Markdown, on one line. */
  readonly words: string;
}

/** What somebody noted on a stretch of the source. */
export interface Comment {
  /** Where it stands in the text that was converted. */
  readonly span: Span;
  readonly words: string;
  /** Null where the source names nobody. */
  readonly author: string | null;
}

/** A source as it was converted. */
export interface Transcript {
  /** Markdown without front matter, LF line ends; empty where the source says nothing. */
  readonly text: string;
  /** Who speaks in it, in the order of first words. */
  readonly speakers: readonly string[];
  readonly comments: readonly Comment[];
  /** What does not come along. */
  readonly omitted: readonly Notice[];
  /** How the source was understood, where that is not as it should be. */
  readonly warnings: readonly Notice[];
  /** The encoding that its bytes seem to be in, where nothing says which it is. */
  readonly guessed?: string;
}
