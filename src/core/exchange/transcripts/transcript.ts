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

/** A source as it was brought in. */
export interface BroughtIn {
  /** Markdown without front matter, LF line ends; empty where the source says nothing. */
  readonly text: string;
  /** Who speaks in it, in the order of first words. */
  readonly speakers: readonly string[];
  readonly lost: readonly Loss[];
}

/** Those that happened at all. */
export function losses(counts: Readonly<Record<string, number>>): Loss[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => ({ what, count }));
}
