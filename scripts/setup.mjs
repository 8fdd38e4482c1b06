// Brings in what a bare clone lacks: the dependencies, VS Code's own server, a browser. Node built-ins only,
// because it runs before anything is installed.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..");

/** VS Code 1.100.3, whose server with its web workbench is inside this npm package. */
const serverVersion = "4.100.3";
const ripgrepVersion = "1.18.0";
/** To be raised whenever what is put into the server's folder below changes. */
const revision = 1;

/**
 * Runs a program to its end, its output kept back.
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 * @returns {Promise<string>} what it printed
 */
export function run(program, args, { cwd = root, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    // On Windows npm is a .cmd file, which only a shell starts.
    const child = spawn(program, args, { cwd, env, shell: process.platform === "win32" });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("error", (error) => reject(new Error(`${program} could not be started: ${error.message}`)));
    child.on("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${program} ${args.join(" ")} failed:\n${output.trim()}`));
    });
  });
}

const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/** Whether node_modules holds what package-lock.json asks for. Read, not dated: git sets dates as it likes. */
function dependenciesAreCurrent() {
  try {
    const wanted = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
    const hidden = path.join(root, "node_modules", ".package-lock.json");
    const installed = JSON.parse(fs.readFileSync(hidden, "utf8")).packages;
    return Object.entries(wanted).every(([where, { version, optional }]) => {
      if (where === "") return true;
      return installed[where] ? installed[where].version === version : optional === true;
    });
  } catch {
    return false;
  }
}

/** Installs the project's dependencies where they are missing or are others than the lock file names. */
export async function ensureDependencies() {
  if (dependenciesAreCurrent()) return;
  console.log("Installing the dependencies…");
  await run("npm", ["ci", ...quiet]);
}

/** The folder for what is fetched once and kept for every clone. */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
  return process.env.EMIC_CACHE || path.join(base, "emic");
}

/** The folder of VS Code's server, installed on first use. */
export async function ensureVsCodeServer() {
  const home = path.join(cacheFolder(), `vscode-server-${serverVersion}-${revision}`);
  const inside = path.join("node_modules", "code-server", "lib", "vscode");
  if (fs.existsSync(home)) return path.join(home, inside);
  console.log("Installing VS Code's server (300 MB, once for every clone)…");
  fs.mkdirSync(cacheFolder(), { recursive: true });
  removeLeftovers();
  // Complete before it has its name: an interrupted install never counts as one.
  const half = fs.mkdtempSync(path.join(cacheFolder(), "installing-"));
  try {
    const dependencies = { "code-server": serverVersion, "@vscode/ripgrep": ripgrepVersion };
    fs.writeFileSync(path.join(half, "package.json"), JSON.stringify({ private: true, dependencies }));
    await run("npm", ["install", "--omit=dev", ...quiet], { cwd: half });
    // Not `npm ci`: its shrinkwrap is out of step with its package.json.
    await run("npm", ["install", "--omit=dev", ...quiet], { cwd: path.join(half, inside) });
    fillIn(path.join(half, "node_modules"), path.join(half, inside, "node_modules"));
    try {
      fs.renameSync(half, home);
    } catch (error) {
      if (!fs.existsSync(home)) throw error; // otherwise another process was faster
    }
  } finally {
    fs.rmSync(half, { recursive: true, force: true });
  }
  return path.join(home, inside);
}

/** Removes installations that were interrupted. A young one may be another process's. */
function removeLeftovers() {
  for (const name of fs.readdirSync(cacheFolder()).filter((entry) => entry.startsWith("installing-"))) {
    const folder = path.join(cacheFolder(), name);
    if (Date.now() - fs.statSync(folder).mtimeMs > 3_600_000) fs.rmSync(folder, { recursive: true });
  }
}

/** Puts in what install scripts, which were not run, would have fetched or compiled. */
function fillIn(modules, serverModules) {
  const name = process.platform === "win32" ? "rg.exe" : "rg";
  const ripgrep = path.join("@vscode", `ripgrep-${process.platform}-${process.arch}`, "bin", name);
  const bin = path.join(serverModules, "@vscode", "ripgrep", "bin");
  fs.mkdirSync(bin, { recursive: true });
  fs.copyFileSync(path.join(modules, ripgrep), path.join(bin, name));
  for (const [file, module] of [
    ["spdlog.cjs", path.join("@vscode", "spdlog")],
    ["native-watchdog.cjs", "native-watchdog"],
  ]) {
    const source = path.join(import.meta.dirname, "server-modules", file);
    fs.copyFileSync(source, path.join(serverModules, module, "index.js"));
  }
}

/** The first of these programs on the PATH, or null. */
export function findProgram(...names) {
  const extensions = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
      for (const extension of extensions) {
        const file = path.join(folder, name + extension);
        if (folder && fs.existsSync(file)) return file;
      }
    }
  }
  return null;
}

/** A browser of Chromium's family on this machine, or null. */
export function findChromium() {
  if (process.env.CHROME) return process.env.CHROME;
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
  return findProgram(...names) ?? places.find((place) => fs.existsSync(place)) ?? null;
}

/** A browser of Chromium's family; on a CI machine that has none, Debian's is installed. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.env.CI && process.getuid?.() === 0 && findProgram("apt-get")) {
    console.log("Installing Chromium…");
    await run("apt-get", ["update", "-qq"]);
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error("No Chromium was found: install Chromium or Chrome, or name one in the CHROME variable.");
}
