// npm test [-- suite…] [--host node|web] [--grep text]: everything, or some suites only.
import { parseArgs } from "node:util";
import { build, install, lint, suite, suites, take, together, types } from "./steps.mjs";

const { values, positionals } = parseArgs({
  options: { host: { type: "string" }, grep: { type: "string" } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !Object.hasOwn(suites, name));
if (unknown) {
  console.error(`There is no suite “${unknown}”; there are ${Object.keys(suites).join(", ")}.`);
  process.exit(2);
}

const names = positionals.length > 0 ? positionals : Object.keys(suites);
await take([
  install,
  build,
  ...(positionals.length > 0 ? [] : [together(types, lint)]),
  ...names.map((name) => () => suite(name, values)),
]);
