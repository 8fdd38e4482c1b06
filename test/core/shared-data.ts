import * as fs from "node:fs";
import * as path from "node:path";
import type { Context } from "mocha";

/** The data to try things on that is no part of the project: `EMIC_DATA`, else beside the repository. */
const folder = process.env["EMIC_DATA"] ?? path.join(__dirname, "../../../shared/data");

/** A real transcript as it stands in its file; where there is none the test is skipped, with a word why. */
export function transcript(test: Context, name: string): string {
  return sharedFile(test, path.join("transcripts", name));
}

/** A schema of the exchange format; where there is none the test is skipped as well. */
export function schema(test: Context, name: "Project.xsd" | "Codebook.xsd"): string {
  return sharedFile(test, path.join("refi", name));
}

function sharedFile(test: Context, name: string): string {
  const file = path.join(folder, name);
  if (!fs.existsSync(file)) {
    if (test.test !== undefined) test.test.title += ` (no ${file}: set EMIC_DATA)`;
    test.skip();
  }
  return fs.readFileSync(file, "utf8");
}
