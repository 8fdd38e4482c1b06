// Which tests reach which mutations: each suite is run once with none in force.
import { runSuite } from "./run.mjs";

/**
 * @typedef {object} Recording of one suite
 * @property {number} milliseconds
 * @property {Record<string, {state: "passed" | "failed" | "skipped", milliseconds: number, message?: string}>} tests
 *     by their full titles
 * @property {Record<string, string[]>} reached the tests that reach a mutation, by its number; only those that passed
 */

/** How long a process may be silent about what it reaches again, in milliseconds; see `switch.js`. */
const silence = 100;

/**
 * @param {string} copy
 * @param {string} suite
 * @param {string | null} grep
 * @returns {Promise<Recording>}
 * @throws {Error} where the suite did not come to its end
 */
export async function record(copy, suite, grep) {
  const run = await runSuite(copy, suite, { mutant: "record", grep });
  if (!run.events.some(({ done }) => done))
    throw new Error(`The ${suite} suite ended before it was done:\n${run.output.slice(-4000)}`);
  const tests = {};
  for (const { passed, failed, skipped, milliseconds = 0, message } of run.events) {
    if (passed !== undefined) tests[passed] ??= { state: "passed", milliseconds };
    if (failed !== undefined) tests[failed] = { state: "failed", milliseconds, message };
    if (skipped !== undefined) tests[skipped] ??= { state: "skipped", milliseconds };
  }
  const sound = Object.keys(tests).filter((title) => tests[title].state === "passed");
  return { milliseconds: run.milliseconds, tests, reached: reachedBy(run, sound) };
}

/**
 * Who reached what: told by the process that runs the tests, or found by the time at which another process did.
 * @param {import("./run.mjs").Run} run
 * @param {string[]} titles the tests that come into question
 */
export function reachedBy({ events, notes }, titles) {
  const found = new Map();
  const add = (number, { label, all }) => {
    if (!found.has(number)) found.set(number, new Set());
    for (const title of titles)
      if (all ? label === "" || title.startsWith(`${label} `) : title === label) found.get(number).add(title);
  };
  for (const event of events) if (event.reached !== undefined) add(event.reached, event);
  const spans = events.filter(({ at }) => at !== undefined);
  for (const note of notes) {
    const [at, number] = note.split(" ").map(Number);
    spans.forEach((span, index) => {
      const end = spans[index + 1]?.at ?? Infinity;
      if (span.at <= at + silence && at <= end) add(number, span);
    });
  }
  return Object.fromEntries(Array.from(found, ([number, all]) => [number, [...all]]));
}
