import type { Span } from "../span";

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

/** What a character is to tokens; scripts that put no space between words have their letters one by one. */
const kind = { space: 1, letter: 2, mark: 3, alone: 4 } as const;

const isSpace = /^\s$/u;
const isMark = /^\p{M}$/u;
const isLetter = /^[\p{L}\p{N}]$/u;
const isWord = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]$/u;

/** The kinds of characters that were met, by their code units. */
const kinds = new Uint8Array(0x1_0000);

/** Runs of letters and digits are tokens, and every other sign but white space is one. */
export function tokensOf(text: string, ids: TokenIds, within: Span = { start: 0, end: text.length }): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const found: number[] = [];
  for (let at = within.start; at < within.end;) {
    const first = kindAt(text, at);
    const start = at;
    at += widthAt(text, at);
    if (first === kind.space) continue;
    while (at < within.end) {
      const next = kindAt(text, at);
      if (next !== kind.mark && (next !== kind.letter || first === kind.alone)) break;
      at += widthAt(text, at);
    }
    const word = text.slice(start, at);
    let id = ids.get(word);
    if (id === undefined) ids.set(word, (id = ids.size));
    starts.push(start);
    ends.push(at);
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

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (widthAt(text, at) > 1) return kindOf(text.slice(at, at + 2));
  return kinds[unit] === 0 ? (kinds[unit] = kindOf(text[at]!)) : kinds[unit]!;
}

function kindOf(character: string): number {
  if (isSpace.test(character)) return kind.space;
  if (isMark.test(character)) return kind.mark;
  return isLetter.test(character) && !isWord.test(character) ? kind.letter : kind.alone;
}

/** Two for a character of two code units. */
function widthAt(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
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
