// Runs one bundled test suite and tells its parent how it went: `fork("run-suite.mjs", [name, grep])`.
import path from "node:path";
import Mocha from "mocha";
import { root } from "./setup.mjs";

const [name, grep] = process.argv.slice(2);
const mocha = new Mocha({ reporter: "spec", slow: 1000, timeout: 20_000, ...(grep && { grep }) });
mocha.addFile(path.join(root, "dist", "test", `${name}.js`));
const retried = [];
const failing = [];
const runner = mocha.run(() => {
  const { passes, failures, pending } = runner.stats;
  // What the suite itself counts, where it opens windows.
  const { windows = 0, reloads = 0 } = globalThis.suiteReport ?? {};
  const outcome = { passed: passes, failed: failures, skipped: pending, retried, failing, windows, reloads };
  // What a test left open must not keep the run alive.
  process.send(outcome, () => process.exit());
});
// At once, and not only after the last test: a window's suite takes its time.
runner.on("fail", (test, error) => {
  failing.push(`${test.fullTitle()}: ${error.message.split("\n", 1)[0]}`);
  console.log(`      ${error.message.replaceAll("\n", "\n      ")}`);
});
// Another try is no secret: what went wrong before stands in the output.
runner.on("retry", (test, error) => {
  retried.push(test.fullTitle());
  console.log(`    ! ${test.title}: tried again after: ${error.message}`);
});
