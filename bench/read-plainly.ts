import * as fs from "node:fs";
import * as path from "node:path";

/** Reads a study's files as UTF-8 and parses every line of its codings: the least that loading could do. In milliseconds. */
export function readPlainly(root: string): number {
  const start = performance.now();
  for (const file of fs.readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!/\.(md|jsonl|yaml|csv)$/.test(file)) continue;
    const text = fs.readFileSync(path.join(root, file), "utf8");
    if (!file.endsWith(".jsonl")) continue;
    for (const line of text.split("\n")) if (line !== "") JSON.parse(line);
  }
  return performance.now() - start;
}
