import { fingerprint } from "../../../text/version";
import type { Shard } from "../../model/shard";

/** Older texts are forgotten beyond this many. */
const mostTexts = 200;

/**
 * Texts that an open document had before edits took something away from its passages, and where these stood: should one of
 * the texts come back, by undo or by hand, so do the passages.
 */
export interface EarlierText {
  keep(text: string, shard: Shard): void;
  /** Where passages stood when the text was the same; null where it never was. */
  at(length: number, text: () => string): EarlierPlaces | null;
  /** Something else was said of where a passage stands: what was before is no longer true of it. */
  forget(key: string): void;
}

export interface EarlierPlaces {
  readonly shard: Shard;
  isForgotten(key: string): boolean;
}

export function earlierTexts(): EarlierText {
  /** The latest first. */
  let texts: { length: number; print: number; shard: Shard; number: number }[] = [];
  let kept = 0;
  /** For each passage that was forgotten, how many texts had been kept by then. */
  const forgotten = new Map<string, number>();
  return {
    keep(text, shard) {
      const one = { length: text.length, print: fingerprint(text), shard, number: kept++ };
      texts = [one, ...texts.slice(0, mostTexts - 1)];
    },
    at(length, text) {
      const long = texts.filter((one) => one.length === length);
      if (long.length === 0) return null;
      const print = fingerprint(text());
      const same = long.find((one) => one.print === print);
      if (same === undefined) return null;
      return { shard: same.shard, isForgotten: (key) => (forgotten.get(key) ?? 0) > same.number };
    },
    forget(key) {
      if (kept > 0) forgotten.set(key, kept);
    },
  };
}
