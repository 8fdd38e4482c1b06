// npm run check: what takes seconds. Bundles, types, lint, and the suites that start nothing.
import { build, install, lint, sideBySide, suite, take, types } from "./steps.mjs";

await take([
  install,
  build,
  sideBySide(types, lint),
  sideBySide(...["core", "exchange", "project"].map((name) => () => suite(name))),
]);
