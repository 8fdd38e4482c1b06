import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type * as VsCodeServer from "../../scripts/vscode-server.mjs";

// The bundle is in dist/test.
export const repository = path.resolve(__dirname, "..", "..");

const made: string[] = [];

/** An empty folder that goes away when the run ends. */
export function freshFolder(): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-package-"));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
}

/** What `npm run package` makes of a clone of the repository with its changes. */
export interface Packaged {
  readonly vsix: string;
  readonly output: string;
}

/** Packages in a clone, because production bundles would take the place of the tests that run. */
export function packageClone(): Packaged {
  const clone = freshFolder();
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: repository,
    encoding: "utf8",
  });
  for (const file of listed.split("\0").filter((name) => isFile(path.join(repository, name)))) {
    fs.cpSync(path.join(repository, file), path.join(clone, file));
  }
  fs.symlinkSync(path.join(repository, "node_modules"), path.join(clone, "node_modules"), "junction");
  const output = execFileSync("npm", ["run", "package"], {
    cwd: clone,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    // On Windows npm is a .cmd file, which only a shell starts.
    shell: process.platform === "win32",
  });
  const name = fs.readdirSync(clone).find((file) => file.endsWith(".vsix"))!;
  return { vsix: path.join(clone, name), output };
}

const isFile = (file: string) => fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** Has VS Code install a package; the folder that the extension is in then. */
export async function install(vsix: string): Promise<string> {
  const dataDir = freshFolder();
  const script = pathToFileURL(path.join(repository, "scripts", "vscode-server.mjs")).href;
  const { installExtension } = (await import(script)) as typeof VsCodeServer;
  await installExtension(dataDir, vsix);
  const extensions = path.join(dataDir, "extensions");
  const [name] = fs.readdirSync(extensions).filter((entry) => entry.startsWith("emic."));
  return path.join(extensions, name!);
}
