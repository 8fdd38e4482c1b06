// npm start [-- --no-open] [--port N]: the sample study in VS Code, with the extension running.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { cacheFolder, ensureDependencies, findProgram, root } from "./setup.mjs";
import { developmentPayload, startServer } from "./vscode-server.mjs";
import { build } from "./steps.mjs";

/** What is asked or sent by default, and is not here. */
const firstSettings = {
  "files.autoSave": "off",
  "git.openRepositoryInParentFolders": "always",
  "telemetry.telemetryLevel": "off",
};

const { values } = parseArgs({
  options: { open: { type: "boolean", default: true }, port: { type: "string", default: "0" } },
  allowNegative: true,
});
const sample = path.join(root, "sample");

try {
  await ensureDependencies();
  const [complaint] = (await build()).complaints;
  if (complaint) throw new Error(`${complaint.sentence}\n${complaint.details}`);
  const code = findProgram("code");
  if (code && values.open) openDesktop(code);
  else await serve();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function openDesktop(code) {
  console.log("Opening the sample study in VS Code.");
  const args = ["--new-window", `--extensionDevelopmentPath=${root}`, sample];
  // On Windows it is a .cmd file, which only a shell starts, and a shell wants its words quoted.
  if (process.platform !== "win32") spawn(code, args, { stdio: "inherit" });
  else spawn([code, ...args].map((word) => `"${word}"`).join(" "), { stdio: "inherit", shell: true });
}

/** Serves VS Code to a browser until Ctrl+C. Whoever has the token in the address, and nobody else, may open it. */
async function serve() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit());
  const dataDir = path.join(cacheFolder(), "data");
  writeFirstSettings(path.join(dataDir, "data", "User", "settings.json"));
  const token = randomBytes(16).toString("hex");
  const server = await startServer({ dataDir, token, port: Number(values.port) });
  const url = server.url(sample, developmentPayload(server.authority, root));
  console.log(`The sample study is open at ${url}`);
  console.log("Ctrl+C ends it.");
  if (values.open) openInBrowser(url);
}

/** The settings of whoever tries Emic here are kept from start to start; these are the first ones. */
function writeFirstSettings(file) {
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(firstSettings, null, 2));
}

function openInBrowser(url) {
  const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
  const openers = {
    darwin: ["open", [url]],
    win32: ["rundll32", ["url.dll,FileProtocolHandler", url]],
    linux: display ? ["xdg-open", [url]] : undefined,
  };
  const opener = openers[process.platform];
  if (!opener) return;
  spawn(...opener, { stdio: "ignore", detached: true })
    .on("error", () => {}) // the address has been printed
    .unref();
}
