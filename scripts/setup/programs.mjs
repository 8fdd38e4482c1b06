// Other programs: where they are, and how they are run. Node built-ins only.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..", "..");

/**
 * Runs a program to its end, its output kept back.
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, silence?: number}} [options] it is ended, and has
 * failed, after `timeout` milliseconds, and after `silence` milliseconds without a word of output; never by default
 * @returns {Promise<string>} what it printed
 */
export function run(program, args, { cwd = root, env = process.env, timeout, silence } = {}) {
  return new Promise((resolve, reject) => {
    // On Windows npm is a .cmd file, which only a shell starts. Elsewhere a group of its own can be ended as a whole.
    const isWindows = process.platform === "win32";
    const isBound = timeout !== undefined || silence !== undefined;
    const shell = isWindows && program === "npm";
    const child = spawn(program, args, {
      ...{ cwd, env, shell, detached: isBound && !isWindows },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let ended = "";
    const end = (reason) => {
      ended = reason;
      endTree(child.pid);
    };
    const wait = (time, reason) => time !== undefined && setTimeout(end, time, reason);
    const whole = wait(timeout, `it took more than ${timeout / 1000} seconds`);
    let quiet = wait(silence, `it said nothing for ${silence / 1000} seconds`);
    const listen = (data) => {
      output += data;
      clearTimeout(quiet);
      quiet = wait(silence, `it said nothing for ${silence / 1000} seconds`);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    const settle = (settled) => {
      clearTimeout(whole);
      clearTimeout(quiet);
      settled();
    };
    child.on("error", (error) =>
      settle(() => reject(new Error(`${program} could not be started: ${error.message}`))),
    );
    child.on("close", (code) =>
      settle(() => {
        if (code === 0) resolve(output);
        else
          reject(new Error(`${[program, ...args].join(" ")} failed:\n${[output.trim(), ended].join("\n")}`));
      }),
    );
  });
}

/** Ends a process, on other systems than Windows one that leads a group, and every process below it. */
export function endTree(pid) {
  if (process.platform === "win32") spawnSync("taskkill", ["/T", "/F", "/PID", String(pid)]);
  else {
    try {
      process.kill(-pid, "SIGKILL"); // a gentle end waits for windows that may never come back
    } catch {
      // It has ended by itself.
    }
  }
}

/** The first of these programs on the PATH, or null. */
export const findProgram = (...names) => findPrograms(...names)[0] ?? null;

/** All of these programs that are on the PATH, in the order of their names. */
export function findPrograms(...names) {
  const extensions = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return names
    .flatMap((name) =>
      folders.flatMap((folder) => extensions.map((extension) => path.join(folder, name + extension))),
    )
    .filter((file) => fs.existsSync(file));
}
