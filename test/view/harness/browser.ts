import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import type * as Setup from "../../../scripts/setup.mjs";
import { removeStudies } from "../../editor/driver/study.js";
import { repository } from "./repository.js";
import { startServer, type Server } from "./server.js";
import { patience } from "./wait.js";

/** The browser of the suite, and what its pages are loaded from. */
interface Machine {
  readonly browser: Browser;
  readonly server: Server;
}

let machine: Promise<Machine> | undefined;
const open: { page: Page; complaints: string[] }[] = [];

async function start(): Promise<Machine> {
  // The script finds its own place, so it is not bundled.
  const script = pathToFileURL(path.join(repository, "scripts/setup.mjs")).href;
  const { ensureChromium } = (await import(script)) as typeof Setup;
  const [browser, server] = await Promise.all([
    chromium.launch({ executablePath: await ensureChromium(), args: ["--disable-gpu", "--no-first-run"] }),
    startServer(),
  ]);
  return { browser, server };
}

export async function theServer(): Promise<Server> {
  return (await (machine ??= start())).server;
}

/**
 * An empty page of the test's own, which is closed when the test ends. `complaints` are the errors in its console; a test
 * after which there are some has failed.
 */
export async function newPage(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const { browser } = await (machine ??= start());
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  open.push({ page, complaints });
  return { page, complaints };
}

before(async function () {
  this.timeout(4 * patience);
  await (machine ??= start());
});

// A machine that others starve takes longer, and fails no test by that.
beforeEach(function () {
  this.currentTest?.timeout(4 * patience);
});

afterEach(async function () {
  this.timeout(4 * patience);
  const pages = open.splice(0);
  const test = this.currentTest;
  for (const { page, complaints } of pages) {
    if (test?.state === "failed") {
      const picture = `test/out/view/failed ${test.fullTitle().replaceAll(/[^\p{L}\p{N}]+/gu, " ")}.png`;
      await page.screenshot({ path: path.join(repository, picture) }).catch(() => undefined);
      console.log(`      See ${picture}\n${complaints.join("\n")}`);
    }
    await page.context().close();
  }
  const all = pages.flatMap(({ complaints }) => complaints);
  if (test?.state === "passed" && all.length > 0) throw new Error(`The page complained:\n${all.join("\n")}`);
});

after(async function () {
  this.timeout(4 * patience);
  const started = await machine;
  await started?.browser.close();
  started?.server.close();
  removeStudies();
});
