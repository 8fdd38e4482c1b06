import type { Change, LineChange } from "../change";
import { relink } from "../../format/links";
import {
  codingsFolder,
  isStudyPath,
  memosFolder,
  readCopyPath,
  readSidecarPath,
  themesFolder,
} from "../../format/paths";
import { parseSidecar } from "../../format/sidecar";

/** A file, or a folder with all that is in it, that got another study path. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** Where a file's path leads after renames of files and folders; the path itself where none of them concerns it. */
export function renamed(path: string, renames: readonly Rename[]): string {
  let nearest: Rename | null = null;
  for (const rename of renames) {
    if (path !== rename.from && !path.startsWith(`${rename.from}/`)) continue;
    if (nearest === null || rename.from.length > nearest.from.length) nearest = rename;
  }
  return nearest === null ? path : nearest.to + path.slice(nearest.from.length);
}

/** The renames that take others back. */
export function inverseRenames(renames: readonly Rename[]): Rename[] {
  return renames.map(({ from, to }) => ({ from: to, to: from }));
}

/** Whether these are the same renames, in whatever order. */
export function sameRenames(some: readonly Rename[], others: readonly Rename[]): boolean {
  const keys = (renames: readonly Rename[]) =>
    renames.map((one) => JSON.stringify([one.from, one.to])).sort();
  return keys(some).join() === keys(others).join();
}

/**
 * What everybody coded in renamed documents, moved along. `files` are the study's; `read` gives the text of a file that
 * keeps codings, null where it can't be read, which then stays. Where somebody's codings of the new path are there
 * already, both are kept together there.
 */
export async function codingsAlong(
  files: Iterable<string>,
  renames: readonly Rename[],
  read: (file: string) => Promise<string | null>,
): Promise<Change[]> {
  const all = new Set(files);
  const changes: Change[] = [];
  for (const from of all) {
    const own = readSidecarPath(from);
    const kept = own ?? readCopyPath(from);
    if (kept === null) continue;
    const document = renamed(kept.document, renames);
    if (document === kept.document || !isStudyPath(document)) continue;
    const folder = `${codingsFolder}/${kept.owner}/`;
    const to = folder + document + from.slice(folder.length + kept.document.length);
    if (own === null && all.has(to)) continue;
    if (!all.has(to)) {
      changes.push({ kind: "move", from, to });
      continue;
    }
    const [leaving, there] = [await read(from), await read(to)];
    if (leaving !== null && there !== null)
      changes.push(...joined({ file: from, text: leaving }, { file: to, text: there }));
  }
  return changes;
}

interface Kept {
  readonly file: string;
  readonly text: string;
}

function joined(from: Kept, to: Kept): Change[] {
  const there = linesById(to);
  const [taken, given]: [LineChange[], LineChange[]] = [[], []];
  for (const [id, lines] of linesById(from)) {
    const before = there.get(id) ?? [];
    taken.push({ id, before: lines, after: [] });
    given.push({ id, before, after: [...new Set([...before, ...lines])] });
  }
  return taken.length === 0
    ? []
    : [
        { kind: "lines", file: to.file, lineChanges: given },
        { kind: "lines", file: from.file, lineChanges: taken },
      ];
}

function linesById({ file, text }: Kept): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const { raw, record } of parseSidecar(text, file).lines)
    lines.set(record.id, [...(lines.get(record.id) ?? []), raw]);
  return lines;
}

/** Whether a file is a memo or a theme, whose links are kept leading where they led. */
export function hasLinks(file: string): boolean {
  return /\.md$/i.test(file) && [memosFolder, themesFolder].includes(file.split("/")[0]!);
}

/** The links of a memo or theme, whose own present path is `file`, led to where renamed files are now; null: they are. */
export function linksAlong(file: string, text: string, renames: readonly Rename[]): Change | null {
  const was = renamed(file, inverseRenames(renames));
  const after = relink(text, was, file, (path) => renamed(path, renames));
  return after === text ? null : { kind: "memo", file, before: text, after };
}
