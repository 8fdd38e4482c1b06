import fs from "node:fs";
import path from "node:path";
import Mocha from "mocha";
import { root } from "../setup.mjs";

/**
 * @typedef {object} Listed
 * @property {string} suite
 * @property {string | null} file the source that has it, from the repository's root; null where it can't be told
 * @property {string} title the full title
 * @property {boolean} skipped whether it says so already when it is loaded
 */

/**
 * The tests of a suite that is built, in their order. Its bundle is loaded, but neither tests nor hooks run.
 * @param {string} suite
 * @returns {Listed[]}
 */
export function testsOf(suite) {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({});
  const files = new Map();
  const { addTest } = Mocha.Suite.prototype;
  Mocha.Suite.prototype.addTest = function (test) {
    files.set(test, declaredIn());
    return addTest.call(this, test);
  };
  try {
    mocha.addFile(path.join(root, "dist", "test", `${suite}.js`));
    mocha.loadFiles();
  } finally {
    Mocha.Suite.prototype.addTest = addTest;
  }
  const tests = [];
  mocha.suite.eachTest((test) => {
    tests.push({ suite, file: files.get(test) ?? null, title: test.fullTitle(), skipped: test.isPending() });
  });
  return tests;
}

/** The outermost test file that is at work. */
function declaredIn() {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  const frames = new Error().stack.match(/[^\s(]+\.test\.ts(?=:\d)/g) ?? [];
  Error.stackTraceLimit = stackTraceLimit;
  const file = frames.at(-1)?.replace(/^file:\/\//, "");
  return file && fs.existsSync(file) ? path.relative(root, file).replaceAll("\\", "/") : null;
}
