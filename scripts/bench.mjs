// npm run bench [-- name…]: all benches, or some. Ratios to a yardstick of the same run; exit code 1 where a bar is missed.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";
import { build } from "./steps.mjs";
import { ensureChromium, ensureDependencies, ensureVsCodeServer, root } from "./setup.mjs";

const folder = path.join(root, "bench");
/** Those that open windows of VS Code. */
const inWindows = ["activation", "crowded", "editor", "panel"];
const known = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length));
const names = process.argv.length > 2 ? process.argv.slice(2) : known;
const unknown = names.find((name) => !known.includes(name));
if (unknown) {
  console.error(`There is no bench “${unknown}”; there are ${known.join(", ")}.`);
  process.exit(2);
}

await ensureDependencies();
const built = await build();
if (built.failed) {
  console.error(built.complaints[0].details);
  process.exit(1);
}
const require = createRequire(import.meta.url);
await require("esbuild").build({
  entryPoints: [
    ...names.map((name) => path.join(folder, `${name}.bench.ts`)),
    path.join(folder, "load-once.ts"),
  ],
  outdir: path.join(root, "dist", "bench"),
  bundle: true,
  platform: "node",
  target: "node20",
  external: ["playwright-core"],
  logLevel: "error",
});
if (names.some((name) => inWindows.includes(name)))
  await Promise.all([ensureVsCodeServer(), ensureChromium()]);

let missed = 0;
for (const name of names) {
  const bench = require(path.join(root, "dist", "bench", `${name}.bench.js`)).default;
  for (const { what, value, bar, detail } of await bench()) {
    const isMissed = value > bar;
    if (isMissed) missed++;
    const limit = Number.isFinite(bar) ? `, at most ${bar}${isMissed ? ": MISSED" : ""}` : "";
    console.log(`${name}: ${what}: ${Number(value.toFixed(2))}${limit}\n    ${detail}`);
  }
}
process.exit(missed > 0 ? 1 : 0);
