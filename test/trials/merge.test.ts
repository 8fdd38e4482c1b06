import * as assert from "node:assert/strict";
import * as path from "node:path";
import { mergeTrial } from "./merge";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 0x7fffffff));
const runs = 30;

/** What so many runs can't do without, or the trial shows nothing. */
const usual = [
  "records changed differently by both",
  "documents renamed",
  "codebooks changed by both",
  "files of codings in conflict without union",
];

describe(`Merging branches with git (seed ${seed})`, () => {
  it("loses nothing, brings nothing back and mixes nothing up, with and without union", async function () {
    this.timeout(120_000);
    const cli = path.join(__dirname, "..", "cli.js");
    const { faults, seen } = await mergeTrial({ runs, seed, cli });
    assert.deepEqual(faults, []);
    for (const what of usual) assert.ok((seen.get(what) ?? 0) > 0, `no ${what} in ${runs} runs`);
  });
});
