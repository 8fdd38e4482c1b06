// Runs one bundled test suite and tells its parent how it went: `fork("run-suite.mjs", [name, grep])`.
import path from "node:path";
import Mocha from "mocha";
import { root } from "./setup.mjs";

const [name, grep] = process.argv.slice(2);
const mocha = new Mocha({ reporter: "spec", slow: 1000, timeout: 20_000, ...(grep && { grep }) });
mocha.addFile(path.join(root, "dist", "test", `${name}.js`));
const runner = mocha.run(() => {
  const { passes, failures, pending } = runner.stats;
  // What a test left open must not keep the run alive.
  process.send({ passed: passes, failed: failures, skipped: pending }, () => process.exit());
});
// Another try is no secret: what went wrong before stands in the output.
runner.on("retry", (test, error) => console.log(`    ! ${test.title}: tried again after: ${error.message}`));
