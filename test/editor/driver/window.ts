import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { chromium, type Browser, type Page } from "playwright-core";
import type * as Setup from "../../../scripts/setup.mjs";
import type * as VsCodeServer from "../../../scripts/vscode-server.mjs";
import { keepJournal, type Journal } from "./journal.js";
import { Person } from "./person.js";
import { suiteReport } from "./report.js";
import type { Study } from "./study.js";
import {
  changeTheme,
  prepareWorkbench,
  settingsSign,
  type Settings,
  type SettingsSign,
  type Theme,
} from "./workbench.js";

/** Where the extension runs: in a Node process beside the files, or in a web worker of the browser. */
export type Host = "node" | "web";

export interface WindowOptions {
  settings?: Settings;
  theme?: Theme;
  /** The extension's folder, if not Emic's; relative to the repository. */
  extension?: string;
  /** Other extensions, loaded beside it. */
  beside?: readonly string[];
  /** The package of an extension that is installed in the place of Emic's folder; then every window has it. */
  installed?: string;
  /** A suite that the extension host is to run: a module, relative to the repository, that exports `run`. */
  inside?: { module: string; log: (text: string) => void; exit: (code: number) => void };
  /** A window of its own that shows the study's folder itself: for what begins without a study, or is about folders. */
  alone?: boolean;
  size?: { width: number; height: number };
  /** How many pixels of a picture make one of the window's; 1 by default. */
  scale?: number;
}

/** VS Code's server and a browser, which every test of a run shares. */
interface Machine {
  server: VsCodeServer.Server;
  browser: Browser;
  dataFolder: string;
}

// The bundle is in dist/test.
export const repository = path.resolve(__dirname, "..", "..");

const chromiumArguments = [
  ...["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

/**
 * Makes an extension of a folder on the server run in the browser. The window's own `extensionDevelopmentKind` would
 * be the way, but VS Code for the Web reads it and then does not look at it.
 */
const inWorker = { "remote.extensionKind": { "emic.emic": ["web"], "emic.fixture": ["web"] } };

/**
 * Who codes is a default as well: an extension host that starts before its user's settings are read is sometimes not
 * told of them, and somebody else would code.
 */
function coderOf({ "emic.coder": coder }: Settings): Settings {
  return coder === undefined ? {} : { "emic.coder": coder };
}

export const usualSize = { width: 1280, height: 800 };

let machine: Promise<Machine> | undefined;
let users = 0;

/** The scripts find their own place, so they are not bundled. */
function script<T>(name: string): Promise<T> {
  return import(pathToFileURL(path.join(repository, "scripts", name)).href) as Promise<T>;
}

async function startMachine(): Promise<Machine> {
  const { ensureChromium } = await script<typeof Setup>("setup.mjs");
  const { startServer } = await script<typeof VsCodeServer>("vscode-server.mjs");
  const dataFolder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-vscode-"));
  // Whose name git knows is part of what a test starts from.
  const gitSettings = path.join(dataFolder, "gitconfig");
  fs.writeFileSync(gitSettings, "[user]\n  name = Ana Ruiz\n  email = ana@example.org\n");
  const env = { GIT_CONFIG_GLOBAL: gitSettings, GIT_CONFIG_NOSYSTEM: "1" };
  const [server, browser] = await Promise.all([
    startServer({ dataDir: dataFolder, env }),
    ensureChromium().then((executablePath) => chromium.launch({ executablePath, args: chromiumArguments })),
  ]);
  return { server, browser, dataFolder };
}

export async function stopMachine(): Promise<void> {
  if (!machine) return;
  const { server, browser, dataFolder } = await machine;
  machine = undefined;
  await browser.close();
  await server.stop();
  fs.rmSync(dataFolder, { recursive: true, force: true });
}

/** A window, and what a test needs to know of it. */
export interface Opened {
  readonly page: Page;
  readonly journal: Journal;
  /** Where its pictures are put. */
  readonly pictures: string;
}

/** Opens a study in a window that nobody has used before. */
export async function openWindow(host: Host, study: Study, options: WindowOptions = {}): Promise<Person> {
  const sign = settingsSign(options.settings ?? {});
  const { page, journal, pictures } = await open(host, study.folder, sign, options);
  return new Person(page, study, journal, pictures, sign);
}

/** Opens a folder in a window that nobody has used before. */
export async function open(
  host: Host,
  folder: string,
  sign: SettingsSign,
  options: WindowOptions,
): Promise<Opened> {
  const { server, browser, dataFolder } = await (machine ??= startMachine());
  const { remotePath, installExtension } = await script<typeof VsCodeServer>("vscode-server.mjs");
  if (options.installed !== undefined) await installExtension(dataFolder, options.installed);
  suiteReport().windows++;
  const userFolder = path.join(dataFolder, `user-${++users}`);
  const context = await browser.newContext({
    viewport: options.size ?? usualSize,
    deviceScaleFactor: options.scale ?? 1,
  });
  const page = await context.newPage();
  const pictures = path.join(repository, "test", "out", host);
  const extension = path.join(repository, options.extension ?? ".");
  const journal = keepJournal(page, path.join(dataFolder, "data", "logs"), extension);
  const settingsFile = path.join(userFolder, "User", "settings.json");
  fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
  fs.writeFileSync(settingsFile, JSON.stringify(sign.settings));
  // What somebody chose for this machine in another window is nothing to a newcomer.
  fs.rmSync(path.join(dataFolder, "data", "Machine", "settings.json"), { force: true });

  const own = options.installed === undefined ? [options.extension ?? "."] : [];
  const remote = (file: string) => remotePath(server.authority, path.join(repository, file));
  await prepareWorkbench(page, {
    userFolder,
    // Not in the address: of several there VS Code takes the last.
    extensions: [...own, options.beside ?? []].flat().map(remote),
    defaults: { ...(host === "web" ? inWorker : {}), ...coderOf(sign.settings) },
    isTest: options.inside !== undefined,
  });
  const payload: [string, string][] = [["skipWelcome", "true"]];
  if (options.inside) {
    const { module, log, exit } = options.inside;
    payload.push(["extensionTestsPath", remote(module)]);
    await page.exposeFunction("codeAutomationLog", (_: string, args: unknown[]) => log(format(...args)));
    await page.exposeFunction("codeAutomationExit", exit);
  }
  await page.goto(server.url(folder, payload), { waitUntil: "commit" });
  return { page, journal, pictures };
}

export async function ready(person: Person, { theme = "light" }: WindowOptions = {}): Promise<Person> {
  await person.ready();
  await changeTheme(person.page, theme);
  return person;
}

/** Closes a window as a person does: its extension host ends with it. */
export async function closeWindow({ page }: Pick<Person, "page">): Promise<void> {
  await page.goto("about:blank").catch(() => undefined);
  await page.context().close();
}
