import path from "node:path";
import Mocha from "mocha";
import { root } from "../setup.mjs";

/**
 * @typedef {object} Listed
 * @property {string} suite
 * @property {string} file the source that has it, from the repository's root
 * @property {string} title the full title
 * @property {boolean} skipped whether it says so already when it is loaded
 */

/**
 * The tests of a suite that is built, in their order. Its bundle is loaded, but neither tests nor hooks run.
 * @param {string} suite
 * @returns {Listed[]}
 */
export function testsOf(suite) {
  const mocha = new Mocha({});
  const files = new Map();
  const { addTest } = Mocha.Suite.prototype;
  Mocha.Suite.prototype.addTest = function (test) {
    // The bundle says before each file which one it is.
    files.set(test, path.posix.join("test", suite, globalThis.testFile));
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
    tests.push({ suite, file: files.get(test), title: test.fullTitle(), skipped: test.isPending() });
  });
  return tests;
}
