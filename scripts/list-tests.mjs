// npm run tests:list [-- suite…] [--json]: every test of every suite as `suite<TAB>file<TAB>full title`; none is run.
//   --compare OLD.json    says for each test of an earlier `--json` list which test is there for it now; exit code 1
//                         where there is none
//   --renamed MAP.json    tests with other titles: [{"old", "new", "reason"}], by full titles; several old ones may
//                         have become one
import fs from "node:fs";
import { parseArgs } from "node:util";
import { compare } from "./tests/compare.mjs";
import { testsOf } from "./tests/list.mjs";
import { ensureDependencies } from "./setup.mjs";
import { build } from "./steps.mjs";
import { suites } from "./suites.mjs";

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean" }, compare: { type: "string" }, renamed: { type: "string" } },
  allowPositionals: true,
});
await ensureDependencies();
const [complaint] = (await build()).complaints;
if (complaint) {
  console.error(`${complaint.sentence}\n${complaint.details}`);
  process.exit(2);
}
// Some say in their titles what they draw by.
process.env.SEED ??= "1";
const tests = (positionals.length > 0 ? positionals : Object.keys(suites)).flatMap(testsOf);
// What a suite opened while it was loaded must not keep this alive, and all has to be written first.
const end = (code) => process.stdout.write("", () => process.exit(code));

if (values.compare === undefined) {
  const lines = tests.map(({ suite, file, title }) => `${suite}\t${file ?? ""}\t${title}`);
  console.log(values.json ? JSON.stringify(tests, null, 1) : lines.join("\n"));
  end(0);
} else {
  const old = readJson(values.compare);
  const renamed = values.renamed ? readJson(values.renamed) : [];
  const pairs = compare(old, tests, renamed);
  const lost = pairs.filter(({ now }) => now === null);
  const told = pairs.filter(({ how }) => how !== "the same");
  for (const { was, now, how } of told.filter((pair) => pair.now !== null)) {
    console.log(`${was.suite}\t${was.title}\n  → ${now.suite}\t${now.title}\n    ${how}`);
  }
  for (const { was } of lost) console.log(`${was.suite}\t${was.title}\n  → NONE`);
  const counts = new Map();
  for (const { how } of pairs) counts.set(how, (counts.get(how) ?? 0) + 1);
  console.log(`\n${old.length} tests then, ${tests.length} now`);
  for (const [how, count] of counts) console.log(`${count}\t${how}`);
  end(lost.length > 0 ? 1 : 0);
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}
