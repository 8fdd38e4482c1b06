// npm test [-- suite…] [--host node|web] [--grep text] [--pictures]: everything, or some suites only. With --pictures the
// tests leave pictures of what they see in test/out/.
import { parseArgs } from "node:util";
import { bringIn, build, install, lint, sideBySide, suite, take, types } from "./steps.mjs";
import { suites } from "./suites.mjs";

const { values, positionals } = parseArgs({
  options: { host: { type: "string" }, grep: { type: "string" }, pictures: { type: "boolean" } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !Object.hasOwn(suites, name));
if (unknown) {
  console.error(`There is no suite “${unknown}”; there are ${Object.keys(suites).join(", ")}.`);
  process.exit(2);
}

if (values.pictures) process.env.EMIC_PICTURES = "1";
const names = positionals.length > 0 ? positionals : Object.keys(suites);
await take([
  install,
  bringIn(names),
  build,
  ...(positionals.length > 0 ? [] : [sideBySide(types, lint)]),
  ...names.map((name) => () => suite(name, values)),
]);
