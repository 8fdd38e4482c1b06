import { spawn, type ChildProcess } from "node:child_process";
import { isRemoval, type StudyRecord } from "../../src/core/study/format/record";
import type { Sidecar } from "../../src/core/study/format/sidecar";
import type { Orders } from "./writer";

/** What the writers of one file said of one record. */
interface Said {
  /** What they tried to make of it, in order: `made`, `removed` or a memo. */
  readonly tries: string[];
  /** How many of these were acknowledged. */
  done: number;
}

export interface Ledger {
  readonly records: Map<string, Said>;
  /** Acts that were refused, or found their record gone. */
  readonly refused: string[];
}

export function ledger(): Ledger {
  return { records: new Map(), refused: [] };
}

/** How much was acknowledged of each record by now. */
export function acknowledged({ records }: Ledger): Map<string, number> {
  return new Map(Array.from(records, ([id, { done }]) => [id, done]));
}

/** A writing process and what it says. */
export interface Writer {
  readonly process: ChildProcess;
  /** Acts acknowledged so far. */
  readonly acts: () => number;
  /** Whether the last that it said is what it tries. */
  readonly midAct: () => boolean;
  /** Kills it at once, and waits until all that it said has been heard. */
  kill(): Promise<void>;
  readonly ended: Promise<void>;
}

/** Starts a writing process; `script` is the built `writer.ts`. */
export function startWriter(
  script: string,
  orders: Orders,
  known: Ledger,
  onAct: () => void = () => undefined,
): Writer {
  const child = spawn(process.execPath, [script, JSON.stringify(orders)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let acts = 0;
  let trying = false;
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (data: string) => {
    const lines = (rest + data).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const [said, id, what] = line.split(" ") as [string, string, string];
      const record = known.records.get(id) ?? { tries: [], done: 0 };
      known.records.set(id, record);
      trying = said === "try";
      if (trying) record.tries.push(what);
      else if (said === "ok") {
        record.done = record.tries.length;
        acts++;
        onAct();
      } else known.refused.push(line);
    }
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  return {
    process: child,
    acts: () => acts,
    midAct: () => trying,
    ended,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/**
 * What is wrong in a file, held against what had been acknowledged before it was read; `known` is what was heard since,
 * too, when all that was said before the reading has been heard.
 */
export function faultsOf(
  { lines, broken }: Sidecar,
  before: ReadonlyMap<string, number>,
  known: Ledger,
): string[] {
  const faults = broken.map((line) => `unreadable: ${line.slice(0, 80)}`);
  const found = new Map<string, StudyRecord>();
  for (const { record } of lines) {
    if (found.has(record.id)) faults.push(`doubled: ${record.id}`);
    found.set(record.id, record);
  }
  for (const [id, done] of before) {
    const { tries } = known.records.get(id)!;
    const record = found.get(id);
    const stands = record === undefined ? 0 : tries.lastIndexOf(whatOf(record)) + 1;
    if (stands < done)
      faults.push(`${id}: ${tries[done - 1]} was acknowledged, ${tries[stands - 1] ?? "nothing"} is there`);
  }
  for (const id of found.keys()) if (!known.records.has(id)) faults.push(`made up: ${id}`);
  return faults;
}

function whatOf(record: StudyRecord): string {
  return isRemoval(record) ? "removed" : typeof record["memo"] === "string" ? record["memo"] : "made";
}
