// Run in a process of its own, so that every run begins alike: `load-once plainly|study <folder>`.
import { StudyFolder } from "../src/core/study/work/folder";
import { nodeFiles } from "../src/node/files";
import { readPlainly } from "./read-plainly";

const [, , how, root = ""] = process.argv;

async function loadStudy(): Promise<{
  milliseconds: number;
  counting: number;
  codings: number;
  bytes: number;
}> {
  const before = held();
  const start = performance.now();
  const folder = new StudyFolder(nodeFiles(root), "bench");
  await folder.load();
  const milliseconds = performance.now() - start;
  folder.study.count("code-1");
  const counting = performance.now() - start - milliseconds;
  const bytes = held() - before;
  const codings = [...folder.study.documents.values()].reduce((sum, { shard }) => sum + shard.count, 0);
  return { milliseconds, counting, codings, bytes };
}

function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

void (async () => {
  const said = how === "plainly" ? { milliseconds: readPlainly(root) } : await loadStudy();
  process.stdout.write(JSON.stringify(said));
})();
