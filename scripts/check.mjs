// npm run check: what takes seconds. Bundles, types and lint of what changed, and the suites that start nothing.
import { build, changedLint, changedTypes, install, sideBySide, suite, take } from "./steps.mjs";

await take([
  install,
  build,
  sideBySide(changedTypes, changedLint),
  sideBySide(...["core", "exchange", "project"].map((name) => () => suite(name))),
]);
