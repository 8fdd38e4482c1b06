import type { Span } from "../../text/span";

/** What one speaker said in one go, or a stretch of words of whom nobody knows who said them. */
export interface Said {
  /** Null where the source names nobody. */
  readonly speaker: string | null;
  /** In seconds from the recording's start; null where the source names no time. */
  readonly time: number | null;
  /** Plain words: no Markdown, on one line. */
  readonly words: string;
}

/** What a source held that Markdown can't, or that was left out on purpose; a sentence's worth of words and how often. */
export interface Loss {
  readonly what: string;
  readonly count: number;
}

/** What somebody remarked on a stretch of the source. */
export interface Remark {
  /** Where it stands in the text that was brought in. */
  readonly span: Span;
  readonly words: string;
  /** Null where the source names nobody. */
  readonly author: string | null;
}

/** A source as it was brought in. */
export interface BroughtIn {
  /** Markdown without front matter, LF line ends; empty where the source says nothing. */
  readonly text: string;
  /** Who speaks in it, in the order of first words. */
  readonly speakers: readonly string[];
  readonly remarks: readonly Remark[];
  readonly lost: readonly Loss[];
}

/** How often each thing was lost, as it is found out. */
export interface Losing {
  readonly lose: (what: string) => void;
  readonly lost: Loss[];
}

export function losing(): Losing {
  const counts = new Map<string, number>();
  return {
    lose: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    get lost() {
      return Array.from(counts, ([what, count]) => ({ what, count }));
    },
  };
}
