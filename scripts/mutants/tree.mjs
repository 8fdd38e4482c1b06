// A copy of the repository in which mutants are built and tested, so that nobody's bundles are mutated.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root, run } from "../setup.mjs";
import { bake } from "./bake.mjs";

/** What tests are made of, besides the source. */
const testing = ["test", "scripts", "esbuild.js"];

/**
 * Copies what git would commit, with the dependencies linked.
 * @param {{before?: string | undefined}} [options] a revision whose tests, and what builds and runs them, take the
 *     place of today's
 * @returns {string} the folder, which goes away with this process
 */
export function copyTree({ before } = {}) {
  const copy = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-mutants-"));
  process.once("exit", () => fs.rmSync(copy, { recursive: true, force: true }));
  const options = { cwd: root, encoding: "utf8", maxBuffer: 2 ** 30 };
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    options,
  );
  for (const file of listed.split("\0")) {
    const from = path.join(root, file);
    if (file !== "" && fs.lstatSync(from, { throwIfNoEntry: false })?.isFile())
      fs.cpSync(from, path.join(copy, file));
  }
  if (before) {
    for (const part of testing) fs.rmSync(path.join(copy, part), { recursive: true, force: true });
    const archive = execFileSync("git", ["archive", before, ...testing], { ...options, encoding: "buffer" });
    execFileSync("tar", ["-x"], { cwd: copy, input: archive });
  }
  fs.symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "junction");
  // Some tests ask git which files there are.
  execFileSync("git", ["init", "-q"], { cwd: copy });
  return copy;
}

/** Where the mutations of a copy are written down for its builds. */
export const mutationsFile = (copy) => path.join(copy, ".git", "mutations.json");

/** The hook as an argument of Node. */
export const hook = (name) => `--import=${pathToFileURL(path.join(import.meta.dirname, name))}`;

/** Builds everything in a copy, with these mutations in it and none in force. */
export async function buildTree(copy, mutations) {
  fs.writeFileSync(mutationsFile(copy), JSON.stringify({ mutations }));
  await run(process.execPath, [hook("build-hook.mjs"), "esbuild.js"], {
    cwd: copy,
    env: { ...process.env, EMIC_MUTATIONS: mutationsFile(copy), EMIC_MUTANT: "" },
  });
  bake(path.join(copy, "dist"), "");
}
