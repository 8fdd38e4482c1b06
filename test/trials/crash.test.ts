import * as assert from "node:assert/strict";
import * as path from "node:path";
import { crashTrial } from "./crash";
import { minuteTrial } from "./minute";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 0x7fffffff));
const script = path.join(__dirname, "writer.js");

describe(`Writing at the same time (seed ${seed})`, function () {
  this.timeout(120_000);

  it("loses nothing when a process is killed in the midst of it", async () => {
    const { faults, midAct } = await crashTrial({ kills: 25, seed, script });
    assert.deepEqual(faults, []);
    assert.ok(midAct > 5, `only ${midAct} of 25 were killed in the midst of an act`);
  });

  it("keeps what two processes and the editor write into one file", async () => {
    const { faults, acts } = await minuteTrial({ milliseconds: 3000, seed, script });
    assert.deepEqual(faults, []);
    for (const each of acts) assert.ok(each > 0, `acts: ${acts.join(", ")}`);
  });
});
