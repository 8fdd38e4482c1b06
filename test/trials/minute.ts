import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { applyCode } from "../../src/core/study/work/actions";
import { StudyFolder } from "../../src/core/study/work/folder";
import { idMaker } from "../../src/core/study/format/ids";
import { sidecarPath } from "../../src/core/study/format/paths";
import { isPassage } from "../../src/core/study/format/record";
import { parseSidecar, currentLines } from "../../src/core/study/format/sidecar";
import { nodeFiles } from "../../src/node/files";
import { acknowledged, faultsOf, ledger, startWriter } from "./processes";
import { random } from "./random";
import { passageIn, transcript } from "./transcript";

export interface MinuteTrial {
  readonly milliseconds: number;
  readonly seed: number;
  /** The built `writer.ts`. */
  readonly script: string;
}

export interface MinuteReport {
  readonly faults: readonly string[];
  /** Acts acknowledged to each: the two processes, then the editor. */
  readonly acts: readonly number[];
  /** The longest that the editor waited for one coding, in milliseconds. */
  readonly longest: number;
}

/** Two processes and, in this one, the editor's study code one document at the same time, all into one sidecar. */
export async function minuteTrial({ milliseconds, seed, script }: MinuteTrial): Promise<MinuteReport> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "emic-minute-"));
  const [draw, known] = [random(seed), ledger()];
  const [document, owner] = ["r1.md", "ana"];
  const text = transcript(1, 8, draw);
  const faults: string[] = [];
  let [acts, longest] = [0, 0];
  try {
    fs.writeFileSync(path.join(root, document), text);
    const folder = new StudyFolder(nodeFiles(root), "trial");
    await folder.load();
    const writers = [1, 2].map(() => {
      const orders = { root, owner, document, seed: draw.below(2 ** 31), lasting: milliseconds };
      return startWriter(script, orders, known);
    });
    const makeId = idMaker((bytes) => draw.fill(bytes));
    for (const until = Date.now() + milliseconds; Date.now() < until;) {
      const from = Date.now();
      let id = "";
      const acting = { document, owner, now: from };
      const code = { id: "trust", name: "Trust" };
      const action = applyCode(
        "Apply",
        acting,
        { code },
        text,
        [passageIn(text, draw)],
        (now) => (id = makeId(now)),
      );
      const written = await folder.apply(action);
      if (written.kind === "written") {
        known.records.set(id, { tries: ["made"], done: 1 });
        acts++;
      } else faults.push(`the editor: ${written.kind === "refused" ? written.reason : written.kind}`);
      longest = Math.max(longest, Date.now() - from);
    }
    await Promise.all(writers.map(({ ended }) => ended));
    const file = sidecarPath(owner, document);
    const sidecar = parseSidecar(fs.readFileSync(path.join(root, file), "utf8"), file);
    faults.push(...known.refused, ...faultsOf(sidecar, acknowledged(known), known));
    await folder.refresh([file]);
    const standing = currentLines(sidecar).filter(({ record }) => isPassage(record)).length;
    const shown = folder.study.rows(document).length;
    if (shown !== standing) faults.push(`the editor shows ${shown} codings of ${standing}`);
    return { faults, acts: [...writers.map((writer) => writer.acts()), acts], longest };
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}
