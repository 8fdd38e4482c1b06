// Brings in what a bare clone lacks: the dependencies, VS Code's own server, a browser. Node built-ins only,
// because it runs before anything is installed.
import { ensureChromium } from "./setup/browser.mjs";
import { ensureNode, ensureVsCodeServer } from "./setup/server.mjs";

export { ensureChromium, findChromium } from "./setup/browser.mjs";
export { cacheFolder } from "./setup/cache.mjs";
export { ensureDependencies } from "./setup/packages.mjs";
export { endTree, findProgram, root, run } from "./setup/programs.mjs";
export { ensureNode, ensureVsCodeServer } from "./setup/server.mjs";
export { vsCodeVersion } from "./setup/versions.mjs";

/**
 * Brings in what suites need, before the first of them starts.
 * @param {{browser?: boolean, server?: boolean}} needs a browser; VS Code's server, of the version that EMIC_VSCODE names
 */
export async function ensureForSuites({ browser = false, server = false }) {
  await Promise.all([browser && ensureChromium(), server && ensureVsCodeServer(), server && ensureNode()]);
}
