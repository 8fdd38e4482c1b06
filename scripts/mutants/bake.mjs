// Which mutation is in force is written into the bundles as well, for pages and workers have no environment.
import fs from "node:fs";
import path from "node:path";

export const placeholder = /"emic-mutant:.{8}"/;

/** What stands in a bundle for a mutation's number, `record`, or nothing; always as long. */
export const valueOf = (mutant) => `"emic-mutant:${mutant.padEnd(8)}"`;

/** Puts a mutation in force, or none, in all bundles below a folder. */
export function bake(folder, mutant) {
  const bundles = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"));
  for (const bundle of bundles) {
    const file = path.join(folder, bundle);
    const text = fs.readFileSync(file, "utf8");
    const baked = text.replace(placeholder, valueOf(mutant));
    if (baked !== text) fs.writeFileSync(file, baked);
  }
}
