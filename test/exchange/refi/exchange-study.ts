import * as assert from "node:assert/strict";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Exported } from "../../../src/core/consent/export-format";
import type { Incoming } from "../../../src/core/exchange/import/incoming";
import { planImport } from "../../../src/core/exchange/import/plan-import";
import { exportProject } from "../../../src/core/exchange/refi/export-project";
import { importProject } from "../../../src/core/exchange/refi/import-project";
import { presentStudy, writePlan } from "../../../src/core/exchange/import/write-import";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { MemoryFiles } from "../../core/memory-files";

export const now = "2026-11-22T12:00:00Z";

/** A folder of these files, opened as a study. */
export async function studyOf(files: Readonly<Record<string, string>>) {
  const port = new MemoryFiles(files);
  const folder = new StudyFolder(port, "Study");
  await folder.load();
  return { port, folder };
}

export async function exported(
  files: Readonly<Record<string, string>>,
  lineEnds: "lf" | "crlf" = "lf",
): Promise<Exported> {
  const { port, folder } = await studyOf(files);
  return exportProject(folder, port, { lineEnds, name: "Study", documents: null });
}

export function incoming(bytes: Uint8Array): Incoming {
  const read = importProject(bytes, now);
  assert.ok("documents" in read, "wrong" in read ? read.wrong : "");
  return read;
}

/** What would be written of what comes into a study. */
export async function planIn({ folder, port }: Awaited<ReturnType<typeof studyOf>>, came: Incoming) {
  return planImport(came, await presentStudy(folder, port, [came]), "Study");
}

/** The folder's files after a project came in. */
export async function imported(bytes: Uint8Array, into: Readonly<Record<string, string>> = {}) {
  const { port, folder } = await studyOf(into);
  const plan = await planIn({ folder, port }, incoming(bytes));
  assert.ok("files" in plan, "refused" in plan ? plan.refused : "");
  assert.deepEqual(await writePlan(plan, port, port.remove), { kind: "written" });
  return { files: port.snapshot(), omitted: plan.omitted, warnings: plan.warnings };
}

/** A project file as another program writes it. */
export function project(
  qde: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  name = "project.qde",
) {
  const bytes = Object.entries(files).map(
    ([file, held]) => [file, typeof held === "string" ? strToU8(held) : held] as const,
  );
  return zipSync({ [name]: strToU8(qde), ...Object.fromEntries(bytes) });
}

/** The project's own file in an archive. */
export function qdeOf({ bytes }: Exported): string {
  return strFromU8(unzipSync(bytes)["project.qde"]!);
}
