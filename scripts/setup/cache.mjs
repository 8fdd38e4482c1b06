// The folder for what is fetched once and kept for every clone. Node built-ins only.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
  return process.env.EMIC_CACHE || path.join(base, "emic");
}

/**
 * A folder of the cache, made on first use.
 * @param {string} name
 * @param {(folder: string) => Promise<void>} fill puts into the empty folder what is to be in it
 * @returns {Promise<string>}
 */
export async function installOnce(name, fill) {
  const home = path.join(cacheFolder(), name);
  if (fs.existsSync(home)) return home;
  fs.mkdirSync(cacheFolder(), { recursive: true });
  removeLeftovers();
  // Complete before it has its name: an interrupted install never counts as one.
  const half = fs.mkdtempSync(path.join(cacheFolder(), "installing-"));
  try {
    await fill(half);
    try {
      fs.renameSync(half, home);
    } catch (error) {
      if (!fs.existsSync(home)) throw error; // otherwise another process was faster
    }
  } finally {
    fs.rmSync(half, { recursive: true, force: true });
  }
  return home;
}

/** Removes installations that were interrupted. A young one may be another process's. */
function removeLeftovers() {
  for (const name of fs.readdirSync(cacheFolder()).filter((entry) => entry.startsWith("installing-"))) {
    const folder = path.join(cacheFolder(), name);
    if (Date.now() - fs.statSync(folder).mtimeMs > 3_600_000) fs.rmSync(folder, { recursive: true });
  }
}
