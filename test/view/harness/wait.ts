import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

/** How long a test waits for what a page does in a moment; generous, for machines are shared. In milliseconds. */
export const patience = 30_000;
/** How often it looks. */
const step = 10;

/** Reads until `check` throws no more; what it last threw is why it failed. */
async function poll<T>(read: () => T | Promise<T>, check: (value: T) => void): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await read();
    try {
      check(value);
      return value;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(step);
  }
}

/** Reads until the value equals `expected` deeply; otherwise fails with the difference. */
export async function eventually<T>(read: () => T | Promise<T>, expected: T): Promise<void> {
  await poll(read, (value) => assert.deepEqual(value, expected));
}

/** Reads until `accept` says yes; otherwise fails with what was `wanted` and what was last there. */
export function until<T>(
  read: () => T | Promise<T>,
  accept: (value: T) => boolean,
  wanted: string,
): Promise<T> {
  return poll(read, (value) =>
    assert.ok(accept(value), `Waited for ${wanted}, but there was: ${JSON.stringify(value, null, 1)}`),
  );
}
