import * as path from "node:path";
import { Worker } from "node:worker_threads";
import type { Page, ReadPages } from "../../core/documents/pdf/pages";
import type { WorkerMessage } from "./worker";

/** A PDF may take so long, in milliseconds, and so much memory, in bytes; that is looked at so often. */
const longest = 60_000;
const memory = 1_000_000_000;
const often = 50;
/** Pages beyond these, and code units beyond these on all of them, are no transcript's. */
const most = { pages: 5000, units: 20_000_000 };

/** Reads PDFs in a thread of its own, which is ended when it takes too much. */
export const readPages: ReadPages = (bytes) =>
  new Promise((resolve) => {
    const worker = new Worker(path.join(__dirname, "pdf.js"), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: memory / 1_000_000 },
      // What pdf.js complains of is nobody's to read.
      stdout: true,
      stderr: true,
    });
    const pages: Page[] = [];
    let count = 0;
    const end = (result: Awaited<ReturnType<ReadPages>>) => {
      clearTimeout(timer);
      clearInterval(watch);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => end({ wrong: "This PDF takes too long to read." }), longest);
    // The thread's own limit does not count what is unpacked.
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > memory)
        end({ wrong: "This PDF takes too much memory to read." });
    }, often);
    worker.on("message", (told: WorkerMessage) => {
      if ("end" in told) return end({ pages });
      if ("failed" in told) return end({ wrong: reasons[told.failed] ?? "This PDF is damaged." });
      pages.push(told.page);
      count += told.page.words.reduce((sum, { words }) => sum + words.length + 1, 0);
      if (pages.length > most.pages || count > most.units)
        end({ wrong: "This PDF is larger than what is read." });
    });
    worker.on("error", () => end({ wrong: "This PDF can’t be read." }));
    worker.on("exit", () => end({ wrong: "This PDF can’t be read." }));
  });

const reasons: Readonly<Record<string, string>> = {
  PasswordException: "This PDF is protected by a password.",
  InvalidPDFException: "This is no PDF, or a damaged one.",
};
