// VS Code's own server, and the Node that it needs.
import fs from "node:fs";
import path from "node:path";
import { installOnce } from "./cache.mjs";
import { installPackages } from "./packages.mjs";
import { node24, vsCodeVersion } from "./versions.mjs";

/**
 * The folder of VS Code's server, installed on first use.
 * @param {"oldest" | "newest"} [name] of its version; what EMIC_VSCODE names by default, else the oldest
 */
export async function ensureVsCodeServer(name) {
  const version = vsCodeVersion(name);
  const inside = path.join("node_modules", "code-server", "lib", "vscode");
  const home = await installOnce(
    `vscode-server-${version.codeServer}-${version.revision}`,
    async (folder) => {
      console.log(`Installing VS Code ${version.vsCode}'s server (${version.size}, once for every clone)…`);
      await installPackages(folder, { "code-server": version.codeServer, ...version.packages });
      // Not `npm ci`: its shrinkwrap is out of step with its package.json.
      await installPackages(path.join(folder, inside));
      for (const extension of version.without)
        fs.rmSync(path.join(folder, inside, "extensions", extension), { recursive: true });
      fillIn(version, path.join(folder, "node_modules"), path.join(folder, inside, "node_modules"));
    },
  );
  return path.join(home, inside);
}

/** Puts in what install scripts, which were not run, would have fetched or compiled. */
function fillIn({ ripgrep, watchdog }, modules, serverModules) {
  if (ripgrep) {
    const program = path.join("bin", process.platform === "win32" ? "rg.exe" : "rg");
    const target = path.join(serverModules, ripgrep, program);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(path.join(modules, `${ripgrep}-${process.platform}-${process.arch}`, program), target);
  }
  const stand = path.join(import.meta.dirname, "..", "server-modules");
  fs.copyFileSync(path.join(stand, "spdlog.cjs"), path.join(serverModules, "@vscode", "spdlog", "index.js"));
  fs.copyFileSync(path.join(stand, "native-watchdog.cjs"), path.join(serverModules, watchdog, "index.js"));
}

/** The Node that runs the server: this one where it is new enough, else one from the registry. */
export async function ensureNode(name) {
  const { node, vsCode } = vsCodeVersion(name);
  if (Number(process.versions.node.split(".")[0]) >= node) return process.execPath;
  const known = node24[`${process.platform}-${process.arch}`];
  if (!known) throw new Error(`VS Code ${vsCode} needs Node ${node}: run this with Node ${node}.`);
  const home = await installOnce(`node-${known.version}`, async (folder) => {
    console.log(`Installing Node ${known.version} for VS Code ${vsCode} (190 MB, once for every clone)…`);
    await installPackages(folder, { [known.name]: known.version });
  });
  const program = process.platform === "win32" ? "node.exe" : "node";
  return path.join(home, "node_modules", known.name, "bin", program);
}
