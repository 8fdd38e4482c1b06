import { largestDocument } from "../core/text/limits";
import { execFile, spawn, type ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import type { History } from "../core/study/work/port";
import { normalise } from "../core/text/normal";
import { textVersion } from "../core/text/version";

/** Older versions of a document than these are not looked through for a text that git keeps with other line ends. */
const mostRevisions = 1000;

/** Milliseconds after which git's answer is not waited for any more. */
const patience = 20_000;

/** Never fetches what a partial clone left out, and asks nobody anything. */
const environment = {
  ...process.env,
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
};

/** The bytes of git's objects, by any name that git knows for them; null where there is no such file. */
interface Objects {
  read(name: string): Promise<Buffer | null>;
  dispose(): void;
}

/** The old texts that git keeps of the documents below a folder; `dispose` ends the git process that answers. */
export function gitHistory(root: string, git = "git"): History & { dispose(): void } {
  let objects: Promise<Objects | null> | null = null;
  return {
    async texts(document, versions) {
      const store = await (objects ??= openObjects(root, git));
      const found = new Map<string, string>();
      if (store === null) return found;
      const take = (bytes: Buffer | null) => {
        if (bytes === null) return;
        const text = normalise(bytes.toString("utf8"));
        const version = textVersion(text);
        if (versions.includes(version)) found.set(version, text);
      };
      for (const version of versions) if (/^[0-9a-f]{12}$/.test(version)) take(await store.read(version));
      if (found.size === versions.length) return found;
      for (const name of await revisionsOf(root, git, document)) {
        take(await store.read(name));
        if (found.size === versions.length) break;
      }
      return found;
    },
    dispose() {
      void objects?.then((store) => store?.dispose());
      objects = null;
    },
  };
}

/** The names of the document's blobs, newest first, through renames. */
async function revisionsOf(root: string, git: string, document: string): Promise<Set<string>> {
  const log = await output(root, git, [
    ...["log", "--follow", "--format=", "--raw", "--no-abbrev", "--no-ext-diff", "-z"],
    ...[`--max-count=${mostRevisions}`, "--", document],
  ]);
  const names = new Set<string>();
  for (const [, name] of (log ?? "").matchAll(/:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) /g)) names.add(name!);
  return names;
}

/** What a git command prints; null where it fails. */
function output(root: string, git: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const options = { cwd: root, timeout: patience, maxBuffer: 64_000_000, env: environment };
    execFile(git, args, options, (error, out) => resolve(error === null ? out : null));
  });
}

async function openObjects(root: string, git: string): Promise<Objects | null> {
  if ((await output(root, git, ["rev-parse", "--is-inside-work-tree"]))?.trim() !== "true") return null;
  const child = spawn(git, ["cat-file", "--batch"], {
    cwd: root,
    env: environment,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const answers = reader(child.stdout);
  let ended = false;
  const waiting = new Set<(nothing: null) => void>();
  const end = () => {
    ended = true;
    for (const give of waiting) give(null);
  };
  child.on("error", end);
  child.on("close", end);
  child.stdin.on("error", () => undefined);
  keepAlive(child, false);
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (name: string): Promise<Buffer | null> => {
    if (ended) return null;
    keepAlive(child, true);
    child.stdin.write(`${name}\n`);
    const answer = await Promise.race([readAnswer(answers), new Promise<null>((give) => waiting.add(give))]);
    waiting.clear();
    keepAlive(child, false);
    return answer;
  };
  return {
    // One question at a time: answers carry no number.
    read: (name) => {
      const answer = last.then(() => ask(name));
      last = answer.catch(() => undefined);
      return answer;
    },
    dispose: () => child.kill(),
  };
}

/** `<name> blob <size>\n<bytes>\n`, or one line that says why there is none. Other objects and large ones are skipped. */
async function readAnswer(answers: Reader): Promise<Buffer | null> {
  const header = await answers.line();
  const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(header) ?? [];
  if (size === undefined) return null;
  const content = await answers.bytes(Number(size) + 1);
  return type === "blob" && Number(size) <= largestDocument ? content.subarray(0, -1) : null;
}

interface Reader {
  line(): Promise<string>;
  bytes(count: number): Promise<Buffer>;
}

/** Takes a stream apart as it is asked for. */
function reader(stream: Readable): Reader {
  let kept = Buffer.alloc(0);
  let wake: () => void = () => undefined;
  const parts: Buffer[] = [];
  stream.on("data", (part: Buffer) => {
    parts.push(part);
    wake();
  });
  const more = async () => {
    if (parts.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    kept = Buffer.concat([kept, ...parts.splice(0)]);
  };
  const bytes = async (count: number) => {
    while (kept.length < count) await more();
    const taken = kept.subarray(0, count);
    kept = kept.subarray(count);
    return taken;
  };
  return {
    bytes,
    async line() {
      let end = kept.indexOf(10);
      for (; end === -1; end = kept.indexOf(10)) await more();
      return (await bytes(end + 1)).toString("utf8").trimEnd();
    },
  };
}

/** A process that only waits for questions keeps no program from ending. */
function keepAlive(child: ChildProcess, alive: boolean): void {
  for (const one of [child, child.stdin, child.stdout] as unknown as { ref?(): void; unref?(): void }[]) {
    if (alive) one.ref?.();
    else one.unref?.();
  }
}
