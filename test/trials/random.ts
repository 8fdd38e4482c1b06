/** Random choices that a seed repeats. */
export interface Random {
  /** From 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** Whether something happens that happens in this share of cases. */
  chance(share: number): boolean;
  /** @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
  fill(bytes: Uint8Array): Uint8Array;
}

/** Mulberry32: one 32-bit state, good enough to choose with. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick(list) {
      if (list.length === 0) throw new RangeError("nothing to pick from");
      return list[below(list.length)]!;
    },
    fill(bytes) {
      for (let at = 0; at < bytes.length; at++) bytes[at] = below(256);
      return bytes;
    },
  };
}
