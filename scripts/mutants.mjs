// npm run mutants [-- --count 20 --seed 1]: shows what the tests notice. Mutations are drawn at random from all rooms of
// the source and built into a copy of the repository, all at once, each behind a switch (EMIC_MUTANT=<number>). Every
// suite is run once to record which tests reach which mutation; then each mutation is tried on the tests that reach it,
// those of `npm run check` first, until one fails: twice with the mutation, and not without it.
//
//   --count N        how many mutations; 20 by default, and at least one a room
//   --seed N         what to draw by; printed, where it is not given
//   --rooms A,B      draws from these rooms only
//   --from FILE      the mutations of this JSON file in the place of drawn ones
//   --draw           draws, and runs nothing
//   --json FILE      where all of it is written to; what is there already is not done again
//   --suites A,B     these suites only
//   --grep TEXT      only tests whose full title has this in it
//   --only 3,7       tries these mutations only
//   --most N         tries at most N tests of a suite that reach a mutation, taken from all parts of the suite
//   --time-outs      a test that takes too long catches as well
//   --before REV     the tests, and what builds and runs them, as they were in this revision, on today's source
//
// To hold tests against what they were, the same mutations are tried on both:
//   npm run mutants -- --draw --count 40 --seed 1 --json mutants.json
//   npm run mutants -- --from mutants.json --json after.json
//   npm run mutants -- --from mutants.json --json before.json --before REV
//
// The file holds {seed, mutations, suites: {<suite>: recording}, results: {<number>: result}}; see `recording.mjs` and
// `trying.mjs`. EMIC_HOST keeps the editor suite to one host, as ever.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { transformSync } from "esbuild";
import { apply } from "./mutants/apply.mjs";
import { draw } from "./mutants/draw.mjs";
import { record } from "./mutants/recording.mjs";
import { report } from "./mutants/report.mjs";
import { mutationsByRoom, roomOf, roomsOf } from "./mutants/sources.mjs";
import { buildTree, copyTree } from "./mutants/tree.mjs";
import { tryMutant } from "./mutants/trying.mjs";
import { ensureChromium, ensureDependencies, ensureVsCodeServer, root } from "./setup.mjs";

const text = { type: "string" };
const flag = { type: "boolean", default: false };
const { values } = parseArgs({
  options: {
    ...{ count: { ...text, default: "20" }, seed: text, rooms: text, from: text, draw: flag, json: text },
    ...{ suites: text, grep: text, only: text, most: text, "time-outs": flag, before: text },
  },
});
const listed = (names) => names?.split(",").filter(Boolean) ?? null;

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
await ensureDependencies();
const outcome = begin();
// What tests draw at random is the same in all runs, so that chance decides nothing.
process.env.SEED ??= String(outcome.seed);
if (!values.draw) await tryAll();

/** What is known so far: from the file, or nothing but the mutations. */
function begin() {
  const { mutations, seed } = values.from ? readJson(values.from) : {};
  const kept = values.json && fs.existsSync(values.json) ? readJson(values.json) : null;
  if (kept && mutations && JSON.stringify(kept.mutations) !== JSON.stringify(mutations))
    throw new Error(`${values.json} is about other mutations than ${values.from}.`);
  const known = kept ?? (mutations ? { seed, mutations } : drawMutations());
  const begun = { ...known, suites: known.suites ?? {}, results: known.results ?? {} };
  console.log(`${begun.mutations.length} mutations; the seed is ${begun.seed}.`);
  keep(begun);
  return begun;
}

/** Draws mutations; one that makes no program is drawn again. */
function drawMutations() {
  const all = roomsOf(root);
  const rooms = listed(values.rooms) ?? all;
  const unknown = rooms.find((room) => !all.includes(room));
  if (unknown) throw new Error(`There is no room “${unknown}”; there are ${all.join(", ")}.`);
  const seed = Number(values.seed ?? Date.now() % 100_000);
  const works = (mutation) => {
    const source = fs.readFileSync(path.join(root, mutation.file), "utf8");
    try {
      transformSync(apply(source, [{ ...mutation, number: 1 }]), { loader: "ts", logLevel: "silent" });
      return true;
    } catch {
      return false;
    }
  };
  const drawn = draw(mutationsByRoom(root, rooms), { count: Number(values.count), seed, works });
  return {
    seed,
    mutations: drawn.map((mutation, at) => ({
      number: at + 1,
      room: roomOf(mutation.file, rooms),
      ...mutation,
    })),
  };
}

/** Where a tree says which suites it has; earlier ones did beside the steps. */
function suitesFile(tree) {
  const own = path.join(tree, "scripts", "suites.mjs");
  return fs.existsSync(own) ? own : path.join(tree, "scripts", "steps.mjs");
}

async function tryAll() {
  const copy = copyTree({ before: values.before });
  await buildTree(copy, outcome.mutations);
  const { suites: known } = await import(pathToFileURL(suitesFile(copy)));
  const names = listed(values.suites) ?? Object.keys(known);
  const unknown = names.find((name) => !Object.hasOwn(known, name));
  if (unknown) throw new Error(`There is no suite “${unknown}”; there are ${Object.keys(known).join(", ")}.`);
  const script = fs.readFileSync(path.join(copy, "scripts", "check.mjs"), "utf8");
  const check = Object.keys(known).filter((name) => script.includes(`"${name}"`));
  if (names.some((name) => !["core", "exchange", "project", "cli", "trials"].includes(name)))
    await Promise.all([ensureVsCodeServer(), ensureChromium()]);
  for (const name of names.filter((suite) => !outcome.suites[suite])) {
    outcome.suites[name] = await record(copy, name, values.grep ?? null);
    keep(outcome);
    const { tests, reached, milliseconds } = outcome.suites[name];
    const seconds = Math.round(milliseconds / 1000);
    console.log(
      `${name}: ${Object.keys(tests).length} tests reach ${Object.keys(reached).length}, ${seconds} s`,
    );
  }
  const only = listed(values.only)?.map(Number);
  const options = { check, timeOuts: values["time-outs"], most: values.most ? Number(values.most) : null };
  for (const { number } of outcome.mutations) {
    if (outcome.results[number] || (only && !only.includes(number))) continue;
    const result = await tryMutant(copy, number, outcome.suites, options);
    outcome.results[number] = result;
    keep(outcome);
    const { caught, tried } = result;
    const seconds = Math.round(tried.reduce((all, { milliseconds }) => all + milliseconds, 0) / 1000);
    console.log(`${number}: ${caught ? `caught by ${caught.suite}` : "not caught"}, ${seconds} s`);
  }
  console.log(`\n${report(outcome, check)}`);
}

function keep(begun) {
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(begun, null, 1)}\n`);
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}
