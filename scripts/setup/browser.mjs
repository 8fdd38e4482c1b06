// A browser of Chromium's family: one that is there, else one that is brought in. Node built-ins only, until one is tried.
import fs from "node:fs";
import path from "node:path";
import { cacheFolder } from "./cache.mjs";
import { downloadChromium, installChromium, unpackChromium } from "./bring-browser.mjs";
import { findPrograms } from "./programs.mjs";

/** A browser of Chromium's family on this machine, or null. Whether it starts is not tried. */
export const findChromium = () => candidates()[0] ?? null;

/**
 * A browser of Chromium's family that starts: the one that the CHROME variable names, else one that is there, else one
 * that is brought in, by the first way that works. Which one it was is remembered in the cache.
 * @returns {Promise<string>}
 */
export const ensureChromium = () => (ensured ??= ensure());
let ensured;

async function ensure() {
  if (process.env.CHROME) {
    if (await isGood(process.env.CHROME)) return process.env.CHROME;
    throw new Error(`The browser that the CHROME variable names does not start: ${process.env.CHROME}`);
  }
  const there = await firstGood([readMemory()?.executable, ...candidates()]);
  if (there) return there;
  for (const { isPossible, says, bring } of ways) {
    if (!isPossible()) continue;
    console.log(says);
    try {
      const brought = await firstGood([await bring()]);
      if (brought) return brought;
      console.log("  It does not start here.");
    } catch (error) {
      console.log(`  That failed: ${reason(error)}`);
    }
  }
  throw new Error(
    "No browser of Chromium's family starts here, and none could be brought in: install Chromium or Chrome, or name one in the CHROME variable.",
  );
}

/** The line of a program's output that says most about why it failed. */
function reason({ message }) {
  const lines = message.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(1).find((line) => /^E: |error|fail|seconds$/i.test(line)) ?? lines[0];
}

/** How a browser is brought in. A package of the registry comes before a download: it has its libraries with it. */
const ways = [installChromium, unpackChromium, downloadChromium];

function candidates() {
  if (process.env.CHROME) return [process.env.CHROME];
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const programs = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
  const places = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ...programs.flatMap((folder) =>
      folder
        ? [
            `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
            `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
          ]
        : [],
    ),
  ];
  return [...findPrograms(...names), ...places.filter((place) => fs.existsSync(place))];
}

async function firstGood(executables) {
  for (const executable of new Set(executables))
    if (executable && (await isGood(executable))) return executable;
  return null;
}

/** Whether a browser starts and shows text. The last that did is not started again as long as its file is the same. */
async function isGood(executable) {
  const stamp = stampOf(executable);
  if (stamp === null) return false;
  const memory = readMemory();
  if (memory?.executable === executable && memory.stamp === stamp) return true;
  if (!(await shows(executable))) return false;
  fs.mkdirSync(cacheFolder(), { recursive: true });
  fs.writeFileSync(memoryFile(), JSON.stringify({ executable, stamp }));
  return true;
}

/** The dependencies are there by now: it is tried with what the suites use. Where there is no font, text has no width. */
async function shows(executablePath) {
  const { chromium } = await import("playwright-core");
  const args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"];
  const browser = await chromium.launch({ executablePath, args, timeout: 60_000 }).catch(() => null);
  try {
    const page = await browser?.newPage();
    await page?.setContent("<span>text</span>");
    const box = await page?.locator("span").boundingBox();
    return box?.width > 5;
  } catch {
    return false;
  } finally {
    await browser?.close();
  }
}

const memoryFile = () => path.join(cacheFolder(), "browser.json");

function readMemory() {
  try {
    return JSON.parse(fs.readFileSync(memoryFile(), "utf8"));
  } catch {
    return null;
  }
}

function stampOf(executable) {
  try {
    const { size, mtimeMs } = fs.statSync(executable);
    return `${size} ${mtimeMs}`;
  } catch {
    return null;
  }
}
