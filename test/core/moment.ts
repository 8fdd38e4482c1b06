import * as assert from "node:assert/strict";

/** Enough to tell costs apart: work that grows with the text takes milliseconds for it, work with its square ten seconds. */
const letters = 100_000;
const longest = 2_000;

/** Fails where what is done with a long text, nothing but `part` again and again, takes more than a moment. */
export function inAMoment(part: string, done: (text: string) => void): void {
  const text = part.repeat(letters / part.length);
  const start = performance.now();
  done(text);
  const took = Math.round(performance.now() - start);
  assert.ok(took < longest, `${JSON.stringify(part)} took ${took} ms`);
}
