// npm run check: what takes seconds. Bundles, types, lint, unit tests.
import { build, install, lint, suite, take, together, types } from "./steps.mjs";

await take([install, build, together(types, lint), () => suite("unit")]);
