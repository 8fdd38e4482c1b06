// The suites of tests, and what each may take.

/**
 * @typedef {object} Suite
 * @property {number} minimum fewer tests than these that really ran mean that some were lost
 * @property {number} budget CPU seconds that it may take, those of every process that it starts included
 * @property {("browser" | "vscode")[]} needs what is brought in before the first suite starts
 */

/** In their order; the sum of what steps and suites may take is what a whole run may. */
export const suites = {
  core: { minimum: 670, budget: 15, needs: [] },
  exchange: { minimum: 380, budget: 30, needs: [] },
  project: { minimum: 60, budget: 40, needs: [] },
  view: { minimum: 92, budget: 220, needs: ["browser"] },
  cli: { minimum: 50, budget: 60, needs: [] },
  trials: { minimum: 11, budget: 100, needs: [] },
  editor: { minimum: 130, budget: 1700, needs: ["browser", "vscode"] },
  package: { minimum: 6, budget: 60, needs: ["browser", "vscode"] },
};

/** What the steps before the suites may take, in CPU seconds. */
export const stepBudgets = { build: 30, types: 60, lint: 80 };

/** More windows of VS Code than these are not opened in a run. */
export const mostWindows = 60;
/** More tests than these are not tried again in a run. */
export const mostRetries = 2;
