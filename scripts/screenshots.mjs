// npm run screenshots [-- walkthrough/code…]: takes the pictures of README and walkthrough, all or some, into media/.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureChromium, ensureDependencies, ensureVsCodeServer, root } from "./setup.mjs";
import { build } from "./steps.mjs";

try {
  await ensureDependencies();
  const [complaint] = (await build()).complaints;
  if (complaint) throw new Error(`${complaint.sentence}\n${complaint.details}`);
  await Promise.all([ensureVsCodeServer(), ensureChromium()]);
  const pictures = await import(pathToFileURL(path.join(root, "dist", "test", "pictures.js")).href);
  await pictures.takePictures(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
