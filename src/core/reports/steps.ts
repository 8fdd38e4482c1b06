import type { Span } from "../text/span";
import type { Block } from "./blocks";
import type { Run } from "./inline";

/** What comes next in a block: a stretch of text, or a passage begins or ends, by its number. */
export type Step = { readonly run: Run } | { readonly opens: number } | { readonly closes: number };

/**
 * The blocks of a text as steps, cut wherever one of the passages begins or ends; a passage begins with the first of its
 * signs that is shown and ends with the last. `absent` are the passages of which nothing is shown. `spans` are in order
 * of start.
 */
export function stepsOf(
  text: string,
  blocks: readonly Block[],
  spans: readonly Span[],
): { readonly steps: readonly (readonly Step[])[]; readonly absent: readonly number[] } {
  const whole = spans.map(({ start, end }) => ({
    start: outside(text, start, -1),
    end: outside(text, end, 1),
  }));
  const byEnd = spans.map((_, at) => at).sort((a, b) => whole[a]!.end - whole[b]!.end || a - b);
  const opened = new Uint8Array(spans.length);
  let nextStart = 0;
  let nextEnd = 0;
  const absent: number[] = [];
  const shown = blocks.flatMap(({ runs }) => runs);
  let number = 0;
  const steps = blocks.map(({ runs }) => {
    const all: Step[] = [];
    for (const run of runs) {
      number++;
      const until = shown[number]?.start ?? Infinity;
      let at = run.start;
      while (at < run.end) {
        for (; nextStart < whole.length && whole[nextStart]!.start <= at; nextStart++) {
          if (whole[nextStart]!.end <= at) {
            absent.push(nextStart);
            continue;
          }
          opened[nextStart] = 1;
          all.push({ opens: nextStart });
        }
        while (nextEnd < byEnd.length && opened[byEnd[nextEnd]!] === 0 && whole[byEnd[nextEnd]!]!.end <= at)
          nextEnd++;
        const to = Math.min(
          run.end,
          whole[nextStart]?.start ?? Infinity,
          nextEnd < byEnd.length ? whole[byEnd[nextEnd]!]!.end : Infinity,
        );
        all.push({ run: { ...run, start: at, end: to } });
        at = to;
        const reached = to === run.end ? until : to;
        for (; nextEnd < byEnd.length && whole[byEnd[nextEnd]!]!.end <= reached; nextEnd++)
          if (opened[byEnd[nextEnd]!] === 1) all.push({ closes: byEnd[nextEnd]! });
      }
    }
    return all;
  });
  for (; nextStart < whole.length; nextStart++) absent.push(nextStart);
  return { steps, absent };
}

/** No letter of two code units is cut. */
function outside(text: string, at: number, way: -1 | 1): number {
  const isCut = /[\ud800-\udbff]/.test(text[at - 1] ?? "") && /[\udc00-\udfff]/.test(text[at] ?? "");
  return isCut ? at + way : at;
}
