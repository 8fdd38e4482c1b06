import { mapSpan, type Edits } from "../text/edit";
import { describe, resolveAll, type Placing } from "../text/place";
import { textVersion } from "../text/version";
import {
  applyChange,
  emptyLog,
  inverse,
  logDone,
  logRedone,
  logReplaced,
  logUndone,
  type Action,
  type Change,
  type Swap,
  type UndoLog,
} from "./change";
import { readCodebook } from "./codebook";
import { mergeCodebooks, type MergedCodebook } from "./codebook-merge";
import { sidesOf } from "./conflict";
import {
  addFile,
  indexFiles,
  readDocumentText,
  readFrame,
  readOwned,
  readStudyManifest,
  type FileIndex,
} from "./files";
import { newManifest } from "./manifest";
import * as paths from "./paths";
import type { Cancel, FilePort, FileWrite } from "./port";
import { fileStart, problem, type Problem } from "./problem";
import { readDocument, type OwnedText } from "./read-document";
import { formatRecord, isPassage, type Passage } from "./record";
import type { Row } from "./shard";
import { parseSidecar, settle } from "./sidecar";
import { findStrays, noStrays, type KeptFile, type Strays } from "./strays";
import { Study } from "./study";

/** How many files are read at once. */
const atOnce = 16;

/** A document that an editor shows: its text is the editor's, not the file's. */
interface OpenDocument {
  readonly read: () => string;
  /** How many edits were followed, and how many of them had been when the passages were last found from their records. */
  edits: number;
  foundAfter: number;
  /** For each passage as last read, the place that its record spoke of. */
  known: Map<string, string>;
}

export interface Loading {
  readonly cancel?: Cancel;
  /** Called with how many of the documents are read. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * A study and its folder: reads files into the study, writes actions into files. One thing is done at a time, in the
 * order it was asked for.
 */
export class StudyFolder {
  readonly study = new Study();
  private index: FileIndex = { documents: new Set(), owners: new Map(), themes: new Set() };
  private indexProblems: readonly Problem[] = [];
  private strays: Strays = noStrays;
  private readonly open = new Map<string, OpenDocument>();
  private readonly logs = new Map<string, UndoLog>();
  private queue: Promise<unknown> = Promise.resolve();

  /** `name` is what a study is called that does not say itself. */
  constructor(
    private readonly port: FilePort,
    private readonly name: string,
  ) {}

  /** Reads the whole folder anew. Stops early, with what was read so far, when cancelled. */
  load({ cancel, progress }: Loading = {}): Promise<void> {
    return this.inTurn(async () => {
      const files = await this.port.list(cancel);
      if (cancel?.cancelled === true) return;
      const { isDocument } = await readStudyManifest(this.port);
      const { index, problems } = indexFiles(files, isDocument);
      this.index = index;
      this.indexProblems = problems;
      await this.readFrame();
      const documents = [...new Set([...index.documents, ...index.owners.keys()])].sort();
      const there = new Set(documents);
      for (const gone of this.study.documents.keys()) if (!there.has(gone)) this.study.drop(gone);
      await this.findStrays();
      let done = 0;
      const next = documents[Symbol.iterator]();
      const worker = async () => {
        for (const document of next) {
          if (cancel?.cancelled === true) return;
          await this.readDocument(document);
          progress?.(++done, documents.length);
          await this.port.breathe();
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    });
  }

  /** Reads anew what these files tell, after they were written, made or deleted outside. */
  refresh(files: readonly string[]): Promise<void> {
    if (files.includes(paths.manifestFile)) return this.load();
    return this.inTurn(async () => {
      const documents = new Set<string>();
      let frame = false;
      for (const file of files) {
        const known = addFile(this.index, file, this.study.frame.manifest.isDocument);
        const sidecar = paths.readSidecarPath(file);
        if (sidecar !== null) documents.add(sidecar.document);
        else if (this.index.documents.has(file)) documents.add(file);
        else if (known || file === paths.codebookFile || file === paths.participantsFile) frame = true;
      }
      if (frame) await this.readFrame();
      for (const document of documents) await this.readDocument(document);
      for (const document of await this.findStrays()) await this.readDocument(document);
    });
  }

  /** Has a document's text come from an editor (null: from its file again). */
  setText(document: string, read: (() => string) | null): Promise<void> {
    if (read === null) this.open.delete(document);
    else this.open.set(document, { read, edits: 0, foundAfter: 0, known: new Map() });
    return this.inTurn(() => (this.isKnown(document) ? this.readDocument(document) : Promise.resolve()));
  }

  /** Carries an open document's passages through edits that an editor made; at once. */
  edited(document: string, edits: Edits): void {
    const open = this.open.get(document);
    const known = this.study.documents.get(document);
    if (open === undefined || known === undefined) return;
    open.edits++;
    const { count, start, length } = known.shard;
    const moved = { start: Uint32Array.from(start), length: Uint32Array.from(length) };
    for (let at = 0; at < count; at++) {
      const span = mapSpan({ start: start[at]!, end: start[at]! + length[at]! }, edits);
      moved.start[at] = span.start;
      moved.length[at] = span.end - span.start;
    }
    this.study.carry(document, moved.start, moved.length);
  }

  /**
   * Has the owner's lines on disk lead to where the editor shows their passages, as they do after every save: those
   * that would not are written anew, all others stay byte for byte. Everything is then found from the lines.
   */
  keepPlaces(document: string, owner: string): Promise<FileWrite> {
    return this.inTurn(async () => {
      const open = this.open.get(document);
      if (open === undefined || !this.isKnown(document)) return { kind: "unchanged" };
      const own = (await readOwned(this.port, document, [owner])).owned[0];
      // From here to the next wait, the text and the places in it are of one moment.
      const { edits } = open;
      const change = own === undefined ? null : this.newPlaces(document, own, open.read());
      const written: FileWrite = change === null ? { kind: "unchanged" } : await this.write(change);
      if (written.kind === "refused") return written;
      if (change !== null) {
        this.logs.set(document, logReplaced(this.log(document), change));
        for (const { record } of parseSidecar(change.swaps.flatMap(({ after }) => after).join("\n"), "")
          .lines) {
          if (isPassage(record)) open.known.set(`${owner}/${record.id}`, placeOf(record));
        }
      }
      open.foundAfter = edits;
      await this.readDocument(document);
      return written;
    });
  }

  /** Does what a person asked for: all of it, or, where it is refused, nothing. It can then be undone. */
  apply(action: Action): Promise<FileWrite> {
    return this.inTurn(async () => {
      const started = await this.ensureStudy();
      if (started.kind === "refused") return started;
      const written = await this.writeAll(action);
      if (written.kind !== "refused")
        this.logs.set(action.document, logDone(this.log(action.document), action));
      return written;
    });
  }

  /** What was done in a document and can be undone or done again. */
  log(document: string): UndoLog {
    return this.logs.get(document) ?? emptyLog;
  }

  /** Takes back the last action in a document; null where there is none. */
  undo(document: string): Promise<{ action: Action; written: FileWrite } | null> {
    return this.inTurn(async () => {
      const action = this.log(document).done.at(-1);
      if (action === undefined) return null;
      const written = await this.writeAll(inverse(action), true);
      if (written.kind !== "refused") this.logs.set(document, logUndone(this.log(document)));
      return { action, written };
    });
  }

  /** Does again what was last undone in a document; null where there is nothing. */
  redo(document: string): Promise<{ action: Action; written: FileWrite } | null> {
    return this.inTurn(async () => {
      const action = this.log(document).undone.at(-1);
      if (action === undefined) return null;
      const written = await this.writeAll(action);
      if (written.kind !== "refused") this.logs.set(document, logRedone(this.log(document)));
      return { action, written };
    });
  }

  /**
   * Merges the two sides of a codebook that a merge left with conflict markers. What comes back beside the outcome are
   * the codes of which both versions stand in the file now, for someone to choose.
   */
  mergeCodebook(): Promise<{ written: FileWrite; conflicts: readonly string[] }> {
    return this.inTurn(async () => {
      const merged: { result: MergedCodebook | null } = { result: null };
      const written = await this.port.update(paths.codebookFile, (text) => {
        const sides = sidesOf(text ?? "", { aligned: false });
        merged.result = sides === null ? null : mergeCodebooks(sides.base, sides.ours, sides.theirs);
        return merged.result?.text ?? null;
      });
      if (written.kind === "written") await this.readFrame();
      return { written, conflicts: merged.result?.conflicts ?? [] };
    });
  }

  /** The text of the codebook as it is on disk; empty where there is none. */
  async codebookText(): Promise<string> {
    const read = await this.port.read(paths.codebookFile, Number.MAX_SAFE_INTEGER);
    return read.kind === "text" ? read.text : "";
  }

  /** A document's normalised text as people see it now; null where it is gone or can't be read. */
  async text(document: string): Promise<string | null> {
    const open = this.open.get(document);
    return open === undefined ? (await readDocumentText(this.port, document)).text : open.read();
  }

  /** What each owner keeps about a document, as it is on disk. */
  async owned(document: string): Promise<OwnedText[]> {
    return (await readOwned(this.port, document, this.index.owners.get(document) ?? [])).owned;
  }

  /** All problems of the study's files. */
  problems(): Problem[] {
    return [...this.indexProblems, ...this.study.problems()];
  }

  private isKnown(document: string): boolean {
    return this.index.documents.has(document) || this.index.owners.has(document);
  }

  private async readFrame(): Promise<void> {
    const before = this.study.codesInUse();
    const frame = await readFrame(this.port, [...this.index.themes].sort(), this.study.frame.codebook);
    this.study.setFrame(frame);
    const lost = [...before].some(
      (code) => !frame.codebook.codes.has(code) && !frame.codebook.aliases.has(code),
    );
    if (lost) for (const document of this.index.owners.keys()) await this.readDocument(document);
  }

  /** Looks for strays where a document is gone; what comes back are the documents that read differently now, or did. */
  private async findStrays(): Promise<Set<string>> {
    const { documents, owners } = this.index;
    const before = this.strays.documents;
    const concerned = new Set<string>();
    for (const [document, keepers] of owners) {
      if (!documents.has(document)) for (const owner of keepers) concerned.add(owner);
    }
    const files: KeptFile[] = [];
    for (const [document, keepers] of concerned.size === 0 ? [] : owners) {
      const { owned } = await readOwned(
        this.port,
        document,
        [...keepers].filter((owner) => concerned.has(owner)),
      );
      for (const one of owned) files.push({ ...one, document, present: documents.has(document) });
    }
    this.strays = findStrays(files);
    return new Set([...before, ...this.strays.documents]);
  }

  private async readDocument(document: string): Promise<void> {
    const kept = await readOwned(this.port, document, this.index.owners.get(document) ?? []);
    const owned = kept.owned.map((one) => this.strays.rejoin(one));
    // Read last, so that an editor's text is of the same moment as the places that its edits led to.
    const onDisk = this.open.has(document) ? null : await readDocumentText(this.port, document);
    const open = this.open.get(document);
    const file =
      open === undefined ? (onDisk ?? (await readDocumentText(this.port, document))) : fromEditor(open);
    if (!file.present) this.index.documents.delete(document);
    if (!file.present && owned.length === 0) {
      this.index.owners.delete(document);
      this.study.drop(document);
      return;
    }
    const reading = readDocument({
      document,
      text: file.text,
      owned,
      interviewers: this.study.frame.manifest.interviewers,
      ...(open === undefined ? {} : { known: this.followed(document, open) }),
    });
    const gone = file.present || reading.rows.length === 0 ? [] : [missing(document, owned[0]!.file)];
    const all = { ...reading, problems: [...file.problems, ...kept.problems, ...gone, ...reading.problems] };
    this.study.put(
      document,
      file.present,
      all,
      owned.map(({ owner }) => owner),
    );
  }

  /** Where edits have carried an open document's passages, for those whose records still say what they said. */
  private followed(document: string, open: OpenDocument): (owner: string, record: Passage) => Placing | null {
    const rows = new Map<string, Row>();
    if (open.edits > open.foundAfter)
      for (const row of this.study.rows(document)) rows.set(`${row.owner}/${row.id}`, row);
    const { known } = open;
    open.known = new Map();
    return (owner, record) => {
      const key = `${owner}/${record.id}`;
      const place = placeOf(record);
      open.known.set(key, place);
      const row = known.get(key) === place ? rows.get(key) : undefined;
      if (row === undefined || row.status === "lost" || row.status === "unchecked") return null;
      return {
        status: row.status,
        span: { start: row.start, end: row.start + row.length },
        score: 1,
        runnerUp: 0,
      };
    };
  }

  private newPlaces(document: string, own: OwnedText, text: string): (Change & { kind: "lines" }) | null {
    const shown = new Map(
      this.study
        .rows(document)
        .filter((row) => row.owner === own.owner)
        .map((row) => [row.id, row]),
    );
    const sidecar = parseSidecar(own.text, own.file);
    const passages = settle(sidecar).flatMap(({ record, line }) =>
      isPassage(record) ? [{ record, line }] : [],
    );
    const placings = resolveAll(
      passages.map(({ record }) => record),
      text,
    );
    const version = textVersion(text);
    const swaps: Swap[] = [];
    for (const [at, { record, line }] of passages.entries()) {
      const row = shown.get(record.id);
      if (row === undefined || row.length === 0) continue;
      if (row.status === "lost" || row.status === "unchecked" || row.status === "ambiguous") continue;
      const { status, span } = placings[at]!;
      const seen = { start: row.start, end: row.start + row.length };
      const isFound = status === "exact" || status === "shifted";
      if (isFound && span?.start === seen.start && span.end === seen.end) continue;
      const raw = formatRecord({ ...record, ...describe(text, seen, version) });
      const before = sidecar.lines.filter((one) => one.record.id === record.id).map((one) => one.raw);
      swaps.push({ id: record.id, before, after: before.map((one) => (one === line.raw ? raw : one)) });
    }
    return swaps.length === 0 ? null : { kind: "lines", file: own.file, swaps };
  }

  /** Writes an action's changes; what was written is taken back where a later one is refused. */
  private async writeAll(action: Action, undoing = false): Promise<FileWrite> {
    const done: Change[] = [];
    let result: FileWrite = { kind: "unchanged" };
    for (const change of action.changes) {
      if (undoing && change.kind === "codebook" && this.wouldOrphan(change)) continue;
      const written = await this.writeAndRead(change);
      if (written.kind === "refused") {
        for (const back of inverse({ ...action, changes: done }).changes) await this.writeAndRead(back);
        return written;
      }
      done.push(change);
      if (written.kind === "written") result = written;
    }
    return result;
  }

  private async writeAndRead(change: Change): Promise<FileWrite> {
    const written = await this.write(change);
    if (written.kind !== "written") return written;
    if (change.kind === "codebook") await this.readFrame();
    else await this.readDocument(paths.readSidecarPath(change.file)!.document);
    return written;
  }

  private async write(change: Change): Promise<FileWrite> {
    const file = change.kind === "codebook" ? paths.codebookFile : change.file;
    const attempt = { refused: false };
    const written = await this.port.update(file, (text) => {
      const next = applyChange(text, change);
      attempt.refused = next === null;
      return next;
    });
    if (written.kind === "unchanged" && attempt.refused) {
      return {
        kind: "refused",
        reason: "This was changed elsewhere in the meantime, so it was left as it is.",
      };
    }
    if (written.kind === "written") addFile(this.index, file, this.study.frame.manifest.isDocument);
    return written;
  }

  /** Whether a codebook change takes away a code that codings still name. */
  private wouldOrphan({ before, after }: Change & { kind: "codebook" }): boolean {
    const used = this.study.codesInUse();
    const left = readCodebook(after).codebook;
    const taken = [...readCodebook(before).codebook.codes.keys()].filter((code) => !left.codes.has(code));
    return taken.some((code) => used.has(code));
  }

  /** Makes any folder a study: its mark, and what lets git merge codings. */
  private async ensureStudy(): Promise<FileWrite> {
    const made = await this.port.update(paths.manifestFile, (text) =>
      text === null ? newManifest(this.name) : null,
    );
    if (made.kind === "refused") return made;
    return this.port.update(paths.attributesFile, (text) => {
      if (text?.split(/\r?\n/).includes(paths.attributesLine) === true) return null;
      return `${text === null || text === "" || text.endsWith("\n") ? (text ?? "") : `${text}\n`}${paths.attributesLine}\n`;
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work);
    this.queue = result.catch(() => undefined);
    return result;
  }
}

function fromEditor(open: OpenDocument): { text: string | null; present: boolean; problems: Problem[] } {
  return { text: open.read(), present: true, problems: [] };
}

/** What a record says about where its passage stands. */
function placeOf({ start, quote, text }: Passage): string {
  return `${start} ${quote.length} ${text}`;
}

function missing(document: string, file: string): Problem {
  const message = `The document ${document} is not there. Its codings are kept and counted; their places can't be checked.`;
  return problem("document-missing", file, fileStart, message);
}
