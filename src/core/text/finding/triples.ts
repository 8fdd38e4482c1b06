import type { Tokens } from "./tokens";

/** A number for the token at a place, as well spread as a triple's. */
export function singleAt(ids: Int32Array, at: number): number {
  return Math.imul(ids[at]! + 1, mix);
}

/** A number for three tokens that follow each other from `at` on; others hardly ever have the same. */
export function tripleAt(ids: Int32Array, at: number): number {
  return Math.imul(Math.imul(Math.imul(ids[at]!, mix) + ids[at + 1]!, mix) + ids[at + 2]!, mix);
}

const mix = 0x9e37_79b1 | 0;

/** Where three tokens in a row stand in a text: chains of places whose triples share a slot; -1 ends a chain. */
export interface Triples {
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly shift: number;
}

export function triplesOf({ ids, count }: Tokens): Triples {
  const bits = Math.max(8, 33 - Math.clz32(count));
  const triples = {
    first: new Int32Array(1 << bits).fill(-1),
    next: new Int32Array(count),
    shift: 32 - bits,
  };
  for (let at = count - 3; at >= 0; at--) {
    const slot = tripleAt(ids, at) >>> triples.shift;
    triples.next[at] = triples.first[slot]!;
    triples.first[slot] = at;
  }
  return triples;
}

/** Up to `most` places of a text where the three tokens stand that follow each other in `ids` from `at` on, ascending. */
export function placesOf(
  ids: Int32Array,
  at: number,
  { ids: others }: Tokens,
  { first, next, shift }: Triples,
  most: number,
): number[] {
  const found: number[] = [];
  for (let to = first[tripleAt(ids, at) >>> shift]!; to !== -1 && found.length < most; to = next[to]!)
    if (others[to] === ids[at] && others[to + 1] === ids[at + 1] && others[to + 2] === ids[at + 2])
      found.push(to);
  return found;
}
