// npm run check: what takes seconds. Bundles, types, lint, and the suites that start nothing.
import { build, install, lint, suite, take, together, types } from "./steps.mjs";

await take([
  install,
  build,
  together(types, lint),
  ...["core", "exchange", "project"].map((name) => () => suite(name)),
]);
