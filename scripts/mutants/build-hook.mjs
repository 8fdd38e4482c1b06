// `node --import build-hook.mjs esbuild.js` builds what esbuild.js ever builds, with the mutations of the JSON file
// that EMIC_MUTATIONS names in all sources, and their switch at the top of all bundles. Elsewhere it does nothing.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { apply } from "./apply.mjs";
import { placeholder, valueOf } from "./bake.mjs";

const script = process.argv[1] ?? "";
if (path.basename(script) === "esbuild.js" && process.env.EMIC_MUTATIONS) {
  const require = createRequire(path.resolve(script));
  const esbuild = require("esbuild");
  const build = (options) => esbuild.build(withMutations(options, path.dirname(path.resolve(script))));
  // Its properties cannot be replaced, but the module can.
  require.cache[require.resolve("esbuild")].exports = { ...esbuild, build };
}

function withMutations(options, root) {
  const { mutations } = JSON.parse(fs.readFileSync(process.env.EMIC_MUTATIONS, "utf8"));
  const byFile = new Map();
  for (const mutation of mutations) {
    const file = path.join(root, mutation.file);
    byFile.set(file, [...(byFile.get(file) ?? []), mutation]);
  }
  const mutants = {
    name: "mutants",
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, ({ path: file }) => {
        const here = byFile.get(file);
        return here && { contents: apply(fs.readFileSync(file, "utf8"), here), loader: "ts" };
      });
    },
  };
  const code = fs.readFileSync(path.join(import.meta.dirname, "switch.js"), "utf8");
  const chosen = code.replace(placeholder, valueOf(process.env.EMIC_MUTANT ?? ""));
  return {
    ...options,
    plugins: [mutants, ...(options.plugins ?? [])],
    banner: { ...options.banner, js: [options.banner?.js, chosen].filter(Boolean).join("\n") },
  };
}
