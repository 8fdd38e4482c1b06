import { isAscii } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { serialQueueByKey } from "../core/study/work/serial-queue";
import { attributesFile, isHiddenFolder, isStudyPath } from "../core/study/format/paths";
import type { Cancel, FilePort, FileRead, FileWrite } from "../core/study/work/port";
import { hasCode, lock, type Lock } from "./lock";

/** Other work runs at least this often, in milliseconds. */
const slice = 8;

/**
 * Read by the thread that asks, a small file of a local disk takes a third of the time that handing it to another
 * thread takes. A disk whose reads take longer than this on average, in milliseconds, is waited for elsewhere.
 */
const slowRead = 4;
/** How much the latest read counts in that average; one alone may have waited for something else. */
const latestShare = 0.05;
/** How many files are then read elsewhere before the disk is tried again. */
const slowReads = 500;
/** Larger files, in bytes, are always read elsewhere. */
const smallFile = 256 * 1024;

/**
 * The study's files on a file system. A file is replaced as a whole: a temporary file is written, synced and renamed
 * while a lock file beside it keeps other processes out; a reader sees the old text or the new one. After a crash the
 * next writer takes the dead process's lock and clears away what it left.
 */
export function nodeFiles(root: string): FilePort {
  // macOS may give names decomposed (NFD) that the study writes composed.
  const spellings = new Map<string, string>();
  const writing = serialQueueByKey();
  const scratch = Buffer.allocUnsafeSlow(smallFile);
  let lastBreath = performance.now();
  let average = 0;
  let elsewhere = 0;

  const locate = (file: string) => {
    if (!isStudyPath(file)) throw new RangeError(`no path of a study: ${file}`);
    return path.join(root, spellings.get(file) ?? file);
  };

  return {
    async list(cancel) {
      const files: string[] = [];
      await walk(root, "", files, spellings, cancel);
      return files;
    },

    async read(file, most) {
      const target = locate(file);
      if (elsewhere > 0) {
        elsewhere--;
        return readText(target, most);
      }
      const from = performance.now();
      const read = readNow(target, scratch);
      average += (performance.now() - from - average) * latestShare;
      if (average > slowRead) {
        average = 0;
        elsewhere = slowReads;
      }
      return read === null || read.bytes > most ? readText(target, most) : read.file;
    },

    async update(file, change) {
      const target = locate(file);
      try {
        return await writing(file, () => replace(target, change));
      } catch (error) {
        return { kind: "refused", reason: reasonOf(error) };
      }
    },

    async move(from, to) {
      const [source, target] = [locate(from), locate(to)];
      try {
        const moved = await writing(from, () => moveFile(source, target));
        if (moved.kind === "written") await clearEmptyFolders(path.dirname(source), root);
        return moved;
      } catch (error) {
        return { kind: "refused", reason: reasonOf(error) };
      }
    },

    async yieldToEventLoop() {
      if (performance.now() - lastBreath < slice) return;
      await new Promise((resolve) => setImmediate(resolve));
      lastBreath = performance.now();
    },
  };
}

async function walk(
  folder: string,
  prefix: string,
  files: string[],
  spellings: Map<string, string>,
  cancel: Cancel | undefined,
): Promise<void> {
  if (cancel?.cancelled === true) return;
  const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders: Promise<void>[] = [];
  for (const entry of entries) {
    const spelled = prefix + entry.name;
    if (entry.isDirectory()) {
      if (!isHiddenFolder(entry.name)) {
        folders.push(walk(path.join(folder, entry.name), `${spelled}/`, files, spellings, cancel));
      }
    } else if (entry.isFile() && (!entry.name.startsWith(".") || spelled === attributesFile)) {
      const file = spelled.normalize("NFC");
      if (file !== spelled) spellings.set(file, spelled);
      files.push(file);
    }
  }
  await Promise.all(folders);
}

/** Null for a file that does not fit into `scratch`. */
function readNow(target: string, scratch: Buffer): { file: FileRead; bytes: number } | null {
  let handle: number | null = null;
  try {
    handle = openSync(target, "r");
    let bytes = 0;
    for (let more = 1; more > 0 && bytes < scratch.length; bytes += more)
      more = readSync(handle, scratch, bytes, scratch.length - bytes, null);
    return bytes === scratch.length ? null : { file: decode(scratch.subarray(0, bytes)), bytes };
  } catch (error) {
    return { file: failed(error), bytes: 0 };
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

async function readText(target: string, most: number): Promise<FileRead> {
  try {
    const { size } = await fs.stat(target);
    if (size > most) return { kind: "too-large", size };
    return decode(await fs.readFile(target));
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): FileRead {
  if (hasCode(error, "ENOENT", "ENOTDIR", "EISDIR")) return { kind: "missing" };
  return { kind: "failed", reason: reasonOf(error) };
}

function decode(bytes: Buffer): FileRead & { kind: "text" } {
  // Where every byte is a character, decoding is copying.
  if (isAscii(bytes)) return { kind: "text", text: bytes.toString("latin1"), sound: true };
  const text = bytes.toString("utf8");
  // Decoding never shortens sound text, and only unsound bytes become U+FFFD, which is rare enough to check exactly.
  const sound = !text.includes("\uFFFD") || Buffer.from(text, "utf8").equals(bytes);
  return { kind: "text", text, sound };
}

async function replace(target: string, change: (text: string | null) => string | null): Promise<FileWrite> {
  await fs.mkdir(path.dirname(target), { recursive: true });
  const held = await lock(target);
  if (held === null) return busy;
  try {
    if (held.inherited) await clearTemporary(target);
    const before = await readText(target, Number.MAX_SAFE_INTEGER);
    if (before.kind === "failed") return { kind: "refused", reason: before.reason };
    if (before.kind === "text" && !before.sound) {
      return {
        kind: "refused",
        reason: "The file is not UTF-8 text, and writing it would lose what can't be read.",
      };
    }
    const text = before.kind === "text" ? before.text : null;
    const next = change(text);
    if (next === null || next === text) return { kind: "unchanged" };
    return await write(target, next, held);
  } finally {
    await held.release();
  }
}

async function write(target: string, text: string, held: Lock): Promise<FileWrite> {
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    const handle = await fs.open(temporary, "w");
    try {
      await handle.writeFile(text, "utf8");
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await held.isHeld()))
      return { kind: "refused", reason: "Another program has taken over this file." };
    await rename(temporary, target);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(target));
  return { kind: "written" };
}

/** Both names are locked, so that nobody who keeps to locks writes to either meanwhile. */
async function moveFile(source: string, target: string): Promise<FileWrite> {
  if ((await statOf(source)) === null) return { kind: "unchanged" };
  await fs.mkdir(path.dirname(target), { recursive: true });
  const locks: Lock[] = [];
  try {
    for (const file of [source, target].sort()) {
      const held = await lock(file);
      if (held === null) return busy;
      locks.push(held);
    }
    const [from, there] = [await statOf(source), await statOf(target)];
    // Where names differ only in capitals, both may be the same file.
    if (there !== null && (there.ino !== from?.ino || there.dev !== from.dev))
      return { kind: "refused", reason: "A file of this name is there already." };
    await rename(source, target);
  } finally {
    for (const held of locks) await held.release();
  }
  await syncFolder(path.dirname(target));
  return { kind: "written" };
}

function statOf(file: string) {
  return fs.stat(file, { bigint: true }).catch((error: unknown) => {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return null;
    throw error;
  });
}

/** Removes a folder and those it is in, below the root, as far as nothing is in them. */
async function clearEmptyFolders(folder: string, root: string): Promise<void> {
  for (let empty = folder; empty !== root && empty.startsWith(root); empty = path.dirname(empty)) {
    const removed = await fs.rmdir(empty).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

/** On Windows a scanner may hold the file open for a moment. */
async function rename(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await fs.rename(from, to);
      return;
    } catch (error) {
      if (attempt === 8 || !hasCode(error, "EPERM", "EBUSY", "EACCES")) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 20));
    }
  }
}

/** Makes the rename itself last through a power cut; not every system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await fs.open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!hasCode(error, "EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP")) throw error;
  }
}

async function clearTemporary(target: string): Promise<void> {
  const [folder, name] = [path.dirname(target), path.basename(target)];
  for (const entry of await fs.readdir(folder)) {
    if (entry.startsWith(`${name}.`) && entry.endsWith(".tmp"))
      await fs.rm(path.join(folder, entry), { force: true });
  }
}

function reasonOf(error: unknown): string {
  if (hasCode(error, "EACCES", "EPERM", "EROFS")) return "The folder can’t be written to.";
  if (hasCode(error, "ENOSPC", "EDQUOT")) return "The disk is full.";
  if (hasCode(error, "ENOTDIR", "EEXIST")) return "A file stands where a folder is needed.";
  return error instanceof Error ? error.message : String(error);
}

const busy: FileWrite = {
  kind: "refused",
  reason: "Another program is writing this file and does not finish.",
};
