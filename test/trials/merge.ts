import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { codebookFile, codingsFolder, readSidecarPath } from "../../src/core/study/format/paths";
import { actOnce } from "./acts";
import { Repository, type Fork, type Merged } from "./git";
import { judge, type Fault } from "./merged";
import { random } from "./random";
import { branchOff, lineOf, newStudy, type Branch } from "./team";
import { mergeName, mergeTruth, type Expected } from "./truth";

export interface MergeTrial {
  readonly runs: number;
  readonly seed: number;
  /** The built command line, which merges codebooks as git's driver. */
  readonly cli: string;
}

/** Two branches as they were left, with what must be true after their merge. */
export interface Pair {
  readonly fork: Fork;
  readonly ours: Branch;
  readonly theirs: Branch;
  readonly records: ReadonlyMap<string, Expected>;
  /** What each code is called, by id; two names where both sides gave it one. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** What happened, and how much of what the trial is for it had in it. */
export interface MergeReport {
  readonly faults: readonly (Fault & { readonly run: number; readonly union: boolean })[];
  readonly seen: ReadonlyMap<string, number>;
}

/** Runs so few at a time that one import of them stays small. */
const together = 25;

/**
 * Random pairs of branches of a study, merged by git: once as a study's own `.gitattributes` have it, with
 * `emic merge-codebook` as the codebook's driver; once as a host does that knows of neither. Run `n` of a seed is
 * always the same.
 */
export async function mergeTrial({ runs, seed, cli }: MergeTrial): Promise<MergeReport> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "emic-merge-"));
  const driver = `"${process.execPath}" "${cli}" merge-codebook %O %A %B`;
  const repository = new Repository(root, { "merge.emic-codebook.driver": driver });
  const faults: (Fault & { run: number; union: boolean })[] = [];
  const seen = new Map<string, number>();
  const count = (what: string, many: number) => seen.set(what, (seen.get(what) ?? 0) + many);
  const take = async (pair: Pair, run: number, merged: Merged, union: boolean) => {
    const judged = await judge(pair, merged, union);
    for (const fault of judged.faults) faults.push({ ...fault, run, union });
    if (union) count("files of codings over whose names git stopped", judged.stoppedOverNames);
    if (union) count("records to choose a version of, though one side changed them", judged.needlessChoices);
  };
  try {
    for (let from = 0; from < runs; from += together) {
      const pairs: Pair[] = [];
      for (let run = from; run < Math.min(runs, from + together); run++)
        pairs.push(await makePair(seed, run));
      repository.add(pairs.map(({ fork }) => fork));
      for (const [at, pair] of pairs.entries()) {
        const style = random(seed + from + at).pick(["merge", "diff3", "zdiff3"] as const);
        const union = repository.merge(pair.fork, { attributes: `${codebookFile} merge=emic-codebook\n` });
        const without = repository.merge(pair.fork, {
          attributes: `${codingsFolder}/**/*.jsonl !merge\n`,
          style,
        });
        await take(pair, from + at, union, true);
        await take(pair, from + at, without, false);
        for (const [what, many] of whatHappened(pair, union, without)) count(what, many);
      }
    }
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
  return { faults, seen };
}

/** The pair of branches that a run of a seed merges. */
export async function makePair(seed: number, run: number): Promise<Pair> {
  const draw = random(Math.imul(seed, 1_000_003) + run);
  const base = await newStudy(draw);
  for (let acts = 6 + draw.below(20); acts > 0; acts--) {
    base.now += 4000;
    await actOnce({ ...base, coder: draw.pick(["ana", "ana", "ben"]) });
  }
  const [other, mine, others] = [
    draw.chance(0.4) ? "ana" : "ben",
    random(draw.below(2 ** 31)),
    random(draw.below(2 ** 31)),
  ];
  const ours = await branchOff(base, { coder: "ana", draw: mine, renames: [0, 2] });
  const theirs = await branchOff(base, { coder: other, draw: others, renames: [1, 3] });
  for (const branch of [ours, theirs])
    for (let acts = 1 + branch.draw.below(14); acts > 0; acts--) await actOnce(branch);
  const lines = (id: string) => ({ ours: lineOf(ours, id), theirs: lineOf(theirs, id) });
  const names = new Map(
    Array.from(new Set([...ours.names.keys(), ...theirs.names.keys()]), (id) => {
      return [id, mergeName(base.names.get(id), ours.names.get(id), theirs.names.get(id))] as const;
    }),
  );
  const trees = { base: base.files.files, ours: ours.files.files, theirs: theirs.files.files };
  const records = mergeTruth(base.truth, ours.truth, theirs.truth, lines);
  return { fork: { name: `run-${run}`, ...trees }, ours, theirs, records, names };
}

/** How much of what the trial is for a run had in it. */
function whatHappened(
  { fork, ours, theirs, records }: Pair,
  union: Merged,
  without: Merged,
): [string, number][] {
  const { base } = fork;
  const inCodings = (file: string) => file.startsWith(`${codingsFolder}/`);
  const renamed = ({ documents }: Branch) => documents.filter((document) => !base.has(document)).length;
  const changed = (side: ReadonlyMap<string, string>) => side.get(codebookFile) !== base.get(codebookFile);
  const orphans = [...union.tree.keys()].filter((file) => {
    const sidecar = readSidecarPath(file);
    return sidecar !== null && !union.tree.has(sidecar.document);
  });
  return [
    ["records", records.size],
    ["records changed differently by both", [...records.values()].filter(({ rivalled }) => rivalled).length],
    ["runs with one coder on two machines", Number(ours.coder === theirs.coder)],
    [
      "files of codings begun by both",
      [...fork.ours.keys()].filter((file) => inCodings(file) && fork.theirs.has(file) && !base.has(file))
        .length,
    ],
    ["documents renamed", renamed(ours) + renamed(theirs)],
    ["codebooks changed by both", Number(changed(fork.ours) && changed(fork.theirs))],
    ["files of codings in conflict without union", without.unmerged.filter(inCodings).length],
    ["codebooks in conflict without the driver", Number(without.unmerged.includes(codebookFile))],
    ["files of codings begun under a name that the other side gave up", orphans.length],
  ];
}
