import { execFileSync } from "node:child_process";
import fs from "node:fs";

/** Makes a folder refuse to be written to; what comes back lets it be written to again. */
export function forbidWriting(folder: string): () => void {
  if (process.getuid?.() !== 0) {
    fs.chmodSync(folder, 0o555);
    return () => fs.chmodSync(folder, 0o755);
  }
  // Permissions do not bind root, the file system's own flag does.
  execFileSync("chattr", ["+i", folder]);
  return () => void execFileSync("chattr", ["-i", folder]);
}
