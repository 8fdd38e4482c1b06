import type { Span } from "./span";

/** A text's words and signs in their order, without the white space between them. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  /** Where each begins and ends, in UTF-16 code units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Equal for equal tokens of texts that were taken apart with the same `TokenIds`. */
  readonly ids: Int32Array;
}

/** Numbers tokens from 0, in the order in which they were first met. */
export type TokenIds = Map<string, number>;

/** Runs of letters and digits, single letters of scripts that put no space between words, and every other sign. */
const token =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}\p{M}])+|\S/gu;
const plainToken = /[a-zA-Z0-9]+|\S/g;
const plain = /^[\x00-\x7f]*$/;

export function tokensOf(text: string, ids: TokenIds, within: Span = { start: 0, end: text.length }): Tokens {
  const part = text.slice(within.start, within.end);
  const starts: number[] = [];
  const ends: number[] = [];
  const found: number[] = [];
  const pattern = plain.test(part) ? plainToken : token;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(part); match !== null; match = pattern.exec(part)) {
    const [word] = match;
    let id = ids.get(word);
    if (id === undefined) ids.set(word, (id = ids.size));
    starts.push(within.start + match.index);
    ends.push(within.start + match.index + word.length);
    found.push(id);
  }
  return {
    text,
    count: found.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    ids: Int32Array.from(found),
  };
}

/** The first token that ends behind `offset`; `count` where there is none. */
export function tokenAfter({ ends, count }: Tokens, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
