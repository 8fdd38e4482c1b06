// Runs a suite in a copy of the repository with a mutation in force, or none, and tells what became of each test.
import { fork } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { bake } from "./bake.mjs";
import { hook, mutationsFile } from "./tree.mjs";

/**
 * What happened, in its order: `{at, label, all}` begins a test, or what is there for all tests whose titles begin with
 * the label; `{reached, label, all}`; `{passed}`, `{failed, message, timedOut}` and `{skipped}` by full titles.
 * @typedef {object} Run
 * @property {any[]} events
 * @property {string[]} notes `milliseconds number`: what other processes than the one that runs the tests reached when
 * @property {boolean} cut whether it took too long and was ended
 * @property {number} milliseconds
 * @property {string} output
 */

/**
 * @param {string} copy a built copy of the repository
 * @param {string} suite
 * @param {{mutant?: string, titles?: string[] | null, grep?: string | null, limit?: number | null}} options
 *     `mutant` is a number, `record`, or nothing; `limit` is in milliseconds
 * @returns {Promise<Run>}
 */
export async function runSuite(copy, suite, { mutant = "", titles = null, grep = null, limit = null }) {
  const folder = fs.mkdtempSync(path.join(copy, ".git", "run-"));
  const [events, notes, orders] = ["events.jsonl", "notes", "run.json"].map((name) =>
    path.join(folder, name),
  );
  fs.mkdirSync(notes);
  fs.writeFileSync(events, "");
  fs.writeFileSync(orders, JSON.stringify({ events, titles, grep }));
  bake(path.join(copy, "dist"), mutant);
  const env = {
    ...process.env,
    EMIC_MUTANT: mutant,
    EMIC_MUTANT_RUN: orders,
    EMIC_MUTANT_NOTES: notes,
    // Packages are built by their tests.
    ...(suite === "package" && { EMIC_MUTATIONS: mutationsFile(copy), NODE_OPTIONS: hook("build-hook.mjs") }),
  };
  const child = fork(path.join(copy, "scripts", "run-suite.mjs"), [suite], {
    cwd: copy,
    env,
    execArgv: ["--enable-source-maps", hook("suite-hook.mjs")],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const started = Date.now();
  const { output, cut } = await ended(child, limit);
  const lines = (file) => fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
  const run = {
    events: lines(events).map((line) => JSON.parse(line)),
    notes: fs.readdirSync(notes).flatMap((name) => lines(path.join(notes, name))),
    cut,
    milliseconds: Date.now() - started,
    output,
  };
  fs.rmSync(folder, { recursive: true, force: true });
  return run;
}

/** Waits for a process, and ends it where it takes longer than it may: first so that it can end its own. */
function ended(child, limit) {
  let output = "";
  let cut = false;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const timers = [];
  if (limit !== null) {
    timers.push(setTimeout(() => ((cut = true), child.kill("SIGTERM")), limit));
    timers.push(setTimeout(kill, limit + 10_000));
  }
  return new Promise((resolve) => {
    // What it started may keep its output open for longer.
    child.once("exit", () => {
      for (const timer of timers) clearTimeout(timer);
      process.removeListener("exit", kill);
      setTimeout(() => resolve({ output, cut }), 50);
    });
  });
}
