// Tries one mutation on the tests that reach it, until one fails.
import { runSuite } from "./run.mjs";

/**
 * @typedef {object} Result
 * @property {{suite: string, test: string, message: string, timedOut: boolean} | null} caught
 * @property {{suite: string, reaching: number, run: number, milliseconds: number, outcome: string}[]} tried the suites
 *     in their order; `outcome` is “passed”, “caught”, “timed out” or “ended early”
 * @property {{suite: string, test: string}[]} unsure tests that failed with the mutation once, but not again, or
 *     without it too
 */

/**
 * @param {string} copy
 * @param {number} number
 * @param {Record<string, import("./recording.mjs").Recording>} recordings by suite
 * @param {{check: string[], timeOuts: boolean, most: number | null}} how the suites of `npm run check` are tried first;
 *     `timeOuts`: a test that takes too long catches as well; `most`: tests of a suite that are tried at most
 * @returns {Promise<Result>}
 */
export async function tryMutant(copy, number, recordings, { check, timeOuts, most }) {
  const result = { caught: null, tried: [], unsure: [] };
  const cost = (suite) => sum(titlesOf(suite).map((title) => recordings[suite].tests[title].milliseconds));
  const titlesOf = (suite) => {
    const { tests, reached } = recordings[suite];
    return Object.keys(tests).filter((title) => reached[number]?.includes(title));
  };
  const turn = (suite) => (check.includes(suite) ? 0 : 1);
  const suites = Object.keys(recordings)
    .filter((suite) => titlesOf(suite).length > 0)
    .sort((a, b) => turn(a) - turn(b) || cost(a) - cost(b));
  for (const suite of suites) {
    let titles = spread(titlesOf(suite), most ?? Infinity);
    while (titles.length > 0) {
      const limit = 60_000 + 5 * sum(titles.map((title) => recordings[suite].tests[title].milliseconds));
      const run = await runSuite(copy, suite, { mutant: String(number), titles, limit });
      const failure = failureOf(run);
      const tried = {
        suite,
        reaching: titlesOf(suite).length,
        run: titles.length,
        milliseconds: run.milliseconds,
      };
      result.tried.push({ ...tried, outcome: failure === null ? "passed" : failure.outcome });
      if (failure === null || (failure.timedOut && !timeOuts)) break;
      const at = titles.indexOf(failure.test);
      // What fails before a suite of tests is none of them.
      if (await isSure(copy, suite, at < 0 ? titles : titles.slice(0, at + 1), number, limit)) {
        const { test, message, timedOut } = failure;
        result.caught = { suite, test: test ?? "(before the first test)", message, timedOut };
        return result;
      }
      result.unsure.push({ suite, test: failure.test });
      titles = at < 0 ? [] : titles.toSpliced(at, 1);
    }
  }
  return result;
}

/** The first failure that is none of time; else the first; null where all passed. */
function failureOf({ events, cut, output }) {
  const failures = events.filter(({ failed }) => failed !== undefined);
  const failure = failures.find(({ timedOut }) => !timedOut) ?? failures[0];
  if (failure && !(cut && failure.timedOut)) {
    const { failed: test, message, timedOut } = failure;
    return { test, message: message.slice(0, 500), timedOut, outcome: timedOut ? "timed out" : "caught" };
  }
  const last = events.findLast(({ label, all }) => label !== undefined && !all)?.label ?? null;
  if (cut) return { test: last, message: "It took too long.", timedOut: true, outcome: "timed out" };
  if (events.some(({ done }) => done)) return null;
  return { test: last, message: output.slice(-500), timedOut: false, outcome: "ended early" };
}

/**
 * Whether the last of some tests fails with a mutation again, and not without it: others fail by chance, or anyway. It
 * is tried alone, and then after the others, for what they leave behind may be what makes it fail.
 */
async function isSure(copy, suite, titles, number, limit) {
  const passes = async (mutant, some) => {
    const { events } = await runSuite(copy, suite, { mutant, titles: some, limit });
    return events.some(({ done }) => done) && !events.some(({ failed }) => failed !== undefined);
  };
  for (const some of titles.length > 1 ? [titles.slice(-1), titles] : [titles])
    if (!(await passes(String(number), some))) return passes("", some);
  return false;
}

/** As many of a list as are wanted, from all its parts. */
function spread(list, most) {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]);
}

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
