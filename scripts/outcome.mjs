// How a step of a run went, and how that is told.

/**
 * How a step went. A step that is not a suite passes in silence, or counts as one failure and says so in a sentence.
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {{sentence: string, details: string}[]} complaints
 * @property {Cost[]} costs
 */

/**
 * What a step or a suite took.
 * @typedef {object} Cost
 * @property {string} name
 * @property {number | null} tests how many ran; null: it is no suite
 * @property {number} windows of VS Code, opened
 * @property {number} reloads of a window in its place
 * @property {string[]} retried tests that were tried again
 * @property {string[]} failing tests that failed, each with the first line of why
 * @property {number | null} cpu CPU seconds of all its processes; null where they can't be known
 * @property {number} seconds
 * @property {number | null} budget CPU seconds that it may take; null: only a part of it ran
 */

/** @type {Outcome} */
export const silent = { passed: 0, failed: 0, skipped: 0, complaints: [], costs: [] };

/** @returns {Outcome} */
export const failure = (sentence, details = "") => ({
  ...silent,
  failed: 1,
  complaints: [{ sentence, details }],
});

/** @returns {Outcome} */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  complaints: [...a.complaints, ...b.complaints],
  costs: [...a.costs, ...b.costs],
});

/** A failure where a step took more than its share; silence otherwise. */
export function withinBudget({ name, cpu, budget }) {
  if (cpu === null || budget === null || cpu <= budget) return silent;
  return failure(`${name} took ${Math.round(cpu)} CPU seconds; its share is ${budget}.`);
}

/** A table of what a run took, a line a step, the sum at the end. */
export function costTable(costs) {
  const sum = (of) => costs.reduce((all, cost) => all + (of(cost) ?? 0), 0);
  const isKnown = costs.every(({ cpu }) => cpu !== null);
  const row = ({ name, tests, windows, reloads, cpu, seconds, budget }) => [
    name,
    tests === null ? "" : String(tests),
    tests === null || windows === 0 ? "" : String(windows),
    tests === null || reloads === 0 ? "" : String(reloads),
    cpu === null ? "–" : String(Math.round(cpu)),
    String(Math.round(seconds)),
    cpu === null || budget === null ? "" : `${Math.round((100 * cpu) / budget)} %`,
  ];
  const rows = [
    ["", "tests", "windows", "reloads", "CPU s", "s", "of its share"],
    ...costs.map(row),
    row({
      name: "all",
      tests: sum(({ tests }) => tests),
      windows: sum(({ windows }) => windows),
      reloads: sum(({ reloads }) => reloads),
      cpu: isKnown ? sum(({ cpu }) => cpu) : null,
      seconds: sum(({ seconds }) => seconds),
      budget: costs.every(({ budget }) => budget !== null) ? sum(({ budget }) => budget) : null,
    }),
  ];
  const widths = rows[0].map((_, at) => Math.max(...rows.map((cells) => cells[at].length)));
  const line = (cells) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join("  ");
  return rows.map((cells) => line(cells).trimEnd()).join("\n");
}
