// npm run screenshots [-- icon walkthrough/code…]: makes the pictures below media/, all or some.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureChromium, ensureDependencies, ensureVsCodeServer, root } from "./setup.mjs";
import { build } from "./steps.mjs";

const names = process.argv.slice(2);

try {
  await ensureDependencies();
  const [complaint] = (await build()).complaints;
  if (complaint) throw new Error(`${complaint.sentence}\n${complaint.details}`);
  await Promise.all([ensureVsCodeServer(), ensureChromium()]);
  if (names.length === 0 || names.includes("icon")) await drawIcon();
  const pictures = await import(pathToFileURL(path.join(root, "dist", "test", "pictures.js")).href);
  await pictures.takePictures(names);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** VS Code takes no SVG for an extension's icon. */
async function drawIcon() {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: await ensureChromium() });
  try {
    const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
    const svg = fs.readFileSync(path.join(root, "media", "source", "icon.svg"), "utf8");
    await page.setContent(`<body style="margin: 0">${svg}</body>`);
    await page.screenshot({ path: path.join(root, "media", "icon.png"), omitBackground: true });
  } finally {
    await browser.close();
  }
}
