import fs from "node:fs";
import path from "node:path";
import { copyOf, type Study } from "./driver/index.js";

const data = process.env.EMIC_DATA ?? path.join("..", "shared", "data");
const folder = path.join(data, "transcripts");

/** A copy of six real transcripts; skips the test where they are not at hand (EMIC_DATA names their folder's parent). */
export function realTranscripts(test: Mocha.Context): Study {
  if (!fs.existsSync(folder)) test.skip();
  return copyOf(folder);
}
