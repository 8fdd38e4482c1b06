import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { median, seed, type Measure } from "./measure";
import { makeStudy } from "./study-maker";

const sizes = [
  { documents: 1_000, times: 7 },
  { documents: 10_000, times: 3 },
];
const codings = 100;

/** The bundles are in dist/bench and dist. */
const once = path.join(__dirname, "load-once.js");
const cli = path.join(__dirname, "..", "cli.js");

/** How long loading takes against plain reading and parsing of the same files, and what a coding weighs in memory. */
export default function loadBench(): Promise<Measure[]> {
  const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-bench-"));
  try {
    return Promise.resolve(sizes.flatMap((size) => measure(path.join(root, String(size.documents)), size)));
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

function measure(folder: string, { documents, times }: (typeof sizes)[number]): Measure[] {
  makeStudy(folder, { documents, codings, seed });
  const runs = Array.from({ length: times }, () => ({
    plain: run("plainly", folder),
    study: run("study", folder),
    tally: timeTally(folder),
  }));
  const plain = median(runs.map((one) => one.plain.milliseconds));
  const load = median(runs.map((one) => one.study.milliseconds));
  const counting = median(runs.map((one) => one.study.counting));
  const tally = median(runs.map((one) => one.tally));
  const { codings: counted, bytes } = runs.at(-1)!.study;
  if (counted !== documents * codings)
    throw new Error(`${counted} codings were read of ${documents * codings}`);
  const what = `${(documents * codings).toLocaleString("en")} codings in ${documents.toLocaleString("en")} documents`;
  const against = `against ${plain.toFixed(0)} ms to read and parse the files; medians of ${times}, seed ${seed}`;
  return [
    { what: `loading ${what}`, value: load / plain, bar: 3, detail: `${load.toFixed(0)} ms ${against}` },
    {
      what: `the first count over ${what}`,
      value: counting / plain,
      bar: 0.5,
      detail: `${counting.toFixed(0)} ms ${against}`,
    },
    {
      what: `the whole of emic tally over ${what}`,
      value: tally / plain,
      bar: Infinity,
      detail: `${tally.toFixed(0)} ms, the process's start included, ${against}`,
    },
    {
      what: `bytes a coding, ${what}`,
      value: bytes / counted,
      bar: 150,
      detail: "heap and buffers after collection",
    },
  ];
}

function run(
  how: "plainly" | "study",
  folder: string,
): { milliseconds: number; counting: number; codings: number; bytes: number } {
  const out = execFileSync(process.execPath, ["--expose-gc", once, how, folder], { encoding: "utf8" });
  return JSON.parse(out) as ReturnType<typeof run>;
}

function timeTally(folder: string): number {
  const start = performance.now();
  execFileSync(process.execPath, [cli, "tally", "--json", folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return performance.now() - start;
}
