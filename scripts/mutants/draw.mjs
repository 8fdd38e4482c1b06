/**
 * Draws mutations: one of each room first, so that none is left out, then of all rooms alike, so that a room has as
 * many as it has code. No two have a character in common. The same seed draws the same.
 * @param {Map<string, import("./mutations.mjs").Mutation[]>} byRoom
 * @param {{count: number, seed: number, works?: (mutation: import("./mutations.mjs").Mutation) => boolean}} how
 *     fewer than there are rooms are never drawn; what does not work is drawn again
 * @returns {import("./mutations.mjs").Mutation[]} by file and place
 */
export function draw(byRoom, { count, seed, works = () => true }) {
  const below = random(seed);
  const drawn = [];
  const drawFrom = (all) => {
    const left = [...all];
    while (left.length > 0) {
      const [mutation] = left.splice(below(left.length), 1);
      if (drawn.some((other) => overlap(mutation, other)) || !works(mutation)) continue;
      drawn.push(mutation);
      return true;
    }
    return false;
  };
  for (const mutations of byRoom.values()) drawFrom(mutations);
  const all = [...byRoom.values()].flat();
  while (drawn.length < count && drawFrom(all));
  return drawn.sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
}

const overlap = (one, other) => one.file === other.file && one.start < other.end && other.start < one.end;

/** Mulberry32: whole numbers from 0 up to, not including, a limit. */
function random(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit);
  };
}
