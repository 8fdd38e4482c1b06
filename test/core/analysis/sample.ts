import * as fs from "node:fs";
import * as path from "node:path";
import { MemoryFiles } from "../memory-files";

const repository = path.join(__dirname, "../..");

/** What counting the sample's codings by hand gives, by code. */
export const handCounted = path.join(repository, "test/core/golden/sample-tally.json");

/** The sample study's files. */
export function sample(): MemoryFiles {
  const root = path.join(repository, "sample");
  const files = fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile());
  return new MemoryFiles(
    Object.fromEntries(
      files.map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(root, file).replaceAll("\\", "/"), fs.readFileSync(file, "utf8")];
      }),
    ),
  );
}
