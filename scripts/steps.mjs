// The steps of `npm test` and `npm run check`, and how their outcome is reported.
import { fork, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureChromium, ensureDependencies, ensureVsCodeServer, root } from "./setup.mjs";

/**
 * How a step went. A step that is not a suite passes in silence, or counts as one failure and says so in a sentence.
 * @typedef {{passed: number, failed: number, skipped: number, complaints: {sentence: string, details: string}[]}} Outcome
 */

/** @type {Outcome} */
const silent = { passed: 0, failed: 0, skipped: 0, complaints: [] };

/** @returns {Outcome} */
const failure = (sentence, details = "") => ({ ...silent, failed: 1, complaints: [{ sentence, details }] });

/** The suites in their order. Fewer tests than the minimum means that some were lost. */
export const suites = {
  core: { minimum: 640 },
  exchange: { minimum: 380 },
  project: { minimum: 60 },
  view: { minimum: 90 },
  cli: { minimum: 50 },
  trials: { minimum: 11 },
  editor: { minimum: 200 },
  package: { minimum: 6 },
};

/** Those that open windows of VS Code. */
const inWindows = ["editor", "package"];

export async function install() {
  await ensureDependencies();
  return silent;
}

/** Bundles everything. */
export const build = () => tool("The bundles could not be built.", ["esbuild.js"]);

/** Bundles what is released, and nothing else. */
export const buildForRelease = () => tool("The bundles could not be built.", ["esbuild.js", "--production"]);

/** Checks the types in every project of the repository. */
export async function types() {
  const projects = ["src", "test"].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true })
      .filter((file) => path.basename(file) === "tsconfig.json")
      .map((file) => path.join(folder, path.dirname(file))),
  );
  for (const project of [".", ...projects]) {
    const outcome = await tool("There are type errors.", ["node_modules/typescript/bin/tsc", "-p", project]);
    if (outcome.failed) return outcome;
  }
  return silent;
}

export const lint = () => tool("There are lint errors.", ["node_modules/eslint/bin/eslint.js", "."]);

/** Runs a Node program whose success is its silence. */
function tool(sentence, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("close", (code) => resolve(code === 0 ? silent : failure(sentence, output.trim())));
  });
}

/**
 * Runs a suite; the editor's in both extension hosts.
 * @param {keyof typeof suites} name
 * @param {{grep?: string, host?: string}} [options] which tests, where it is not all of them
 * @returns {Promise<Outcome>}
 */
export async function suite(name, { grep, host } = {}) {
  if (!fs.existsSync(path.join(root, "test", name))) return failure(`The ${name} suite is missing.`);
  if (inWindows.includes(name)) await Promise.all([ensureVsCodeServer(), ensureChromium()]);
  const hosts = name === "editor" && !host ? ["node", "web"] : [host];
  const start = (one) => startSuite(name, grep, one && { EMIC_HOST: one });
  // Side by side two browsers and two servers starve each other where there are few processors.
  const outcomes =
    os.availableParallelism() < 4 ? await oneByOne(hosts, start) : await sideBySide(hosts.map(start));
  const outcome = outcomes.reduce(add);
  const count = outcome.passed + outcome.failed + outcome.skipped;
  const { minimum } = suites[name];
  if (grep || host || outcome.complaints.length || count >= minimum) return outcome;
  return add(outcome, failure(`The ${name} suite has ${count} tests where at least ${minimum} are known.`));
}

async function oneByOne(hosts, start) {
  const outcomes = [];
  for (const host of hosts) outcomes.push(...(await sideBySide([start(host)])));
  return outcomes;
}

/** The output of the first is shown as it comes, that of the others when they are done. */
async function sideBySide([first, ...others]) {
  first.child.stdout.pipe(process.stdout);
  const outcomes = [await first.outcome];
  for (const { output, outcome } of others) {
    outcomes.push(await outcome);
    process.stdout.write(output());
  }
  return outcomes;
}

function startSuite(name, grep, env) {
  const script = path.join(import.meta.dirname, "run-suite.mjs");
  const child = fork(script, [name, ...(grep ? [grep] : [])], {
    cwd: root,
    env: { ...process.env, ...env },
    execArgv: ["--enable-source-maps"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  let result = failure(`The ${name} suite ended before it was done.`);
  child.on("message", (counts) => (result = { ...silent, ...counts }));
  const outcome = new Promise((resolve) => child.on("close", () => resolve(result)));
  return { child, output: () => output, outcome };
}

/** @returns {Outcome} */
const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  complaints: [...a.complaints, ...b.complaints],
});

/**
 * Takes the steps in turn and prints the outcome; its last line is `N passed, N failed`. A step that throws has failed.
 * @param {(() => Promise<Outcome>)[]} steps
 */
export async function take(steps) {
  let total = silent;
  for (const step of steps) {
    const outcome = await step().catch((error) => failure(error.message));
    for (const { sentence, details } of outcome.complaints)
      console.log(`\n${sentence}\n${details}`.trimEnd());
    total = add(total, outcome);
    if (outcome.failed && (step === install || step === build)) break; // nothing else makes sense
  }
  const { passed, failed, skipped, complaints } = total;
  // Again, for what came after the details may have been long.
  console.log(["", ...complaints.map(({ sentence }) => sentence)].join("\n"));
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failed ? 1 : 0;
}

/** Takes two steps at the same time. */
export const together = (one, other) => async () => (await Promise.all([one(), other()])).reduce(add);
