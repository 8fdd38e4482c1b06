import * as assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 0x7fffffff));
const script = path.join(__dirname, "../../scripts/run-suite.mjs");
const times = 40;

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

describe(`The laws of the core (seed ${seed})`, () => {
  for (const suite of ["core", "exchange"])
    it(`hold for ${times} times as much random input as the suite “${suite}” takes`, async function () {
      this.timeout(180_000);
      const env = { ...process.env, SEED: String(seed), RUNS: String(times) };
      const child = fork(script, [suite], { env, silent: true });
      let output = "";
      for (const stream of [child.stdout!, child.stderr!])
        stream.on("data", (data) => (output += String(data)));
      const counts: Counts[] = [];
      child.on("message", (message) => counts.push(message as Counts));
      await once(child, "close");
      assert.ok(counts[0] !== undefined, output);
      assert.equal(counts[0].failed, 0, output.slice(output.indexOf(" failing") - 4));
      assert.ok(counts[0].passed > 0);
    });
});
