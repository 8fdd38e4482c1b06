import { readCodebook } from "../../src/core/study/format/codebook/codebook";
import { StudyFolder } from "../../src/core/study/work/folder";
import { codebookFile, codingsFolder, readSidecarPath } from "../../src/core/study/format/paths";
import { isRemoval, type StudyRecord } from "../../src/core/study/format/record";
import type { Row } from "../../src/core/study/model/shard";
import { findMisplacedLines } from "../../src/core/study/work/misplaced-lines";
import {
  formatSidecar,
  parseSidecar,
  currentLines,
  type CurrentLine,
} from "../../src/core/study/format/sidecar";
import { MemoryFiles } from "../core/memory-files";
import type { Merged } from "./git";
import type { Pair } from "./merge";
import type { Branch } from "./team";
import type { Content, Expected } from "./truth";

/** Something that the merge got wrong. */
export interface Fault {
  readonly kind:
    | "conflict under codings"
    | "unreadable line"
    | "marker not seen"
    | "lost"
    | "resurrected"
    | "wrong content"
    | "doubled"
    | "rival gone"
    | "made up"
    | "misplaced"
    | "code lost"
    | "code wrongly named"
    | "broken by the next write";
  readonly what: string;
}

/** A record as it is read in a merged tree. */
export interface Found {
  readonly file: string;
  readonly settled: CurrentLine;
}

type Report = (kind: Fault["kind"], what: string, file?: string) => void;

export interface Judged {
  /** All that is wrong in a merged working tree. */
  readonly faults: readonly Fault[];
  /** Records whose older version stands beside the later one to be chosen from, though only one side changed them. */
  readonly needlessChoices: number;
  /** Files of codings over whose names git stopped, as one side had renamed their document; what they say is read all the same. */
  readonly stoppedOverNames: number;
}

export async function judge(pair: Pair, merged: Merged, union: boolean): Promise<Judged> {
  const faults: Fault[] = [];
  const inCodings = merged.unmerged.filter((file) => file.startsWith(`${codingsFolder}/`));
  const report: Report = (kind, what, file = "") => {
    faults.push({ kind, what: `${what} ${file}` });
  };
  let stoppedOverNames = 0;
  for (const file of union ? inCodings : []) {
    const said = merged.conflicts.filter((conflict) => conflict.includes(file));
    if (said.length > 0 && said.every((conflict) => overNames.test(conflict))) stoppedOverNames++;
    else report("conflict under codings", said.join("; "), file);
  }
  const found = readRecords(merged, report);
  for (const [id, expected] of pair.records) compare(id, expected, found.get(id), report);
  for (const [id, { file }] of found) if (!pair.records.has(id)) report("made up", id, file);
  compareCodes(pair, merged.tree.get(codebookFile) ?? "", union, report);
  const folder = new StudyFolder(new MemoryFiles(Object.fromEntries(merged.tree)), "merged");
  await folder.load();
  const rows = [...folder.study.documents.keys()].flatMap((document) => folder.study.rows(document));
  compareRows(pair, rows, found, report);
  comparePlaces(pair, merged, folder, report);
  const needless = [...found].filter(([id, { settled }]) => {
    return settled.rivals !== undefined && pair.records.get(id)?.rivalled === false;
  });
  return { faults, needlessChoices: needless.length, stoppedOverNames };
}

/** Git's words where it stops over names: it took a renamed file for a deleted and a new one, or moved a new one along. */
const overNames = /^CONFLICT \((?:modify\/delete|file location|rename\/[a-z]+)\)/;

function readRecords({ tree, unmerged }: Merged, report: Report): Map<string, Found> {
  const found = new Map<string, Found>();
  const kept = [...tree].flatMap(([file, text]) => {
    const place = readSidecarPath(file);
    return place === null ? [] : [{ ...place, file, text, present: tree.has(place.document) }];
  });
  const strays = findMisplacedLines(kept);
  for (const one of kept) {
    const { file, text } = one;
    const parsed = parseSidecar(text, file);
    for (const { code, range } of parsed.problems)
      if (code === "broken-line") report("unreadable line", String(range.start.line + 1), file);
    const marked = parsed.problems.some(({ code }) => code === "merge-conflict");
    if (unmerged.includes(file) && text.includes("<<<<<<<") !== marked) report("marker not seen", "", file);
    for (const settled of currentLines(parseSidecar(strays.rejoin(one).text, file))) {
      const { id } = settled.record;
      if (found.has(id)) report("doubled", `${id} ${found.get(id)!.file}`, file);
      found.set(id, { file, settled });
    }
    const records = currentLines(parsed);
    const lines = parsed.lines.map(({ raw, record }) => ({ id: record.id, raw }));
    const again = currentLines(parseSidecar(formatSidecar(lines, parsed.broken), file));
    if (summary(again) !== summary(records)) report("broken by the next write", "", file);
  }
  return found;
}

function summary(records: readonly CurrentLine[]): string {
  return JSON.stringify(
    records.map(({ raw: line, rivals = [] }) => [line, rivals.map(({ raw }) => raw).sort()]).sort(),
  );
}

function compare(
  id: string,
  { version, rivalled }: Expected,
  found: Found | undefined,
  report: Report,
): void {
  if (found === undefined) return report("lost", id);
  const { file, settled } = found;
  const { record, rivals = [] } = settled;
  if (isRemoval(record) !== (version.content === null))
    return report(version.content === null ? "resurrected" : "lost", id, file);
  if (!isRemoval(record) && !sameContent(record, version.content!))
    report("wrong content", `${id} ${JSON.stringify(version.content)}`, file);
  if (rivalled && rivals.length === 0) report("rival gone", id, file);
}

function sameContent(record: StudyRecord, content: Content): boolean {
  return (["code", "memo", "voice", "mark"] as const).every((key) => record[key] === content[key]);
}

function compareCodes({ names }: Pair, text: string, union: boolean, report: Report): void {
  const { codes } = readCodebook(text).codebook;
  for (const [id, expected] of names) {
    const code = codes.get(id);
    if (code === undefined) report("code lost", id);
    // Without the driver a clean merge by lines is git's own; of two sides between markers ours is read first.
    else if (union && !expected.includes(code.name)) report("code wrongly named", `${id}: ${code.name}`);
  }
}

/** What the study makes of the tree: each record that stands is in it once, the others are not. */
function compareRows(
  { records }: Pair,
  rows: readonly Row[],
  found: ReadonlyMap<string, Found>,
  report: Report,
): void {
  const byId = new Map<string, Row[]>();
  for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  for (const [id, { version }] of records) {
    const wanted = version.content === null || version.content.mark !== undefined ? 0 : 1;
    const shown = byId.get(id) ?? [];
    const file = found.get(id)?.file ?? "";
    if (shown.length > wanted) report(wanted === 0 ? "resurrected" : "doubled", `${id} in the study`, file);
    else if (shown.length < wanted) report("lost", `${id} in the study`, file);
    else if (wanted === 1 && shown[0]!.code !== (version.content!.code ?? null))
      report("wrong content", `${id} in the study: ${shown[0]!.code}`, file);
  }
}

/**
 * Where only one side edited a document, the passages of whoever edited it stand where they stood in that editor;
 * where nobody did, all do.
 */
function comparePlaces(
  { ours, theirs }: Pair,
  { tree }: Merged,
  { study }: StudyFolder,
  report: Report,
): void {
  for (const number of ours.documents.keys()) {
    const path = (ours.renames.includes(number) ? ours : theirs).documents[number]!;
    const now = new Map(study.rows(path).map((row) => [row.owner + row.id, row]));
    const said = (row: Row) => `${row.status} “${tree.get(path)?.slice(row.start, row.start + row.length)}”`;
    for (const [branch, other] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      if (other.edited.has(number)) continue;
      for (const row of placedRows(branch, number)) {
        const moved = now.get(row.owner + row.id);
        // Removed by the other side, or in a new file that the other side made under the document's old name.
        if (moved === undefined) continue;
        if (moved.start !== row.start || moved.length !== row.length)
          report("misplaced", `${row.id} was ${said(row)}, is ${said(moved)}`);
      }
    }
  }
}

function placedRows({ coder, documents, edited, folder }: Branch, number: number): Row[] {
  const rows = folder.study.rows(documents[number]!);
  return rows.filter(({ owner, status }) => {
    return (status === "exact" || status === "shifted") && (owner === coder || !edited.has(number));
  });
}
