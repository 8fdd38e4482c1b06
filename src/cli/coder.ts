import { execFileSync } from "node:child_process";
import { slugFor } from "../core/study/format/ids";

/** Whose lines are written: as an option says, else made from git's user.name; empty where neither says. */
export function coderOf(option: unknown, folder: string): string {
  return typeof option === "string" ? option : slugFor(gitName(folder));
}

function gitName(folder: string): string {
  try {
    return execFileSync("git", ["config", "--get", "user.name"], { cwd: folder, encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
