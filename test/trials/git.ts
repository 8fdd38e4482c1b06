import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

/** A tree of files with their texts, by path. */
export type Tree = ReadonlyMap<string, string>;

/** Two branches to merge, and what both came from. */
export interface Fork {
  readonly name: string;
  readonly base: Tree;
  readonly ours: Tree;
  readonly theirs: Tree;
}

export interface Merged {
  /** The paths that git left unmerged. */
  readonly unmerged: readonly string[];
  /** What git said of each conflict: `CONFLICT (content)`, … */
  readonly conflicts: readonly string[];
  /** The working tree as git left it. */
  readonly tree: Tree;
}

export interface Merging {
  /** Lines for `info/attributes`, which go before the study's own `.gitattributes`. */
  readonly attributes: string;
  readonly style?: "merge" | "diff3" | "zdiff3";
}

/** A real git repository in a folder, with no configuration but its own. */
export class Repository {
  constructor(
    readonly root: string,
    settings: Readonly<Record<string, string>> = {},
  ) {
    fs.mkdirSync(root, { recursive: true });
    this.git(["init", "-q"]);
    const own = { "user.name": "Trial", "user.email": "trial@example.org", "gc.auto": "0", ...settings };
    for (const [key, value] of Object.entries(own)) this.git(["config", key, value]);
  }

  /** Commits forks as branches `<name>-base`, `<name>-ours` and `<name>-theirs`. */
  add(forks: readonly Fork[]): void {
    this.git(["fast-import", "--quiet", "--force"], forks.map(stream).join(""));
  }

  /** Merges a fork's two branches in the working tree; nothing is committed. */
  merge({ name }: Fork, { attributes, style = "merge" }: Merging): Merged {
    fs.mkdirSync(path.join(this.root, ".git", "info"), { recursive: true });
    fs.writeFileSync(path.join(this.root, ".git", "info", "attributes"), attributes);
    this.git(["reset", "-q", "--hard", `${name}-ours`]);
    this.git(["clean", "-q", "-fd"]);
    const args = [
      "-c",
      `merge.conflictStyle=${style}`,
      "merge",
      "-q",
      "--no-ff",
      "--no-commit",
      `${name}-theirs`,
    ];
    const { status, stdout, stderr } = this.run(args);
    if (status !== 0 && !stdout.includes("CONFLICT"))
      throw new Error(`git merge failed:\n${stdout}${stderr}`);
    const unmerged = status === 0 ? [] : this.git(["ls-files", "-u", "-z"]).split("\0").filter(Boolean);
    return {
      unmerged: [...new Set(unmerged.map((entry) => entry.slice(entry.indexOf("\t") + 1)))],
      conflicts: stdout.split("\n").filter((line) => line.startsWith("CONFLICT")),
      tree: readTree(this.root),
    };
  }

  private git(args: readonly string[], input?: string): string {
    const { status, stdout, stderr } = this.run(args, input);
    if (status !== 0) throw new Error(`git ${args.join(" ")} failed:\n${stderr}`);
    return stdout;
  }

  private run(args: readonly string[], input = "") {
    const nobody = { GIT_CONFIG_GLOBAL: nowhere, GIT_CONFIG_NOSYSTEM: "1", LC_ALL: "C" };
    const options = { cwd: this.root, input, encoding: "utf8", maxBuffer: 1 << 30 } as const;
    return spawnSync("git", args, { ...options, env: { ...process.env, ...nobody } });
  }
}

const nowhere = process.platform === "win32" ? "NUL" : "/dev/null";

function stream({ name, base, ours, theirs }: Fork): string {
  const tree = (files: Tree) => Array.from(files, ([file, text]) => blob(file, text)).join("");
  const branch = (which: string, from: string, body: string) =>
    `commit refs/heads/${name}-${which}\ncommitter Trial <trial@example.org> 1700000000 +0000\ndata 0\n${from}${body}\n`;
  const change = (files: Tree) => `from refs/heads/${name}-base\ndeleteall\n${tree(files)}`;
  return (
    branch("base", "", tree(base)) + branch("ours", "", change(ours)) + branch("theirs", "", change(theirs))
  );
}

function blob(file: string, text: string): string {
  return `M 100644 inline ${file}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}

/** The files below a folder, git's own aside. */
export function readTree(root: string): Map<string, string> {
  const files = new Map<string, string>();
  const walk = (prefix: string) => {
    for (const entry of fs.readdirSync(path.join(root, prefix), { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (entry.name !== ".git") walk(`${prefix}${entry.name}/`);
      } else files.set(prefix + entry.name, fs.readFileSync(path.join(root, prefix + entry.name), "utf8"));
    }
  };
  walk("");
  return files;
}
