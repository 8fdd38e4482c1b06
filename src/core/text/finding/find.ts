/** Calls `visit` for every place where `words` stand, overlapping ones included, in order, until it says false. */
export type Find = (words: string, visit: (at: number) => boolean) => void;

/** The index knows where each run of this many code units begins; shorter words are looked for without it. */
const run = 8;

/** The index pays from this many searches on: it takes about as long as they do. */
const fewestSearches = 4;

/** After this many places that only begin like the words, as in a text of dashes, it is quicker to look for them all. */
const mostMisses = 500;

/** Finds words in one text, many times over. `words` may not be empty. */
export function finder(text: string): Find {
  let searches = 0;
  let index: Index | null = null;
  const scan = (words: string, visit: (at: number) => boolean, from: number) => {
    let at = text.indexOf(words, from);
    while (at !== -1 && visit(at)) at = text.indexOf(words, at + 1);
  };
  return (words, visit) => {
    if (words.length < run || (index === null && ++searches < fewestSearches)) return scan(words, visit, 0);
    index ??= indexOf(text);
    let misses = 0;
    for (let at = index.first[slot(hash(words), index)]!; at !== -1; at = index.next[at]!) {
      if (text.slice(at, at + words.length) === words) {
        if (!visit(at)) return;
      } else if (++misses > mostMisses) return scan(words, visit, at + 1);
    }
  };
}

/** Chains of places whose runs have the same hash, in ascending order; -1 ends a chain. */
interface Index {
  /** Its length is a power of two, `32 - shift` its exponent. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly shift: number;
}

const base = 0x0100_0193;
const mix = 0x9e37_79b1 | 0;

/** How much the code unit behind a run would count in the run's hash. */
const leaving = Array.from({ length: run }).reduce<number>((power) => Math.imul(power, base), 1);

function indexOf(text: string): Index {
  const bits = Math.min(24, Math.max(8, 32 - Math.clz32(text.length)));
  const index = {
    first: new Int32Array(1 << bits).fill(-1),
    next: new Int32Array(text.length),
    shift: 32 - bits,
  };
  let rolling = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    rolling = (Math.imul(rolling, base) + text.charCodeAt(at)) | 0;
    if (at + run < text.length) rolling = (rolling - Math.imul(text.charCodeAt(at + run), leaving)) | 0;
    if (at + run > text.length) continue;
    const to = slot(rolling, index);
    index.next[at] = index.first[to]!;
    index.first[to] = at;
  }
  return index;
}

/** The hash of the run with which the words begin. */
function hash(words: string): number {
  let sum = 0;
  for (let at = run - 1; at >= 0; at--) sum = (Math.imul(sum, base) + words.charCodeAt(at)) | 0;
  return sum;
}

function slot(of: number, { shift }: Index): number {
  return Math.imul(of, mix) >>> shift;
}
