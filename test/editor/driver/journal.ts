import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

/** What a window complained about, apart from what it always does. */
export interface Journal {
  /** Everything that is red in the developer tools. */
  errors: string[];
  /** What our extensions did wrong: they threw, rejected, could not be activated. */
  failures(): Promise<string[]>;
  /** Begins anew: what went wrong until now is another test's. */
  begin(): void;
}

/** Where an extension host in Node keeps its logs: a folder for each, below this one. */
type LogFolder = string;

/** Said by every window of this server: files that its packaging lacks, a marketplace that is not there. */
const noise = [
  "Failed to load resource",
  "A bad HTTP response code (404) was received when fetching the script",
  "[Service Worker] registration TypeError",
  "An unknown error occurred. Please consult the log",
  "An iframe which has both allow-scripts and allow-same-origin",
  // and by a window that closes
  "Long running operations during shutdown are unsupported in the web",
  "Canceled",
];

const isOurs = (entry: string, code: string) =>
  /\bemic\.(emic|fixture)\b/.test(entry) || entry.includes(code);

/** Starts to write down what goes wrong; `code` is the folder that the extension's stack traces name. */
export function keepJournal(page: Page, logs: LogFolder, code: string): Journal {
  const errors: string[] = [];
  const note = (text: string) => {
    if (noise.some((known) => text.includes(known))) return;
    // The console's own styling: `%c  ERR color: #f33 …`
    errors.push(text.replaceAll(/%c| ?color: #?\w+;?/g, "").trim());
  };
  page.on("console", (message) => {
    if (message.type() === "error") note(message.text());
  });
  page.on("pageerror", (error) => note(error.stack ?? error.message));
  // Nobody else notices what is rejected in a worker and not caught.
  page.on("worker", (worker) => {
    const listen = () => {
      // VS Code's worker blocks its own `addEventListener` as soon as its script runs, which may be before this does.
      const note = (event: PromiseRejectionEvent) => {
        const reason: unknown = event.reason;
        console.error("Rejected in a worker:", reason instanceof Error ? reason.stack : reason);
      };
      EventTarget.prototype.addEventListener.call(self, "unhandledrejection", note as EventListener);
    };
    // A worker may be over before it is listened to.
    worker.evaluate(listen).catch(() => undefined);
  });
  page.on("crash", () => note("The page crashed."));

  let begun = Date.now();
  return {
    errors,
    begin() {
      errors.length = 0;
      begun = Date.now();
    },
    async failures() {
      const texts = [
        ...hostLogs(logs).map((file) => fs.readFileSync(file, "utf8")),
        ...(await workerLogs(page)),
      ];
      const entries = texts.flatMap(errorEntries).filter((entry) => timeOf(entry) >= begun);
      return [...errors, ...entries].filter((entry) => isOurs(entry, code));
    },
  };
}

function hostLogs(folder: LogFolder): string[] {
  if (!fs.existsSync(folder)) return [];
  const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith("remoteexthost.log")).map((file) => path.join(folder, file));
}

/** The entries of a log at level error, each with its stack. */
function errorEntries(log: string): string[] {
  const entries = log.split(/^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \[)/m);
  return entries.filter((entry) => entry.slice(0, 40).includes(" [error] ")).map((entry) => entry.trim());
}

/** When an entry of a log was written, in milliseconds; logs are in local time. */
function timeOf(entry: string): number {
  return Date.parse(entry.slice(0, 23).replace(" ", "T"));
}

/** The logs of the extension host in the web worker, which the browser keeps in a database. */
async function workerLogs(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
    const name = "vscode-web-db";
    const known = await indexedDB.databases();
    if (!known.some((database) => database.name === name)) return [];
    const database = await done(indexedDB.open(name));
    try {
      const store = database.transaction("vscode-logs-store").objectStore("vscode-logs-store");
      const [files, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      const isHost = (file: IDBValidKey | undefined) =>
        typeof file === "string" && file.endsWith("workerexthost.log");
      const texts = values.filter((_, n) => isHost(files[n])) as Uint8Array[];
      return texts.map((text) => new TextDecoder().decode(text));
    } finally {
      database.close();
    }
  });
}
