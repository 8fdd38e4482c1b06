import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { closeWindow, openWindow, ready, stopMachine } from "../test/editor/driver/window";
import { at, type Study } from "../test/editor/driver/study";
import { until } from "../test/editor/driver/wait";
import { packageClone, removeFolders, repository } from "../test/package/packaging";
import { median, type Measure } from "./measure";

const times = 5;

/** Milliseconds, by VS Code's own count, of one activation. */
interface Activation {
  /** To load the bundle. */
  readonly load: number;
  /** In `activate()`. */
  readonly call: number;
}

/** Emic, installed from its package: how long VS Code waits when it is activated on the sample study. */
export default async function activationBench(): Promise<Measure[]> {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-bench-"));
  try {
    fs.cpSync(path.join(repository, "sample"), folder, { recursive: true });
    const { vsix } = packageClone();
    const all: Activation[] = [];
    for (let time = 0; time < times; time++) all.push(await activation(at(folder), vsix));
    const each = all.map(({ load, call }) => `${load}+${call}`).join(", ");
    return [
      {
        what: "milliseconds in activate()",
        value: median(all.map(({ call }) => call)),
        bar: 50,
        detail: `after ${median(all.map(({ load }) => load))} ms to load the bundle; medians of ${times} windows: ${each}`,
      },
    ];
  } finally {
    await stopMachine();
    removeFolders();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads it from *Developer: Startup Performance*, which has a table with a row an extension. */
async function activation(study: Study, installed: string): Promise<Activation> {
  const options = { installed, size: { width: 1280, height: 3000 } };
  const person = await ready(await openWindow("node", study, options), options);
  await person.openView("Codes");
  await until(
    () => person.readTree("Codes"),
    (rows) => rows.length > 0,
    "the codes",
  );
  await person.runCommand("Developer: Startup Performance");
  const isHere = (text: string) => text.includes("emic.emic");
  const text = await until(() => person.text(), isHere, "the row of Emic");
  await closeWindow(person);
  const [load, call] = /\| emic\.emic +\| \w+ +\| (\d+) +\| (\d+) /.exec(text)!.slice(1).map(Number);
  return { load: load!, call: call! };
}
