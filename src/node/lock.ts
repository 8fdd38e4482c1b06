import { randomUUID } from "node:crypto";
import * as fs from "node:fs/promises";
import { hostname } from "node:os";

/** The right to write one file, held by one process. */
export interface Lock {
  /** Whether the right was taken from a process that died holding it. */
  readonly inherited: boolean;
  /** Whether it is still ours; a process that slept too long may have lost it. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly nonce: string;
}

/** Milliseconds after which a holder is taken for dead that can't be asked, being on another machine. */
const staleElsewhere = 30_000;
/** The same for one whose process id is alive, which may be another process's by now. */
const staleHere = 60_000;
/** A lock that names no holder is a file of a process that died between making and writing it. */
const staleUnnamed = 1_000;
/** How long to wait for the right before giving up. */
const patience = 15_000;

/** Waits for the right to write `file`; null when it could not be had in time. */
export async function lock(file: string): Promise<Lock | null> {
  const path = `${file}.lock`;
  const me: Holder = { pid: process.pid, host: hostname(), nonce: randomUUID() };
  const until = Date.now() + patience;
  let inherited = false;
  for (let pause = 1; Date.now() < until; pause = Math.min(pause * 2, 20)) {
    if (await create(path, me)) {
      const isHeld = async () => (await holderOf(path))?.nonce === me.nonce;
      const release = async () => {
        if (await isHeld()) await remove(path);
      };
      return { inherited, isHeld, release };
    }
    if (await isStale(path)) inherited = (await breakStale(path, me)) || inherited;
    else await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
  }
  return null;
}

/**
 * A symbolic link is made in one step together with what it says, so that a lock never stands there naming nobody.
 * Where links can't be made it is a file.
 */
async function create(path: string, holder: Holder): Promise<boolean> {
  const says = JSON.stringify(holder);
  if (process.platform !== "win32") {
    const linked = await fs.symlink(says, path).then(
      () => true,
      (error: unknown) => (hasCode(error, "EEXIST") ? false : null),
    );
    if (linked !== null) return linked;
  }
  try {
    await fs.writeFile(path, says, { flag: "wx" });
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/**
 * Only who holds the guard may remove another's lock, so that no two can both find it stale, and one remove the lock
 * that the other has made since.
 */
async function breakStale(path: string, me: Holder): Promise<boolean> {
  const guard = `${path}.break`;
  if (!(await create(guard, me))) {
    if (await isStale(guard)) await remove(guard);
    return false;
  }
  try {
    if (!(await isStale(path))) return false;
    await remove(path);
    return true;
  } finally {
    await remove(guard);
  }
}

async function isStale(path: string): Promise<boolean> {
  const age = await ageOf(path);
  if (age === null) return false;
  const holder = await holderOf(path);
  if (holder === null) return age > staleUnnamed;
  if (holder.host !== hostname()) return age > staleElsewhere;
  return age > staleHere || !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

async function ageOf(path: string): Promise<number | null> {
  try {
    return Date.now() - (await fs.lstat(path)).mtimeMs;
  } catch {
    return null;
  }
}

async function holderOf(path: string): Promise<Holder | null> {
  try {
    const says = await fs.readlink(path).catch(() => fs.readFile(path, "utf8"));
    const holder = JSON.parse(says) as Partial<Holder> | null;
    return typeof holder?.pid === "number" &&
      typeof holder.host === "string" &&
      typeof holder.nonce === "string"
      ? { pid: holder.pid, host: holder.host, nonce: holder.nonce }
      : null;
  } catch {
    return null;
  }
}

async function remove(path: string): Promise<void> {
  await fs.rm(path, { force: true });
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
