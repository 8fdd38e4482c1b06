import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { applyCode } from "../src/core/study/work/actions";
import { StudyFolder } from "../src/core/study/work/folder";
import { idMaker } from "../src/core/study/format/ids";
import { nodeFiles } from "../src/node/files";
import { passageIn } from "../test/trials/transcript";
import { random } from "../test/trials/random";
import { median, seed, type Measure } from "./measure";
import { makeStudy } from "./study-maker";

const adds = 200;

/** What adding one coding costs, listeners told and counts brought up to date, in a small and in a large study. */
export default async function changeBench(): Promise<Measure[]> {
  const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-bench-"));
  try {
    const [small, large] = [1, 10_000].map((documents) => {
      const folder = path.join(root, String(documents));
      makeStudy(folder, { documents, codings: documents === 1 ? 10 : 100, seed });
      return folder;
    }) as [string, string];
    const [few, many] = [await prepare(small), await prepare(large)];
    const times = { few: [] as number[], many: [] as number[] };
    for (let at = 0; at < adds; at++) {
      times.few.push(await few());
      times.many.push(await many());
    }
    const [one, other] = [median(times.few), median(times.many)];
    const detail = `${other.toFixed(2)} ms in a study of a million codings against ${one.toFixed(2)} ms in one of ten; medians of ${adds}, seed ${seed}`;
    return [{ what: "adding one coding, on disk and in memory", value: other / one, bar: 1.5, detail }];
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

/** Opens a study; what comes back adds one coding to a document of its own and says how long that took. */
async function prepare(root: string): Promise<() => Promise<number>> {
  const draw = random(seed);
  const document = "interviews/new.md";
  const source = path.join(root, "interviews", "001", "r1.md");
  fs.copyFileSync(source, path.join(root, document));
  const text = fs.readFileSync(source, "utf8");
  const folder = new StudyFolder(nodeFiles(root), "bench");
  await folder.load();
  let told = 0;
  folder.study.onChange(() => told++);
  // What was asked for once is kept up to date.
  folder.study.count("code-1");
  folder.study.countBelow("code-1");
  const makeId = idMaker((bytes) => draw.fill(bytes));
  let now = Date.UTC(2026, 10, 21);
  return async () => {
    now += 1000;
    const acting = { document, owner: "zoe", now };
    const action = applyCode(
      "Apply",
      acting,
      { code: { id: "code-1", name: "Code 1" } },
      text,
      [passageIn(text, draw)],
      makeId,
    );
    const start = performance.now();
    const written = await folder.apply(action);
    const milliseconds = performance.now() - start;
    if (written.kind !== "written" || told === 0) throw new Error("the coding was not made");
    return milliseconds;
  };
}
