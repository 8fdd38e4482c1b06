// What comes from the npm registry: the project's dependencies, and packages that others of its parts are made of.
import fs from "node:fs";
import path from "node:path";
import { root, run } from "./programs.mjs";

const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/** How npm says that it got no answer. */
const unreachable =
  /E(?:AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|TIMEDOUT)|ERR_SOCKET_TIMEOUT|request-timeout/;

/** Installs the project's dependencies where they are missing or are others than the lock file names. */
export async function ensureDependencies() {
  if (dependenciesAreCurrent()) return;
  console.log("Installing the dependencies…");
  await npm(["ci"], root);
}

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

/**
 * Installs packages, without their own dependencies' install scripts, into a folder's `node_modules`.
 * @param {string} folder
 * @param {Record<string, string>} [packages] name and version; what the folder's package.json asks for by default
 */
export async function installPackages(folder, packages) {
  const manifest = path.join(folder, "package.json");
  if (packages) fs.writeFileSync(manifest, JSON.stringify({ private: true, dependencies: packages }));
  await npm(["install", "--omit=dev"], folder);
}

/** Where the registry does not answer, npm would try for minutes; its own cache may hold everything all the same. */
async function npm(args, cwd) {
  if (await registryAnswers()) {
    await run("npm", [...args, ...quiet], { cwd });
    return;
  }
  await run("npm", [...args, ...quiet, "--offline"], { cwd }).catch(() => {
    throw new Error(
      "The npm registry can't be reached, and packages are missing: connect to the network and run this again.",
    );
  });
}

let answer;

const registryAnswers = () =>
  (answer ??= run("npm", ["ping", "--fetch-retries=0", "--fetch-timeout=10000"]).then(
    () => true,
    // Some registries have no such page; they answer all the same.
    (error) => !unreachable.test(error.message),
  ));
