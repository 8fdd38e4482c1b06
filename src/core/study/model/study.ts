import { cited } from "../../messages/cited";
import { emptyCodebook, findCode, type Codebook } from "../format/codebook/codebook";
import type { Collection } from "../format/collection";
import { counts, namedCode, namedCodeAndAbove, type Count, type Counts } from "./counts";
import type { FrontMatter } from "../format/front-matter";
import { emptyManifest, type Manifest } from "../format/manifest";
import { nameTables, type NameTables } from "./name-table";
import type { Participant } from "../format/participants";
import { codebookFile } from "../format/paths";
import { problem, type Problem } from "../format/problem";
import { lineRange } from "../../text/lines";
import type { Span } from "../../text/span";
import type { DocumentReading } from "./read-document";
import { sameReading, studyReading, type Reading } from "./reading";
import { makeShard, none, rowAt, rowsOf, type Row, type Shard } from "./shard";
import type { Theme } from "../format/theme";

/** A document as the study knows it; its text stays in its file. */
export interface Document {
  readonly path: string;
  /** Whether its file is there; codings may outlive it. */
  readonly present: boolean;
  readonly front: FrontMatter;
  readonly shard: Shard;
}

/** What changed: the rows of one document, or more than is worth telling apart. */
export type StudyEvent =
  | {
      readonly kind: "delta";
      readonly document: string;
      readonly added: readonly Row[];
      readonly removed: readonly Row[];
      /** As they are now. */
      readonly changed: readonly Row[];
    }
  | { readonly kind: "rebuild" };

/** What the study's own files say, documents and codings aside. */
export interface StudySetup {
  readonly manifest: Manifest;
  readonly codebook: Codebook;
  readonly participants: ReadonlyMap<string, Participant>;
  readonly themes: ReadonlyMap<string, Theme>;
  readonly collections: ReadonlyMap<string, Collection>;
  readonly problems: readonly Problem[];
}

export const emptySetup: StudySetup = {
  manifest: emptyManifest,
  codebook: emptyCodebook,
  participants: new Map(),
  themes: new Map(),
  collections: new Map(),
  problems: [],
};

/** The study in memory: the one mutable thing of the core. It reads and writes no file; `StudyFolder` does that for it. */
export class Study {
  readonly tables: NameTables = nameTables();
  private readonly byPath = new Map<string, Document>();
  private readonly documentProblems = new Map<string, readonly Problem[]>();
  private readonly mentions = new Map<string, DocumentReading["mentions"]>();
  private readonly listeners = new Set<(event: StudyEvent) => void>();
  private current: StudySetup = emptySetup;
  private readingNow: Reading = studyReading;
  /** Made when first asked for, then kept up to date: a face mostly shows only one of the two. */
  private sums: Counts | null = null;
  /** The same with each coding counted for the codes above its own as well. */
  private sumsBelow: Counts | null = null;
  /** The shards of documents whose passages were carried since they were counted, as they were then. */
  private readonly counted = new Map<string, Shard>();
  /** How many rows of anybody's name each code, by the numbers of their ids in the files. */
  private readonly uses: number[] = [];
  private sorted: readonly string[] | null = null;

  get setup(): StudySetup {
    return this.current;
  }

  /** The documents by path, in no order; those that are gone but have codings included. */
  get documents(): ReadonlyMap<string, Document> {
    return this.byPath;
  }

  /** The paths of all documents, sorted. */
  get paths(): readonly string[] {
    return (this.sorted ??= [...this.byPath.keys()].sort());
  }

  get reading(): Reading {
    return this.readingNow;
  }

  set reading(reading: Reading) {
    if (sameReading(reading, this.readingNow)) return;
    this.readingNow = reading;
    this.recount();
  }

  /** Calls `listener` after every change, until the function that comes back is called. */
  onChange(listener: (event: StudyEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** How much a code was found, on the present reading; codes below it not included. */
  count(code: string): Count {
    this.sums ??= this.addUp(namedCode);
    return this.sums.of(code);
  }

  /**
   * How much a code and all codes below it were found, on the present reading: what `count` would say if their codings
   * named the code itself. One passage with several of these codes counts once.
   */
  countBelow(code: string): Count {
    this.sumsBelow ??= this.addUp(namedCodeAndAbove);
    return this.sumsBelow.of(code);
  }

  /** How many codings by anybody name a code, or a former id of it; on every reading. */
  codings(code: string): number {
    let all = 0;
    for (const [number, rows] of this.uses.entries()) {
      const name = this.tables.codes.name(number);
      if (rows > 0 && (findCode(this.current.codebook, name)?.id ?? name) === code) all += rows;
    }
    return all;
  }

  /** How many codings by anybody there are; on every reading. */
  allCodings(): number {
    return this.uses.reduce((all, rows) => all + rows, 0);
  }

  /** The codes that anybody's codings name, by id, aliases followed; some may not be in the codebook. */
  codesInUse(): Set<string> {
    const { codebook } = this.current;
    const inUse = new Set<string>();
    for (const [number, rows] of this.uses.entries()) {
      const name = this.tables.codes.name(number);
      if (rows > 0) inUse.add(findCode(codebook, name)?.id ?? name);
    }
    return inUse;
  }

  /** A document's rows, whole; empty for a document that the study does not have. */
  rows(document: string): Row[] {
    const known = this.byPath.get(document);
    return known === undefined ? [] : rowsOf(known.shard, this.tables);
  }

  /** A document's rows that overlap a stretch; at an empty one, those that hold its place, their end included. */
  rowsAt(document: string, { start, end }: Span): Row[] {
    const shard = this.byPath.get(document)?.shard;
    const found: Row[] = [];
    for (let at = 0; shard !== undefined && at < shard.count && shard.start[at]! <= end; at++) {
      const last = shard.start[at]! + shard.length[at]!;
      const isThere = start === end ? last >= start : shard.start[at]! < end && last > start;
      if (isThere) found.push(rowAt(shard, at, this.tables));
    }
    return found;
  }

  /** Who marked a document as coded. */
  marks(document: string): string[] {
    const marks = this.byPath.get(document)?.shard.marks ?? [];
    return marks.map((owner) => this.tables.owners.name(owner));
  }

  setSetup(setup: StudySetup): void {
    const sameCodes = setup.codebook === this.current.codebook;
    this.current = setup;
    if (sameCodes) this.emit({ kind: "rebuild" });
    else this.recount();
  }

  /** Takes what reading a document gave in the place of what was known of it. */
  put(path: string, present: boolean, reading: DocumentReading, owners: readonly string[]): void {
    const before = this.byPath.get(path);
    const shard = makeShard(path, reading.rows, reading.marks, owners, this.tables);
    if (reading.problems.length > 0) this.documentProblems.set(path, reading.problems);
    else this.documentProblems.delete(path);
    if (reading.mentions.size > 0) this.mentions.set(path, reading.mentions);
    else this.mentions.delete(path);
    this.replace(before, { path, present, front: reading.front, shard });
  }

  /** Forgets a document; its file and all its codings are gone. */
  drop(path: string): void {
    const before = this.byPath.get(path);
    this.documentProblems.delete(path);
    this.mentions.delete(path);
    if (before !== undefined) this.replace(before, null);
  }

  /** Gives a document's passages new places, one span a row in the shard's order; nothing is counted anew. */
  carry(path: string, start: Uint32Array, length: Uint32Array): void {
    const document = this.byPath.get(path);
    if (document === undefined) return;
    if (!this.counted.has(path)) this.counted.set(path, document.shard);
    this.byPath.set(path, { ...document, shard: { ...document.shard, start, length } });
  }

  /** Gives a document's passages other places than edits carried them to; in any order. */
  place(path: string, rows: readonly Row[]): void {
    const document = this.byPath.get(path);
    if (document === undefined) return;
    const names = (numbers: readonly number[]) => numbers.map((number) => this.tables.owners.name(number));
    const { marks, owners } = document.shard;
    const shard = makeShard(path, rows, names(marks), names(owners), this.tables);
    this.replace(document, { ...document, shard });
  }

  /** Everything that is wrong in the study's files, by file and place. */
  problems(): Problem[] {
    const found = [
      ...this.current.problems,
      ...[...this.documentProblems.values()].flat(),
      ...this.unknownCodes(),
    ];
    const order = ({ file, range }: Problem) => [file, range.start.line, range.start.character] as const;
    return found.sort((a, b) => {
      const [first, second] = [order(a), order(b)];
      return first[0] === second[0]
        ? first[1] - second[1] || first[2] - second[2]
        : first[0] < second[0]
          ? -1
          : 1;
    });
  }

  private unknownCodes(): Problem[] {
    const { codebook } = this.current;
    const unknown = [...this.codesInUse()].filter((code) => findCode(codebook, code) === null);
    return unknown.map((code) => {
      const places = [...this.mentions.values()].flatMap((mentions) => mentions.get(code) ?? []);
      places.sort((a, b) => (a.file < b.file ? -1 : 1));
      const { file, line } = places[0] ?? { file: codebookFile, line: 0 };
      const more = places.length > 1 ? ` It is named in ${places.length - 1} more.` : "";
      const message = `The code ${cited(code)} is not in the codebook. Its codings are kept and counted under this name.${more}`;
      return problem("unknown-code", file, lineRange(line, 0), message);
    });
  }

  private replace(before: Document | undefined, after: Document | null): void {
    const { path } = (after ?? before)!;
    if (before !== undefined) {
      const counted = this.counted.get(path) ?? before.shard;
      this.sums?.remove(counted);
      this.sumsBelow?.remove(counted);
      this.use(before.shard, -1);
    }
    this.counted.delete(path);
    if (before === undefined || after === null) this.sorted = null;
    if (after === null) this.byPath.delete(path);
    else {
      this.byPath.set(path, after);
      this.sums?.add(after.shard);
      this.sumsBelow?.add(after.shard);
      this.use(after.shard, 1);
    }
    if (this.listeners.size === 0) return;
    this.emit({ kind: "delta", document: path, ...difference(before?.shard, after?.shard, this.tables) });
  }

  private recount(): void {
    this.sums = null;
    this.sumsBelow = null;
    this.counted.clear();
    this.emit({ kind: "rebuild" });
  }

  private use({ count, code }: Shard, sign: 1 | -1): void {
    for (let at = 0; at < count; at++) {
      const number = code[at]!;
      if (number !== none) this.uses[number] = (this.uses[number] ?? 0) + sign;
    }
  }

  private addUp(countsFor: typeof namedCode): Counts {
    const sums = counts(this.readingNow, this.tables, countsFor(this.current.codebook, this.tables));
    for (const [path, { shard }] of this.byPath) sums.add(this.counted.get(path) ?? shard);
    return sums;
  }

  private emit(event: StudyEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

function difference(before: Shard | undefined, after: Shard | undefined, known: NameTables) {
  const old = new Map(
    (before === undefined ? [] : rowsOf(before, known)).map((row) => [row.id + row.owner, row]),
  );
  const added: Row[] = [];
  const changed: Row[] = [];
  for (const row of after === undefined ? [] : rowsOf(after, known)) {
    const was = old.get(row.id + row.owner);
    old.delete(row.id + row.owner);
    if (was === undefined) added.push(row);
    else if ((Object.keys(row) as (keyof Row)[]).some((key) => row[key] !== was[key])) changed.push(row);
  }
  return { added, removed: [...old.values()], changed };
}
