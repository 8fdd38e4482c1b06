// Starts VS Code's own server on loopback and says where a folder opens in it.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { endTree, ensureNode, ensureVsCodeServer, run, vsCodeVersion } from "./setup.mjs";

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} authority the host part of every `vscode-remote` address in its windows
 * @property {(folder: string, payload?: [string, string][]) => string} url where a folder opens
 * @property {() => string} log what the server has printed so far
 * @property {() => Promise<void>} stop ends it and every process below it
 */

/**
 * Starts the server and waits until it answers. Without a token anyone on this machine may open it. Settings, logs and
 * extensions live in `dataDir`. The version is the one that EMIC_VSCODE names by default, else the oldest.
 * @param {{dataDir: string, token?: string, port?: number, env?: Record<string, string>, version?: string}} options
 * @returns {Promise<Server>}
 */
export async function startServer({ dataDir, token, port = 0, env = {}, version }) {
  const child = spawn(
    await ensureNode(version),
    [
      ...(await serverArguments(dataDir, version)),
      ...vsCodeVersion(version).arguments,
      ...["--host", "127.0.0.1", "--port", String(port)],
      ...(token ? ["--connection-token", token] : ["--without-connection-token"]),
      ...["--accept-server-license-terms", "--disable-telemetry", "--disable-workspace-trust"],
    ],
    // A group of its own, so that its extension hosts end with it.
    {
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      env: { ...process.env, ...alone, ...env },
    },
  );
  let log = "";
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const kill = () => endTree(child.pid);
  process.once("exit", kill);

  const bound = await new Promise((resolve, reject) => {
    const listen = (data) => {
      log += data;
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match) resolve(Number(match[1]));
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", reject);
    void exited.then((code) => reject(new Error(`VS Code's server ended with code ${code}:\n${log.trim()}`)));
  });

  const authority = `localhost:${bound}`;
  return {
    port: bound,
    authority,
    url(folder, payload = []) {
      const query = new URLSearchParams({ folder: serverPath(folder), payload: JSON.stringify(payload) });
      if (token) query.set("tkn", token);
      return `http://${authority}/?${query}`;
    },
    log: () => log,
    async stop() {
      process.removeListener("exit", kill);
      if (child.exitCode === null && child.signalCode === null) kill();
      await exited;
    },
  };
}

/** Installs an extension from its package, for every window of a server that has this `dataDir`. */
export async function installExtension(dataDir, vsix) {
  const args = [...(await serverArguments(dataDir)), "--install-extension", vsix];
  await run(await ensureNode(), args, { env: { ...process.env, ...alone } });
}

/** No marketplace: nothing is asked outside this machine. */
const alone = { EXTENSIONS_GALLERY: "{}" };

async function serverArguments(dataDir, version) {
  const program = path.join(await ensureVsCodeServer(version), "out", "server-main.js");
  const extensions = path.join(dataDir, "extensions");
  fs.mkdirSync(extensions, { recursive: true });
  return [program, "--server-data-dir", dataDir, "--extensions-dir", extensions];
}

/**
 * The part of the payload that loads the extension from its source folder.
 * @returns {[string, string][]}
 */
export function developmentPayload(authority, extensionFolder) {
  return [
    ["extensionDevelopmentPath", remotePath(authority, extensionFolder)],
    ["skipWelcome", "true"],
  ];
}

/** The address that a file has in the server's windows. */
export const remotePath = (authority, file) => `vscode-remote://${authority}${serverPath(file)}`;

/** A path as it stands in addresses: with `/`, and one before a drive letter. */
function serverPath(file) {
  const slashed = file.split(path.sep).join("/");
  return slashed.startsWith("/") ? slashed : `/${slashed}`;
}
