import * as path from "node:path";
import { crashTrial } from "../test/trials/crash";
import { mergeTrial } from "../test/trials/merge";
import { minuteTrial } from "../test/trials/minute";
import { seed, type Measure } from "./measure";

const runs = 1000;
const kills = 1000;
const milliseconds = 60_000;

/** The bundles are in dist/bench, dist/test and dist. */
const script = path.join(__dirname, "..", "test", "writer.js");
const cli = path.join(__dirname, "..", "cli.js");

/** The trials at full length: merges of branches, killed writers, a minute of three writers. Values are faults. */
export default async function trialsBench(): Promise<Measure[]> {
  const merge = await mergeTrial({ runs, seed, cli });
  const seen = [...merge.seen].map(([what, count]) => `${count} ${what}`).join(", ");
  const crash = await crashTrial({ kills, seed, script });
  const minute = await minuteTrial({ milliseconds, seed, script });
  for (const fault of [...merge.faults, ...crash.faults, ...minute.faults].slice(0, 50)) console.error(fault);
  return [
    { what: `faults in ${runs} merges`, value: merge.faults.length, bar: 0, detail: `seed ${seed}; ${seen}` },
    {
      what: `faults after ${kills} kills`,
      value: crash.faults.length,
      bar: 0,
      detail: `seed ${seed}; ${crash.acts} acts, ${crash.midAct} killed in mid-act, the longest wait ${crash.waits.at(-1)} ms`,
    },
    {
      what: "faults in a minute of three writers",
      value: minute.faults.length,
      bar: 0,
      detail: `seed ${seed}; ${minute.acts.join(", ")} acts, the longest wait ${minute.longest} ms`,
    },
  ];
}
