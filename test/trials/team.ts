import { readCodebook } from "../../src/core/study/format/codebook/codebook";
import type { Action } from "../../src/core/study/work/change";
import { StudyFolder } from "../../src/core/study/work/folder";
import { idMaker, type MakeId } from "../../src/core/study/format/ids";
import {
  agreedLayer,
  attributesFile,
  attributesLine,
  codebookFile,
  sidecarPath,
} from "../../src/core/study/format/paths";
import { instantOf } from "../../src/core/study/format/record";
import { MemoryFiles } from "../core/memory-files";
import type { Random } from "./random";
import { transcript } from "./transcript";
import type { Content, Version } from "./truth";

/** Whose record it is, and about which of the documents, by their numbers. */
export interface Home {
  readonly owner: string;
  readonly document: number;
}

/** A working copy of the study in somebody's hands, and what they know to be true of it. */
export interface Branch {
  readonly coder: string;
  readonly draw: Random;
  readonly makeId: MakeId;
  readonly files: MemoryFiles;
  readonly folder: StudyFolder;
  /** The documents' paths as they are now. */
  readonly documents: string[];
  /** The documents that are renamed here: no two people give one document two names. */
  readonly renames: readonly number[];
  /** The documents whose text was edited here. */
  readonly edited: Set<number>;
  readonly truth: Map<string, Version>;
  readonly homes: Map<string, Home>;
  /** What codes are called, by id. */
  readonly names: Map<string, string>;
  /** For each document what *Undo* takes back, last first: the records and the code as they were. */
  readonly undo: Map<number, { records: Map<string, Version | undefined>; code: string | null }[]>;
  now: number;
}

const dayOne = Date.UTC(2026, 10, 21, 10);

/** A study that nobody has coded yet. */
export async function newStudy(draw: Random): Promise<Branch> {
  const documents = ["interviews/r1.md", "interviews/r2.md", "interviews/late/r3.md", "visits/shop.md"];
  const files = new MemoryFiles({
    "emic.yaml": "name: Trial\n",
    [attributesFile]: `${attributesLine}\n`,
    [codebookFile]: codebook,
  });
  for (const [at, document] of documents.entries()) files.files.set(document, transcript(at + 1, 8, draw));
  return open("ana", draw, files, {
    documents,
    renames: [],
    truth: new Map(),
    homes: new Map(),
    names: namesIn(codebook),
    now: dayOne,
  });
}

export interface Leaving {
  readonly coder: string;
  readonly draw: Random;
  readonly renames: readonly number[];
}

/** Somebody's copy of a study, an hour later. */
export function branchOff(base: Branch, { coder, draw, renames }: Leaving): Promise<Branch> {
  const files = new MemoryFiles(base.files.snapshot());
  return open(coder, draw, files, { ...base, renames, now: base.now + 3_600_000 });
}

type Known = Pick<Branch, "documents" | "renames" | "truth" | "homes" | "names" | "now">;

async function open(coder: string, draw: Random, files: MemoryFiles, known: Known): Promise<Branch> {
  const folder = new StudyFolder(files, "trial");
  await folder.load();
  return {
    coder,
    draw,
    makeId: idMaker((bytes) => draw.fill(bytes)),
    files,
    folder,
    documents: [...known.documents],
    renames: known.renames,
    edited: new Set(),
    truth: new Map(known.truth),
    homes: new Map(known.homes),
    names: new Map(known.names),
    undo: new Map(),
    now: known.now,
  };
}

/** Does an action as an editor does, and writes down what is true from then on. */
export async function perform(
  branch: Branch,
  { owner, document }: Home,
  action: Action,
  says: Content | null,
  newCode: { id: string; name: string } | null = null,
): Promise<void> {
  const written = await branch.folder.apply(action);
  if (written.kind === "refused") throw new Error(`${action.label}: ${written.reason}`);
  const before = new Map<string, Version | undefined>();
  for (const change of action.changes) {
    if (change.kind !== "lines") continue;
    for (const { id } of change.lineChanges) {
      before.set(id, branch.truth.get(id));
      branch.truth.set(id, { at: instantOf(branch.now), content: says });
      branch.homes.set(id, { owner, document });
    }
  }
  if (newCode !== null) branch.names.set(newCode.id, newCode.name);
  const done = branch.undo.get(document) ?? [];
  branch.undo.set(document, [{ records: before, code: newCode?.id ?? null }, ...done]);
}

/** Where a record's owner keeps it now. */
export function sidecarOf(branch: Branch, { owner, document }: Home): string {
  return sidecarPath(owner, branch.documents[document]!);
}

/** The line that a branch's files hold for a record; empty for none. */
export function lineOf(branch: Branch, id: string): string {
  const home = branch.homes.get(id);
  const text = home === undefined ? "" : (branch.files.files.get(sidecarOf(branch, home)) ?? "");
  return text.split("\n").find((line) => line.startsWith(`{"id":"${id}"`)) ?? "";
}

export const owners = ["ana", "ben", agreedLayer];

const codebook = `# The codebook.
codes:
  - id: price
    name: Price
    color: amber
  - id: support
    name: Support
    codes:
      - id: waiting
        name: Waiting
        definition: Being kept waiting.
      - id: trust
        name: Trust
  - id: tills
    name: Tills
`;

function namesIn(text: string): Map<string, string> {
  return new Map(Array.from(readCodebook(text).codebook.codes.values(), ({ id, name }) => [id, name]));
}
