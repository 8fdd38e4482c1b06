import * as fs from "node:fs";
import { applyCode, remove, revise } from "../../src/core/study/work/actions";
import { applyChange, type Action } from "../../src/core/study/work/change";
import { idMaker } from "../../src/core/study/format/ids";
import { sidecarPath } from "../../src/core/study/format/paths";
import { nodeFiles } from "../../src/node/files";
import { random } from "./random";
import { passageIn } from "./transcript";

/** What a writing process is told on its command line, as JSON. */
export interface Orders {
  readonly root: string;
  readonly owner: string;
  readonly document: string;
  readonly seed: number;
  /** It stops by itself after so many milliseconds. */
  readonly lasting: number;
}

/**
 * A process of its own that codes a document as fast as it can, mostly anew, sometimes changing or removing what it
 * wrote. It says `try <id> <what>` before each act and `ok` after what was acknowledged.
 */
async function writeOn({ root, owner, document, seed, lasting }: Orders): Promise<void> {
  const port = nodeFiles(root);
  const draw = random(seed);
  const makeId = idMaker((bytes) => draw.fill(bytes));
  const file = sidecarPath(owner, document);
  const text = fs.readFileSync(`${root}/${document}`, "utf8");
  const own: string[] = [];
  const until = Date.now() + lasting;
  while (Date.now() < until) {
    const acting = { document, owner, now: Date.now() };
    const chosen = own.length > 0 && draw.chance(0.3) ? draw.below(own.length) : -1;
    const removes = chosen !== -1 && draw.chance(0.5);
    const what = chosen === -1 ? "made" : removes ? "removed" : `memo-${draw.below(1_000_000)}`;
    let action: Action | null;
    let id = own[chosen] ?? "";
    if (chosen === -1) {
      const code = { id: "trust", name: "Trust" };
      action = applyCode(
        "Apply",
        acting,
        { code },
        text,
        [passageIn(text, draw)],
        (now) => (id = makeId(now)),
      );
    } else {
      const read = await port.read(file, Number.MAX_SAFE_INTEGER);
      const lines = read.kind === "text" ? read.text : "";
      if (removes) action = remove("Remove", acting, lines, [id]);
      else action = revise("Revise", acting, lines, [id], { memo: what });
    }
    if (action === null) {
      say(`gone ${id} ${what}`);
      return;
    }
    say(`try ${id} ${what}`);
    const change = action.changes[0]!;
    const written = await port.update(file, (now) => applyChange(now, change));
    say(`${written.kind === "written" ? "ok" : "no"} ${id} ${what}`);
    if (chosen === -1) own.push(id);
    else if (removes) own.splice(chosen, 1);
  }
}

/** Written at once, so that a process that is killed has said all that it did. */
function say(line: string): void {
  fs.writeSync(1, `${line}\n`);
}

void writeOn(JSON.parse(process.argv[2]!) as Orders);
