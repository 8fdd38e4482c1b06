declare module "mocha/mocha.js";

/** Every test file of the suite; made by esbuild.js. */
declare module "suite:desktop";
