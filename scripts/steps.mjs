// The steps of `npm test` and `npm run check`, and how their outcome is reported.
import { fork, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { meter } from "./cpu.mjs";
import { add, costTable, failure, silent, withinBudget } from "./outcome.mjs";
import { ensureDependencies, ensureForSuites, root } from "./setup.mjs";
import { mostRetries, mostWindows, stepBudgets, suites } from "./suites.mjs";

/**
 * @typedef {import("./outcome.mjs").Outcome} Outcome
 * @typedef {(() => Promise<Outcome>) & {isNeeded?: boolean}} Step
 */

/** Installs the dependencies. Without them nothing else makes sense. */
export const install = needed(async () => {
  await ensureDependencies();
  return silent;
});

/** Brings in what these suites need, before the first of them starts. */
export const bringIn = (names) =>
  needed(async () => {
    const needs = new Set(names.flatMap((name) => suites[name].needs));
    await ensureForSuites({ browser: needs.has("browser"), server: needs.has("vscode") });
    return silent;
  });

/** A step without which those after it make no sense. */
function needed(step) {
  return Object.assign(step, { isNeeded: true });
}

/** Bundles everything. */
export const build = needed(() => tool("build", "The bundles could not be built.", ["esbuild.js"]));

/** Bundles what is released, and nothing else. */
export const buildForRelease = () =>
  tool("build", "The bundles could not be built.", ["esbuild.js", "--production"]);

/** What was checked before and did not change is not checked again by the quick checks; it is kept here. */
const known = path.join("node_modules", ".cache", "emic");

/** Checks the types in every project of the repository. */
export const types = () => checkTypes(() => []);

/** The same, for what changed since the last time. */
export const changedTypes = () =>
  checkTypes((project) => {
    const file = path.join(known, `${project.replaceAll(/[\\/.]/g, "-")}.tsbuildinfo`);
    return ["--incremental", "--tsBuildInfoFile", file];
  });

async function checkTypes(more) {
  const projects = ["src", "test"].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true })
      .filter((file) => path.basename(file) === "tsconfig.json")
      .map((file) => path.join(folder, path.dirname(file))),
  );
  let all = silent;
  for (const project of [".", ...projects]) {
    const tsc = ["node_modules/typescript/bin/tsc", "-p", project, ...more(project)];
    all = add(all, await tool("types", "There are type errors.", tsc));
    if (all.failed) break;
  }
  return together(all, "types");
}

/** An outcome whose costs are one cost. */
function together(outcome, name) {
  const sum = (of) => outcome.costs.reduce((all, cost) => all + of(cost), 0);
  const isKnown = outcome.costs.every(({ cpu }) => cpu !== null);
  const cpu = isKnown ? sum((cost) => cost.cpu) : null;
  return { ...outcome, costs: [cost({ name, cpu, seconds: sum((one) => one.seconds) })] };
}

const cost = (known) => ({
  ...{ tests: null, windows: 0, reloads: 0, retried: [], failing: [], cpu: null, seconds: 0 },
  budget: stepBudgets[known.name] ?? null,
  ...known,
});

const eslint = ["node_modules/eslint/bin/eslint.js", "."];

export const lint = () => tool("lint", "There are lint errors.", eslint);

/** The same, of files that changed since the last time. */
export const changedLint = () =>
  tool("lint", "There are lint errors.", [
    ...eslint,
    ...["--cache", "--cache-strategy", "content", "--cache-location", path.join(known, "eslint")],
  ]);

/** Runs a Node program whose success is its silence. */
function tool(name, sentence, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root });
    const taken = timed(child.pid);
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("close", (code) => {
      const outcome = code === 0 ? silent : failure(sentence, output.trim());
      resolve({ ...outcome, costs: [cost({ name, ...taken() })] });
    });
  });
}

/** Measures a process from now on; the function that comes back says what it took. */
function timed(pid) {
  const { stop } = meter(pid);
  const start = performance.now();
  return () => ({ cpu: stop(), seconds: (performance.now() - start) / 1000 });
}

/**
 * Runs a suite.
 * @param {keyof typeof suites} name
 * @param {{grep?: string, host?: string}} [options] which tests, where it is not all of them
 * @returns {Promise<Outcome>}
 */
export async function suite(name, { grep, host } = {}) {
  if (!fs.existsSync(path.join(root, "test", name))) return failure(`The ${name} suite is missing.`);
  const outcome = await runSuite(name, grep, host && { EMIC_HOST: host });
  if (grep || host || outcome.complaints.length > 0) return outcome;
  // A test that was skipped has shown nothing.
  const count = outcome.passed + outcome.failed;
  const { minimum, budget } = suites[name];
  const whole = { ...outcome, costs: outcome.costs.map((one) => ({ ...one, budget })) };
  return [
    withinBudget(whole.costs[0]),
    count >= minimum
      ? silent
      : failure(`Of the ${name} suite ${count} tests ran; there are at least ${minimum}.`),
  ].reduce(add, whole);
}

function runSuite(name, grep, env) {
  const script = path.join(import.meta.dirname, "run-suite.mjs");
  const child = fork(script, [name, ...(grep ? [grep] : [])], {
    cwd: root,
    env: { ...process.env, ...env },
    execArgv: ["--enable-source-maps"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const taken = timed(child.pid);
  let told = null;
  child.on("message", (message) => (told = message));
  return new Promise((resolve) => {
    child.on("close", () => {
      const took = taken();
      if (told === null) return resolve(failure(`The ${name} suite ended before it was done.`));
      const { passed, failed, skipped, windows, reloads, retried, failing } = told;
      const costs = [cost({ name, tests: passed + failed, windows, reloads, retried, failing, ...took })];
      resolve({ ...silent, passed, failed, skipped, costs });
    });
  });
}

/**
 * Takes the steps in turn and prints the outcome; its last line is `N passed, N failed`. A step that throws has failed.
 * @param {Step[]} steps
 */
export async function take(steps) {
  let total = silent;
  for (const step of steps) {
    const outcome = await step().catch((error) => failure(error.message));
    for (const { sentence, details } of outcome.complaints)
      console.log(`\n${sentence}\n${details}`.trimEnd());
    total = add(total, outcome);
    if (outcome.failed && step.isNeeded) break;
  }
  total = add(total, withinReason(total.costs));
  const { passed, failed, skipped, complaints, costs } = total;
  if (costs.length > 0) console.log(`\n${costTable(costs)}`);
  // Again, for what came after the details may have been long.
  const again = [
    ...costs.flatMap(({ name, retried }) => retried.map((test) => `Tried again, of ${name}: ${test}`)),
    ...costs.flatMap(({ name, failing }) => failing.map((test) => `Failed, of ${name}: ${test}`)),
    ...complaints.map(({ sentence }) => sentence),
  ];
  console.log(["", ...again].join("\n"));
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failed ? 1 : 0;
}

/** Whether a run as a whole kept to what it may do. */
function withinReason(costs) {
  const retried = costs.flatMap((one) => one.retried);
  const windows = costs.reduce((all, one) => all + one.windows, 0);
  return add(
    retried.length <= mostRetries
      ? silent
      : failure(`${retried.length} tests were tried again; at most ${mostRetries} may be.`),
    windows <= mostWindows
      ? silent
      : failure(`${windows} windows were opened; a run opens at most ${mostWindows}.`),
  );
}

/** Takes steps at the same time. */
export function sideBySide(...steps) {
  const all = async () => (await Promise.all(steps.map((step) => step()))).reduce(add);
  return steps.some(({ isNeeded }) => isNeeded) ? needed(all) : all;
}
