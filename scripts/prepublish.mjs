// Runs before the extension is packaged: production bundles, and the notices for what is in them.
import fs from "node:fs";
import path from "node:path";
import { notices } from "./notices.mjs";
import { ensureDependencies, root } from "./setup.mjs";
import { buildForRelease } from "./steps.mjs";

try {
  await ensureDependencies();
  const [complaint] = (await buildForRelease()).complaints;
  if (complaint) throw new Error(`${complaint.sentence}\n${complaint.details}`);
  const metafiles = JSON.parse(fs.readFileSync(path.join(root, "dist", "meta.json"), "utf8"));
  fs.writeFileSync(path.join(root, "THIRD_PARTY_NOTICES.txt"), notices(metafiles, root));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
