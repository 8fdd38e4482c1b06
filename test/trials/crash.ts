import { largestFile } from "../../src/core/text/limits";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { sidecarPath } from "../../src/core/study/format/paths";
import { parseSidecar } from "../../src/core/study/format/sidecar";
import { nodeFiles } from "../../src/node/files";
import { acknowledged, faultsOf, ledger, startWriter, type Ledger, type Writer } from "./processes";
import { random, type Random } from "./random";
import { transcript } from "./transcript";

export interface CrashTrial {
  readonly kills: number;
  readonly seed: number;
  /** The built `writer.ts`. */
  readonly script: string;
}

export interface CrashReport {
  readonly faults: readonly string[];
  /** Acts that were acknowledged. */
  readonly acts: number;
  /** Processes that died between saying what they try and its acknowledgement. */
  readonly midAct: number;
  /** The most temporary and lock files that stood beside one file at a time. */
  readonly mostLeft: number;
}

/** Kills in one file before the next is taken, so that files stay as small as people's. */
const killsInOne = 20;

/**
 * Two processes code one document; again and again one of them is killed in the midst of it, and the file is read while
 * the other goes on. Then a last writer comes along.
 */
export async function crashTrial({ kills, seed, script }: CrashTrial): Promise<CrashReport> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "emic-crash-"));
  const report = { faults: [] as string[], acts: 0, midAct: 0, mostLeft: 0 };
  const draw = random(seed);
  try {
    for (let from = 0; from < kills; from += killsInOne) {
      const document = `r${from}.md`;
      fs.writeFileSync(path.join(root, document), transcript(1, 8, draw));
      await crashIn({ root, document, script, draw, kills: Math.min(killsInOne, kills - from) }, report);
    }
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
  return report;
}

interface Scene {
  readonly root: string;
  readonly document: string;
  readonly script: string;
  readonly draw: Random;
  readonly kills: number;
}

type Notes = { -readonly [Key in keyof CrashReport]: CrashReport[Key] } & {
  faults: string[];
};

async function crashIn({ root, document, script, draw, kills }: Scene, notes: Notes): Promise<void> {
  const known = ledger();
  const port = nodeFiles(root);
  const file = sidecarPath("ana", document);
  let heard: (() => void) | null = null;
  const start = () => {
    const orders = { root, owner: "ana", document, seed: draw.below(2 ** 31), lasting: 600_000 };
    return startWriter(script, orders, known, () => {
      notes.acts++;
      heard?.();
    });
  };
  const act = (patience: number) =>
    new Promise<boolean>((resolve) => {
      const late = setTimeout(() => resolve(false), patience);
      heard = () => {
        clearTimeout(late);
        resolve(true);
      };
    });
  const writers: [Writer, Writer] = [start(), start()];
  for (let kill = 0; kill < kills; kill++) {
    const which = draw.below(2) as 0 | 1;
    while (writers[which].acts() === 0) await act(30_000);
    await sleep(draw.below(20) + draw.below(10) / 10);
    const next = act(30_000);
    await writers[which].kill();
    if (writers[which].midAct()) notes.midAct++;
    if (!(await next)) notes.faults.push(`${file}: nobody could write for 30 s after kill ${kill}`);
    notes.faults.push(...(await read(port, file, known)));
    notes.mostLeft = Math.max(notes.mostLeft, leftBeside(root, file).length);
    writers[which] = start();
  }
  await Promise.all(writers.map((writer) => writer.kill()));
  const last = await port.update(file, (text) => `${text ?? ""}\n`);
  if (last.kind !== "written") notes.faults.push(`${file}: the last writer could not write`);
  notes.faults.push(...(await read(port, file, known)), ...known.refused);
  for (const left of leftBeside(root, file)) notes.faults.push(`left behind: ${left}`);
}

/** What is wrong in the file as it is now. */
async function read(port: ReturnType<typeof nodeFiles>, file: string, known: Ledger): Promise<string[]> {
  const before = acknowledged(known);
  const now = await port.read(file, largestFile);
  if (now.kind !== "text") return [`${file} can't be read: ${now.kind}`];
  // What was said before the file was read is in the pipes by now.
  await sleep(10);
  return faultsOf(parseSidecar(now.text, file), before, known).map((fault) => `${file}: ${fault}`);
}

function leftBeside(root: string, file: string): string[] {
  const [folder, name] = [path.join(root, path.dirname(file)), path.basename(file)];
  return fs.readdirSync(folder).filter((other) => other !== name && other.startsWith(name));
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
