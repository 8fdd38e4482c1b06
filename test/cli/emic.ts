import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** The built command line; this bundle is in dist/test. */
const cli = path.resolve(__dirname, "..", "cli.js");
export const repository = path.resolve(__dirname, "..", "..");

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `emic` as from a shell in `folder`. */
export function emic(folder: string, ...args: string[]): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

const made: string[] = [];

/** A folder of its own with these files in it; it goes away when the run ends. */
export function folderOf(files: Record<string, string | Buffer>): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-cli-"));
  made.push(folder);
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

after(() => {
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true });
});
