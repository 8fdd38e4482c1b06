import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { excerptsOf } from "../src/core/analysis/excerpt";
import { chosenPassages, firstView, look, type Looked, type View } from "../src/core/analysis/look";
import { parseQuery } from "../src/core/query/parse";
import { textSearch } from "../src/core/query/text-search";
import { StudyFolder } from "../src/core/study/work/folder";
import { studyReading } from "../src/core/study/model/reading";
import { none } from "../src/core/study/model/shard";
import type { Study } from "../src/core/study/model/study";
import { nodeFiles } from "../src/node/files";
import { random } from "../test/trials/random";
import { pageSize } from "../src/view/panel/protocol";
import { median, seed, type Measure } from "./measure";
import { makeStudy } from "./study-maker";

/** A study of 100,000 codings. */
export const size = { documents: 1000, codings: 100, codes: 300, themes: 12, seed };
const times = 15;
/** Runs before those that count, so that everything is compiled. */
const warming = 5;
const passes = 3;

const first = firstView(studyReading);

const filtered = (text: string): View => {
  const read = parseQuery(text);
  if ("wrong" in read) throw new RangeError(text);
  return { ...first, query: read.query };
};

/** What somebody may ask the panel for. */
const views: Readonly<Record<string, View>> = {
  "the first view": first,
  "a code": filtered("code:code-1"),
  "a theme": filtered("theme:theme-1"),
  "a participant": filtered("participant:P1"),
  "a speaker": filtered("speaker:Int"),
  "an attribute": filtered("group:lost"),
  "a document": filtered("document:interviews/001/r1.md"),
  "a voice": filtered("voice:own"),
  "a reading": { ...first, reading: { kind: "one", owner: "ana" } },
  "a date": filtered("date:2026-05-01.."),
  "a comparison by group": { ...first, groupBy: "group" },
  "a comparison by a number": { ...first, groupBy: "years" },
};

/**
 * What the panel works out before it shows something, in plain passes over the columns of the same run. The page of
 * quotes that is read then costs the same whoever has found the passages, so it stands in the details alone.
 */
export default async function analysisBench(): Promise<Measure[]> {
  const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-bench-"));
  try {
    makeStudy(root, size);
    const folder = new StudyFolder(nodeFiles(root), "bench");
    await folder.load();
    const known = await timeViews(folder);
    return [...known, await timeSearch(folder, root)];
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

async function timeViews(folder: StudyFolder): Promise<Measure[]> {
  const draw = random(seed);
  const plain: number[] = [];
  const looks = new Map(
    Object.keys(views).map((name) => [name, { look: [] as number[], page: [] as number[] }]),
  );
  for (let time = -warming; time < times; time++) {
    const inAnyOrder = Object.entries(views).map((one) => ({ one, place: draw.below(1_000_000) }));
    inAnyOrder.sort((a, b) => a.place - b.place);
    for (const {
      one: [name, view],
    } of inAnyOrder) {
      const pass = timed(() => plainPass(folder.study));
      const start = performance.now();
      const looked = await lookAt(folder, view);
      const looking = performance.now() - start;
      const page = await timePage(folder, looked, view);
      if (time < 0) continue;
      plain.push(pass);
      looks.get(name)!.look.push(looking);
      looks.get(name)!.page.push(page);
    }
  }
  const pass = median(plain);
  return Array.from(looks, ([name, found]): Measure => {
    const [looking, page] = [median(found.look), median(found.page)];
    return {
      what: `${name}, in plain passes over 100,000 codings`,
      value: looking / pass,
      bar: passes,
      detail: `${looking.toFixed(1)} ms against ${pass.toFixed(1)} ms for a pass, and ${page.toFixed(1)} ms to read a page of quotes; medians of ${times}, seed ${seed}`,
    };
  });
}

/** A pass over the columns: each code's passages, and its participants, each once. */
function plainPass(study: Study): number {
  const codes = Array.from({ length: study.tables.codes.count }, () => ({
    passages: 0,
    participants: new Set<number>(),
  }));
  for (const { shard } of study.documents.values()) {
    for (let at = 0; at < shard.count; at++) {
      const code = shard.code[at]!;
      if (code === none) continue;
      const found = codes[code]!;
      found.passages++;
      const participant = shard.participant[at]!;
      if (participant !== none) found.participants.add(participant);
    }
  }
  return codes.reduce((sum, { passages, participants }) => sum + passages + participants.size, 0);
}

async function timePage(folder: StudyFolder, looked: Looked, view: View): Promise<number> {
  const start = performance.now();
  await excerptsOf(folder, chosenPassages(folder, looked, view).passages.slice(0, pageSize));
  return performance.now() - start;
}

/** Words that were not asked for before, against reading all documents and looking for the words in them. */
async function timeSearch(folder: StudyFolder, root: string): Promise<Measure> {
  const words = "quiet manager";
  const view = filtered(`"${words}"`);
  const runs: { search: number; again: number; plain: number }[] = [];
  for (let time = 0; time < 5; time++) {
    const plain = timed(() => searchPlainly(folder.study, root, words));
    const search = textSearch(folder);
    const start = performance.now();
    await look(folder, view, { search, others: "others" });
    const found = performance.now();
    await look(folder, { ...view, column: 1 }, { search, others: "others" });
    runs.push({ search: found - start, again: performance.now() - found, plain });
  }
  const [search, again, plain] = (["search", "again", "plain"] as const).map((key) =>
    median(runs.map((run) => run[key])),
  ) as [number, number, number];
  return {
    what: "a search for words, against reading the documents and looking for them",
    value: search / plain,
    bar: Infinity,
    detail: `${search.toFixed(0)} ms against ${plain.toFixed(0)} ms, and ${again.toFixed(0)} ms where the same words stay asked for; medians of ${runs.length}, seed ${seed}`,
  };
}

function searchPlainly(study: Study, root: string, words: string): number {
  const holds = (file: string) =>
    fs.readFileSync(path.join(root, file), "utf8").toLowerCase().includes(words);
  return study.paths.filter(holds).length;
}

function lookAt(folder: StudyFolder, view: View): Promise<Looked> {
  const search = () => Promise.reject(new Error("nothing was to be searched"));
  return look(folder, view, { search, others: "others" }) as Promise<Looked>;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
