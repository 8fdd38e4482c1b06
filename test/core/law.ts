import * as fc from "fast-check";

/** Where random input begins; `SEED=…` in the environment repeats a run. */
export const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 0x7fffffff));

/** How many times as often as usual: `RUNS=20` looks harder, as the trials do. The core's own suite is to be quick. */
const harder = Number(process.env["RUNS"] ?? 1);

/** Checks that something holds for random input. What fails is made small, and the seed is printed. */
export function law<Input>(input: fc.Arbitrary<Input>, holds: (input: Input) => void, runs = 12): void {
  fc.assert(
    fc.property(input, (one) => {
      holds(one);
    }),
    { seed, numRuns: runs * harder },
  );
}

/** The same for what takes its time. */
export function lawOf<Input>(
  input: fc.Arbitrary<Input>,
  holds: (input: Input) => Promise<void>,
): Promise<void> {
  return fc.assert(fc.asyncProperty(input, holds), { seed, numRuns: 4 * harder });
}

/** Short texts with line ends, wide characters and repeated words: what goes wrong in texts. */
export const texts = fc
  .array(fc.constantFrom("a", "b", " ", "\n", "I felt safe", "é", "😀", "’", ". "), { maxLength: 24 })
  .map((parts) => parts.join(""));
