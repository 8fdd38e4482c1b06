import search from "approx-string-match";
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";
import type { Anchor } from "../src/core/study/work/anchors";
import { StudyFolder } from "../src/core/study/work/folder";
import { idMaker } from "../src/core/study/format/ids";
import { noHistory, type History } from "../src/core/study/work/port";
import { formatRecord, instantOf } from "../src/core/study/format/record";
import { describe, type Place } from "../src/core/text/place";
import { resolveAll } from "../src/core/text/finding/resolve";
import { wholeWords } from "../src/core/text/finding/search";
import type { Span } from "../src/core/text/span";
import { textVersion } from "../src/core/text/version";
import { nodeFiles } from "../src/node/files";
import { gitHistory } from "../src/node/git-history";
import { random, type Random } from "../test/trials/random";
import { passageIn, transcript } from "../test/trials/transcript";
import { median, seed, type Measure } from "./measure";
import { makeStudy } from "./study-maker";

/** Real documents before and after several edits, beside the repository: one a line, as JSON. */
const data = path.join(
  process.env["EMIC_DATA"] ?? path.join(__dirname, "../../../shared/data"),
  "edits.jsonl.gz",
);

interface Edited {
  readonly before: string;
  readonly after: string;
  /** Passages of the first text, and where they stand in the last; null where they are gone. */
  readonly passages: readonly (Span & { readonly now: Span | null })[];
}

export default async function anchorsBench(): Promise<Measure[]> {
  const known = fs.existsSync(data) ? await realEdits() : [];
  if (known.length === 0) console.error(`There is no ${data}: set EMIC_DATA to measure real edits.`);
  return [...known, searchTime(), await keystroke(), laws()];
}

async function realEdits(): Promise<Measure[]> {
  const lines = gunzipSync(fs.readFileSync(data)).toString("utf8").trim().split("\n");
  const edited = lines.map((line) => JSON.parse(line) as Edited);
  const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-bench-"));
  try {
    const truths = writeStudy(root, edited);
    const history = gitHistory(root);
    const measures = [
      ...judged("with git", await found(root, history), truths, { same: 5, wrong: 2 }),
      ...judged("without git", await found(root, noHistory), truths, { same: 9, wrong: 4 }),
    ];
    history.dispose();
    return measures;
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

interface Truth {
  readonly now: Span | null;
  readonly after: string;
}

/** Codes the first texts, commits them, and puts the last ones in their place; what comes back is the truth by id. */
function writeStudy(root: string, edited: readonly Edited[]): Map<string, Truth> {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", root, "-c", "user.name=B", "-c", "user.email=b@example.org", ...args]);
  const draw = random(seed);
  const makeId = idMaker((bytes) => draw.fill(bytes));
  const truths = new Map<string, Truth>();
  const codings = path.join(root, "codings", "ana");
  fs.mkdirSync(codings, { recursive: true });
  fs.writeFileSync(path.join(root, "emic.yaml"), "name: Real edits\n");
  git("init", "-q");
  for (const [at, { before, after, passages }] of edited.entries()) {
    const version = textVersion(before);
    const records = passages.map(({ start, end, now }, number) => {
      const made = Date.UTC(2026, 10, 21) + number;
      const id = makeId(made);
      truths.set(id, { now, after });
      return formatRecord({
        id,
        code: "c",
        ...describe(before, { start, end }, version),
        made: instantOf(made),
      });
    });
    fs.writeFileSync(path.join(root, `d${at}.md`), before);
    fs.writeFileSync(path.join(codings, `d${at}.md.jsonl`), records.map((line) => `${line}\n`).join(""));
  }
  git("add", "-A");
  git("commit", "-qm", "Before");
  for (const [at, { after }] of edited.entries()) fs.writeFileSync(path.join(root, `d${at}.md`), after);
  return truths;
}

async function found(root: string, history: History): Promise<Anchor[]> {
  const folder = new StudyFolder(nodeFiles(root), "bench", history);
  await folder.load();
  const all: Anchor[] = [];
  for (const document of folder.study.documents.keys()) all.push(...(await folder.anchors(document)));
  return all;
}

function judged(
  how: string,
  anchors: readonly Anchor[],
  truths: ReadonlyMap<string, Truth>,
  bars: { same: number; wrong: number },
): Measure[] {
  const surviving = { all: 0, same: 0, sameWords: 0, unsure: 0, whole: 0, sameWhole: 0 };
  const gone = { all: 0, sure: 0, changed: 0 };
  const wrong: string[] = [];
  const cut: string[] = [];
  const there: string[] = [];
  for (const { record, placing } of anchors) {
    const { now, after } = truths.get(record.id)!;
    const { status, span } = placing;
    if (now === null) {
      gone.all++;
      if (status === "exact" || status === "shifted") gone.sure++;
      if (status !== "changed") continue;
      gone.changed++;
      if (onOneLine(after).includes(onOneLine(record.quote))) there.push(`“${onOneLine(record.quote)}”`);
      continue;
    }
    surviving.all++;
    const whole = wholeWords(after, now);
    if (whole !== null && equal(whole, now)) {
      surviving.whole++;
      if (span !== null && status !== "ambiguous" && equal(span, now)) surviving.sameWhole++;
    } else cut.push(`“${slice(after, now).slice(-60)}”`);
    if (span === null || status === "ambiguous") surviving.unsure++;
    else if (equal(span, now)) surviving.same++;
    else if (whole !== null && equal(span, whole)) surviving.sameWords++;
    else if (shared(span, now) < 0.5)
      wrong.push(`“${record.quote}” is “${slice(after, now)}”, and “${slice(after, span)}” was found`);
  }
  const words = surviving.same + surviving.sameWords;
  const share = (part: number, of: number) => (100 * part) / of;
  return [
    {
      what: `surviving passages that were not found at the very same range ${how}, %`,
      value: 100 - share(surviving.same, surviving.all),
      bar: bars.same,
      detail: `of ${surviving.all}; ${surviving.unsure} ambiguous or lost. In ${cut.length} the range that is taken for true begins or ends within a word or in white space, such as ${cut.slice(0, 3).map(onOneLine).join(", ")}: ends that cut no word can't be the same there, so that ${(100 - share(surviving.whole, surviving.all)).toFixed(1)} % is the least there can be`,
    },
    {
      what: `the same, of those whose range begins and ends with whole words, %`,
      value: 100 - share(surviving.sameWhole, surviving.whole),
      bar: bars.same,
      detail: `of ${surviving.whole}`,
    },
    {
      what: `the same of all, where that range was first moved out of words and white space, %`,
      value: 100 - share(words, surviving.all),
      bar: bars.same,
      detail: `of ${surviving.all}`,
    },
    {
      what: `passages found in a wrong place ${how}`,
      value: wrong.length,
      bar: bars.wrong,
      detail: wrong.join("; "),
    },
    {
      what: `gone passages that were found as if intact ${how}`,
      value: gone.sure,
      bar: 0,
      detail: `of ${gone.all}`,
    },
    {
      what: `gone passages that were found as changed ${how}, %`,
      value: share(gone.changed, gone.all),
      bar: 15,
      detail: `${gone.changed} of ${gone.all}; ${there.length} of them stand there, but for white space: ${there.join(", ")}`,
    },
  ];
}

const onOneLine = (text: string) => text.replace(/\s+/g, " ");
const equal = (a: Span, b: Span) => a.start === b.start && a.end === b.end;
const slice = (text: string, { start, end }: Span) => text.slice(start, end);

/** The part that two spans share of all that they cover. */
function shared(a: Span, b: Span): number {
  const both = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

const size = 200_000;

/** A long document, edited in fifty places after a thousand passages of it were coded. */
function editedDocument(draw: Random): { before: string; after: string; places: Place[] } {
  const before = transcript(1, 2000, draw).slice(0, size);
  const version = textVersion(before);
  const places = Array.from({ length: 1000 }, () => describe(before, passageIn(before, draw), version));
  let after = before;
  for (let edit = 0; edit < 50; edit++) {
    const at = draw.below(after.length - 40);
    const taken = draw.below(12);
    after = after.slice(0, at) + (draw.chance(0.5) ? " in a way " : "") + after.slice(at + taken);
  }
  return { before, after, places };
}

/** Finding a thousand passages again, against looking five times for one that is not there. */
function searchTime(): Measure {
  const draw = random(seed);
  const { before, after, places } = editedDocument(draw);
  const missing = transcript(2, 200, draw)
    .slice(3000, 3200)
    .replaceAll(/[aeiou]/g, "z");
  const runs = Array.from({ length: 9 }, () => {
    const yardstick = timed(() => {
      for (let time = 0; time < 5; time++) search(after, missing, 100);
    });
    const without = timed(() => resolveAll(places, after));
    const withOld = timed(() => resolveAll(places, after, () => before));
    return { yardstick, without, withOld };
  });
  const [yardstick, without, withOld] = (["yardstick", "without", "withOld"] as const).map((key) =>
    median(runs.map((run) => run[key])),
  ) as [number, number, number];
  const statuses = resolveAll(places, after).map(({ status }) => status);
  const count = (status: string) => statuses.filter((one) => one === status).length;
  return {
    what: "1,000 passages found again in 200 kB with 50 edits, against five searches for a missing one",
    value: Math.max(without, withOld) / yardstick,
    bar: 1,
    detail: `${without.toFixed(0)} ms without the old text and ${withOld.toFixed(0)} ms with it, against ${yardstick.toFixed(0)} ms; ${count("changed")} changed, ${count("ambiguous")} ambiguous, ${count("lost")} lost; medians of ${runs.length}, seed ${seed}`,
  };
}

/** What a keystroke does to a document with two thousand codings. */
async function keystroke(): Promise<Measure> {
  const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-bench-"));
  try {
    makeStudy(root, { documents: 2, codings: 2000, turns: 2000, seed });
    const folder = new StudyFolder(nodeFiles(root), "bench");
    await folder.load();
    const [document] = [...folder.study.documents.keys()];
    let text = (await folder.text(document!))!;
    await folder.setText(document!, () => text);
    const draw = random(seed);
    const times = Array.from({ length: 200 }, () => {
      const at = draw.below(text.length);
      text = `${text.slice(0, at)}x${text.slice(at)}`;
      return timed(() => folder.edited(document!, [{ start: at, end: at, text: "x" }]));
    });
    return {
      what: "a keystroke in a document with 2,000 codings, in milliseconds",
      value: median(times),
      bar: 1,
      detail: `the longest ${Math.max(...times).toFixed(2)} ms of ${times.length}, seed ${seed}`,
    };
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

/** The laws of finding a passage again, of distances, alignments and edits, for ten thousand random inputs each. */
function laws(): Measure {
  const mocha = path.join(__dirname, "../../node_modules/mocha/bin/mocha.js");
  const core = path.join(__dirname, "../test/core.js");
  const which = "places of passages|Distances|Two texts|edits";
  const { status, stdout } = spawnSync(process.execPath, [mocha, "--timeout", "600000", core, "-g", which], {
    env: { ...process.env, SEED: String(seed), RUNS: "400" },
    encoding: "utf8",
  });
  if (status !== 0) console.error(stdout);
  return {
    what: "laws that failed for 10,000 random inputs each",
    value: status ?? 1,
    bar: 0,
    detail: `${/\d+ passing/.exec(stdout)?.[0] ?? "none passing"}, seed ${seed}`,
  };
}

function timed(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}
