/** A ratio, or a number of faults, that was measured, and what it may be at most. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  readonly bar: number;
  /** What the value is made of, with seeds. */
  readonly detail: string;
}

/** A bench: measures, and says what it found. Each file in this folder that ends in `.bench.ts` exports one as default. */
export type Bench = () => Promise<Measure[]>;

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}

/** A seed from the environment's SEED, else the one that is always taken. */
export const seed = Number(process.env["SEED"] ?? 20261121);
