import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

/** How long a person would wait before saying that it does not work. Generous: test machines are shared. */
const patience = 30_000;

/** What one poll saw: whether it is what was waited for, and the error to throw if it never becomes so. */
interface Look<T> {
  value: T;
  error: Error | null;
}

async function poll<T>(look: () => Promise<Look<T>>, timeout: number): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    // A page that loads anew can't be read for a moment.
    const { value, error } = await look().catch((unread: unknown) => ({
      value: null,
      error: unread as Error,
    }));
    if (error === null) return value as T;
    if (Date.now() > end) throw error;
    await pause(100);
  }
}

/** Reads until `accept` says yes; otherwise fails with what `wanted` says and what was last there. */
export function until<T>(
  read: () => Promise<T>,
  accept: (value: T) => boolean,
  wanted: string,
  timeout = patience,
): Promise<T> {
  return poll(async () => {
    const value = await read();
    const message = () => new Error(`Waited for ${wanted}, but there was: ${JSON.stringify(value, null, 1)}`);
    return { value, error: accept(value) ? null : message() };
  }, timeout);
}

/** Reads until the value equals `expected` deeply; otherwise fails with the difference. */
export async function eventually<T>(read: () => Promise<T>, expected: T, timeout = patience): Promise<void> {
  await poll(async () => {
    const value = await read();
    try {
      assert.deepEqual(value, expected);
      return { value, error: null };
    } catch (error) {
      return { value, error: error as Error };
    }
  }, timeout);
}
